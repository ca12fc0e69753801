package org.jointgov.documents.application;

import java.time.Instant;
import java.util.List;
import org.jointgov.shared.Means;
import org.jointgov.shared.Slugged;
import org.jointgov.tenancy.api.TextSet;
import org.jspecify.annotations.Nullable;

/**
 * What is said of minutes on paper to whoever holds them.
 *
 * @param outcome unknown also when the meeting exists and the fingerprint is none of its minutes'
 * @param inForceAt since when; only while they are in force
 * @param signedBy the sides that signed exactly these, in their order
 */
public record VerifiedMinutes(
        @Means(PaperStanding.class) String outcome,
        @Nullable Instant inForceAt,
        List<SignedSide> signedBy) {
    public VerifiedMinutes {
        signedBy = List.copyOf(signedBy);
    }

    /** How they stand. */
    public enum PaperStanding implements Slugged {
        IN_FORCE,
        /** Not every side has signed. */
        NOT_IN_FORCE,
        /** There is a later revision. */
        SUPERSEDED,
        UNKNOWN
    }

    /** A side whose leader signed. */
    public record SignedSide(TextSet township, String office, Instant at) {}

    static VerifiedMinutes unknown() {
        return new VerifiedMinutes(PaperStanding.UNKNOWN.slug(), null, List.of());
    }
}
