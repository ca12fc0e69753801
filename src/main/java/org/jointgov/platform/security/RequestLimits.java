package org.jointgov.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many requests a person, a township with all its people and machines, and all who ask without a login together, may send
 * to this node: a token bucket each, which holds one minute's worth. Thread-safe; remembers the {@value #REMEMBERED} last seen
 * of each kind.
 */
@ApplicationScoped
public class RequestLimits {
    private static final int REMEMBERED = 20_000;
    private static final double NANOS_A_MINUTE = Duration.ofMinutes(1).toNanos();

    private final Buckets people;
    private final Buckets townships;
    private final Buckets visitors;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected RequestLimits() {
        this.people = null;
        this.townships = null;
        this.visitors = null;
    }

    /**
     * @param personPerMinute requests a minute of one person; 0 for no limit
     * @param townshipPerMinute requests a minute of one township; 0 for no limit
     * @param visitorsPerMinute requests a minute of all who ask without a login about something; 0 for no limit
     */
    @Inject
    public RequestLimits(
            @ConfigProperty(name = "jointgov.limits.person-per-minute", defaultValue = "3000") int personPerMinute,
            @ConfigProperty(name = "jointgov.limits.township-per-minute", defaultValue = "12000") int townshipPerMinute,
            @ConfigProperty(name = "jointgov.limits.visitors-per-minute", defaultValue = "600") int visitorsPerMinute) {
        this(personPerMinute, townshipPerMinute, visitorsPerMinute, System::nanoTime);
    }

    RequestLimits(int personPerMinute, int townshipPerMinute, int visitorsPerMinute, LongSupplier clock) {
        this.people = new Buckets(personPerMinute, clock);
        this.townships = new Buckets(townshipPerMinute, clock);
        this.visitors = new Buckets(visitorsPerMinute, clock);
    }

    /** @throws TooManyRequestsException when the person has used up the limit */
    public void countPerson(String subject) {
        people.take(subject);
    }

    /** @throws TooManyRequestsException when the township has used up the limit */
    public void countTownship(UUID township) {
        townships.take(township.toString());
    }

    /**
     * Counts a request without a login; who sends it is not looked at.
     *
     * @param about what it asks
     * @throws TooManyRequestsException when they have used up the limit
     */
    public void countVisitor(String about) {
        visitors.take(about);
    }

    private static final class Buckets {
        private final double perMinute;
        private final LongSupplier clock;
        private final Map<String, Bucket> known = new LinkedHashMap<>(256, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > REMEMBERED;
            }
        };

        /** @param at when it held so many tokens */
        private record Bucket(double tokens, long at) {}

        Buckets(int perMinute, LongSupplier clock) {
            this.perMinute = perMinute;
            this.clock = clock;
        }

        void take(String name) {
            if (perMinute <= 0) {
                return;
            }
            long now = clock.getAsLong();
            synchronized (known) {
                Bucket last = known.getOrDefault(name, new Bucket(perMinute, now));
                double tokens = Math.min(perMinute, last.tokens() + (now - last.at()) / NANOS_A_MINUTE * perMinute);
                if (tokens < 1) {
                    throw new TooManyRequestsException((int) Math.ceil((1 - tokens) * 60 / perMinute));
                }
                known.put(name, new Bucket(tokens - 1, now));
            }
        }
    }
}
