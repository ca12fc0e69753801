package org.jointgov.meetings.domain;

import java.time.Instant;
import java.time.ZoneId;
import org.jointgov.shared.Slugged;

/** How often the meetings of a series come. The table's CHECK holds the same names. */
public enum SeriesRhythm implements Slugged {
    QUARTERLY(3),
    HALF_YEARLY(6),
    YEARLY(12);

    private final int months;

    SeriesRhythm(int months) {
        this.months = months;
    }

    /**
     * When a later one begins: at the same time of the same day of its month, or of the month's last day where that is earlier.
     *
     * @param first when the first begins, UTC
     * @param number of the meeting, from 1
     * @param zone whose days and hours count
     */
    public Instant at(Instant first, int number, ZoneId zone) {
        return first.atZone(zone).plusMonths((long) months * (number - 1)).toInstant();
    }

    /** @throws IllegalArgumentException for an unknown name */
    public static SeriesRhythm of(String slug) {
        for (SeriesRhythm rhythm : values()) {
            if (rhythm.slug().equals(slug)) {
                return rhythm;
            }
        }
        throw new IllegalArgumentException("unknown rhythm");
    }
}
