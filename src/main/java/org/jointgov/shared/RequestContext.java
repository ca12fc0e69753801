package org.jointgov.shared;

import java.time.Instant;
import java.util.Locale;

/** What a use case may know of the request it runs in. One for each request; not for use by another thread. */
public interface RequestContext {
    /**
     * Who acts.
     *
     * @throws NoMembershipException when the person behind the token has no membership that the token's roles cover
     */
    Caller caller();

    /** The caller's language: {@code zh-CN}, {@code bo} or {@code en}. */
    Locale locale();

    /** Names this request in logs and error answers. */
    String correlationId();

    /** The time of the request, read once, UTC. */
    Instant now();
}
