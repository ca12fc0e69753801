package org.jointgov.platform.time;

import java.time.Instant;
import java.time.ZoneId;

/** The clock of this node, and the zone in which times are shown. Times are stored in UTC. */
public final class Time {
    /** Where the townships are. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private Time() {}

    /** Now, UTC, to the microsecond, as the database keeps it. */
    public static Instant now() {
        return Instant.now().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    }
}
