package org.jointgov.changes.adapter.rest;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jointgov.shared.Caller;
import org.jspecify.annotations.Nullable;

/**
 * One open stream. Positions that come faster than they can be written are told as one: the newest says all. Thread-safe; one
 * thread at a time writes.
 */
final class EventStream {
    /** How long a stream is silent at most: proxies close what they take for dead. */
    static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final UUID person;
    private final UUID membership;
    private final @Nullable String recipient;
    private final String token;
    private final Instant expiresAt;
    private final Sse sse;
    private final SseEventSink sink;
    private final AtomicLong reached;
    private final long openedAt = System.nanoTime();
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile long told = -1;
    private volatile long writtenAt = System.nanoTime();
    private volatile long checkedAt = System.nanoTime();
    private volatile boolean standing = true;

    EventStream(Caller caller, String token, Instant expiresAt, long position, Sse sse, SseEventSink sink) {
        this.person = caller.personId();
        this.membership = caller.membershipId();
        this.recipient = recipient(caller);
        this.token = token;
        this.expiresAt = expiresAt;
        this.reached = new AtomicLong(position);
        this.sse = sse;
        this.sink = sink;
    }

    /** As the database's {@code context_recipient()} names it. */
    private static @Nullable String recipient(Caller caller) {
        return switch (caller.scope()) {
            case TOWNSHIP -> String.valueOf(caller.townshipId());
            case COUNTY -> "county:" + caller.countyCode();
            case PROVINCE -> "province:" + caller.provinceCode();
            case PLATFORM -> null;
        };
    }

    UUID person() {
        return person;
    }

    /** Only for comparing: nanoseconds of this JVM. */
    long openedAt() {
        return openedAt;
    }

    UUID membership() {
        return membership;
    }

    @Nullable
    String recipient() {
        return recipient;
    }

    String token() {
        return token;
    }

    boolean isClosed() {
        return sink.isClosed();
    }

    /** The feed goes as far as this. */
    void reach(long position) {
        reached.accumulateAndGet(position, Math::max);
    }

    /** The membership or the login is gone, or the person has opened too many others since. */
    void fall() {
        standing = false;
    }

    boolean mustEnd(Instant now) {
        return !standing || !now.isBefore(expiresAt);
    }

    /** Whether the login has not been asked for longer than this; asking is then up to the one who is told yes. */
    boolean isUnchecked(Duration patience) {
        return System.nanoTime() - checkedAt > patience.toNanos();
    }

    void checked() {
        checkedAt = System.nanoTime();
    }

    boolean hasSomethingToSay() {
        return told < reached.get() || System.nanoTime() - writtenAt > HEARTBEAT.toNanos();
    }

    /** Takes the stream for one thread. */
    boolean take() {
        return busy.compareAndSet(false, true);
    }

    void release() {
        busy.set(false);
    }

    /** Writes the newest position, or a comment when the stream has been silent for long. Blocks for as long as the client does not read. */
    void speak() {
        long position = reached.get();
        if (told < position) {
            send(sse.newEventBuilder()
                    .name("change")
                    .id(Long.toString(position))
                    .data("{\"position\":" + position + "}")
                    .build());
            told = position;
        } else if (System.nanoTime() - writtenAt > HEARTBEAT.toNanos()) {
            send(sse.newEventBuilder().comment("").build());
        }
    }

    private void send(OutboundSseEvent event) {
        sink.send(event);
        writtenAt = System.nanoTime();
    }

    void close() {
        sink.close();
    }
}
