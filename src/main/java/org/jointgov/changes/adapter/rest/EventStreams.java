package org.jointgov.changes.adapter.rest;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jointgov.platform.jobs.JobTransactions;
import org.jointgov.platform.jobs.RecurringJob;
import org.jointgov.platform.security.HubUnavailableException;
import org.jointgov.platform.security.LiveTokens;
import org.jointgov.platform.time.Time;
import org.jointgov.shared.Problem;
import org.jointgov.shared.ProblemException;

/**
 * The open event streams of this node, and the one poller that serves them all: one transaction asks how far the feeds of all
 * their recipients go, whatever the number of clients. A few threads write, so that a client who does not read holds up nobody
 * but, at most, one of them. Memberships are asked every 2 s, logins twice a second,
 * of which {@link LiveTokens} passes on to the hub what is older than 4 s: a stream ends within 5 s of its login.
 */
@ApplicationScoped
public class EventStreams implements RecurringJob {
    /** The most streams that one person may have open on one node: browser tabs and devices. */
    static final int PER_PERSON = 8;

    /** The most streams of one node. */
    static final int PER_NODE = 2_000;

    private static final Logger LOG = Logger.getLogger(EventStreams.class.getName());
    private static final int WRITERS = 8;
    private static final Duration MEMBERSHIP_CHECK = Duration.ofSeconds(2);
    private static final Duration LOGIN_CHECK = Duration.ofMillis(500);

    private final JobTransactions transactions;
    private final LiveTokens live;
    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    private long membershipsAskedAt = System.nanoTime();

    @Resource
    @SuppressWarnings("NullAway.Init") // injected by the container
    private ManagedThreadFactory threads;

    @SuppressWarnings("NullAway.Init") // made after construction
    private ExecutorService writers;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected EventStreams() {
        this.transactions = null;
        this.live = null;
    }

    @Inject
    public EventStreams(JobTransactions transactions, LiveTokens live) {
        this.transactions = transactions;
        this.live = live;
    }

    @PostConstruct
    void open() {
        writers = Executors.newFixedThreadPool(WRITERS, threads);
    }

    @PreDestroy
    void close() {
        streams.forEach(EventStream::close);
        streams.clear();
        writers.shutdownNow();
    }

    /**
     * Makes room for one more: beyond {@value #PER_PERSON} the person's oldest stream ends. Refusing the newest would shut
     * somebody out whose network keeps breaking, because a stream that was cut is noticed only when it is next written to.
     *
     * @throws ProblemException 503 when the node has too many
     */
    void makeRoom(UUID person) {
        if (streams.size() >= PER_NODE) {
            throw new ProblemException(Problem.SERVICE_UNAVAILABLE);
        }
        List<EventStream> own = streams.stream()
                .filter(stream -> stream.person().equals(person) && !stream.isClosed())
                .sorted(Comparator.comparingLong(EventStream::openedAt))
                .toList();
        own.stream().limit(Math.max(0, own.size() - PER_PERSON + 1)).forEach(EventStream::fall);
    }

    /**
     * Takes a stream on. Its client is told the position at once, by the request's own thread: with the first event the
     * answer's headers leave, and what makes them knows the request.
     */
    void add(EventStream stream) {
        stream.speak();
        streams.add(stream);
    }

    /** How many streams are open here. */
    public int size() {
        return streams.size();
    }

    @Override
    public String name() {
        return "event-streams";
    }

    @Override
    public Duration rest() {
        return Duration.ofMillis(200);
    }

    @Override
    public void run() throws SQLException {
        streams.removeIf(EventStream::isClosed);
        if (streams.isEmpty()) {
            return;
        }
        try {
            poll();
        } finally {
            // Tokens expire and hearts beat while the database is away, too.
            streams.forEach(this::tend);
        }
    }

    private void poll() throws SQLException {
        boolean askMemberships = System.nanoTime() - membershipsAskedAt > MEMBERSHIP_CHECK.toNanos();
        Set<EventStream> polled = new HashSet<>(streams);
        transactions.run(name(), connection -> {
            Map<String, Long> positions = positions(connection, polled);
            for (EventStream stream : polled) {
                Long position = stream.recipient() == null ? null : positions.get(stream.recipient());
                if (position != null) {
                    stream.reach(position);
                }
            }
            if (askMemberships) {
                Set<UUID> standing = standing(connection, polled);
                polled.stream()
                        .filter(stream -> !standing.contains(stream.membership()))
                        .forEach(EventStream::fall);
            }
            return polled.size();
        });
        if (askMemberships) {
            membershipsAskedAt = System.nanoTime();
        }
    }

    private static Map<String, Long> positions(Connection connection, Set<EventStream> polled) throws SQLException {
        Object[] recipients = polled.stream()
                .map(EventStream::recipient)
                .filter(Objects::nonNull)
                .distinct()
                .toArray();
        Map<String, Long> positions = new HashMap<>();
        try (PreparedStatement statement =
                connection.prepareStatement("select recipient, reached from jointgov.change_positions(?)")) {
            statement.setArray(1, array(connection, "text", recipients));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    positions.put(row.getString(1), row.getLong(2));
                }
            }
        }
        return positions;
    }

    private static Set<UUID> standing(Connection connection, Set<EventStream> polled) throws SQLException {
        Object[] memberships =
                polled.stream().map(EventStream::membership).distinct().toArray();
        Set<UUID> standing = new HashSet<>();
        try (PreparedStatement statement =
                connection.prepareStatement("select m from jointgov.standing_memberships(?) m")) {
            statement.setArray(1, array(connection, "uuid", memberships));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    standing.add(row.getObject(1, UUID.class));
                }
            }
        }
        return standing;
    }

    private static Array array(Connection connection, String type, Object[] values) throws SQLException {
        return connection.createArrayOf(type, values);
    }

    /** Hands the stream to a writer when there is something to do and no writer has it. */
    private void tend(EventStream stream) {
        boolean due = stream.mustEnd(Time.now()) || stream.hasSomethingToSay() || stream.isUnchecked(LOGIN_CHECK);
        if (due && stream.take()) {
            writers.execute(() -> {
                try {
                    write(stream);
                } catch (RuntimeException e) {
                    LOG.log(Level.FINE, () -> "stream lost: " + e.getClass().getName());
                    stream.close();
                } finally {
                    stream.release();
                }
            });
        }
    }

    private void write(EventStream stream) {
        if (stream.isUnchecked(LOGIN_CHECK)) {
            if (!isHonoured(stream.token())) {
                stream.fall();
            }
            stream.checked();
        }
        if (stream.mustEnd(Time.now())) {
            stream.close();
            streams.remove(stream);
            return;
        }
        stream.speak();
    }

    /** While the hub is away, a token that it honoured lives on until it expires. */
    private boolean isHonoured(String token) {
        try {
            return live.isLive(token);
        } catch (HubUnavailableException e) {
            return true;
        }
    }
}
