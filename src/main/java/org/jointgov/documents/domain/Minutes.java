package org.jointgov.documents.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The latest minutes of a joint meeting.
 *
 * @param contentHash docs/content-hash.md
 * @param inForceAt when the last side signed; null before
 * @param wordings the authoritative one, then the translations
 * @param signOffs under this revision, in their order
 * @param addenda that were not withdrawn, in their order
 */
public record Minutes(
        Plan plan,
        int revision,
        String contentHash,
        @Nullable Instant inForceAt,
        List<Wording> wordings,
        List<SignOff> signOffs,
        List<Addendum> addenda) {
    public Minutes {
        wordings = List.copyOf(wordings);
        signOffs = List.copyOf(signOffs);
        addenda = List.copyOf(addenda);
    }

    /** @param confirmations the sides that say that this translation says the same; none of the authoritative wording */
    public record Wording(String language, String text, List<Item> items, List<Confirmation> confirmations) {
        public Wording {
            items = List.copyOf(items);
            confirmations = List.copyOf(confirmations);
        }
    }

    /** A text that is not given is empty. */
    public record Item(
            String title, String discussion, List<Position> positions, String decision, List<Promise> commitments) {
        public Item {
            positions = List.copyOf(positions);
            commitments = List.copyOf(commitments);
        }
    }

    /** Where a side stands. */
    public record Position(UUID sideId, String text) {}

    /** What a side takes upon itself. @param dueOn the last day, in Asia/Shanghai */
    public record Promise(UUID sideId, String office, LocalDate dueOn, String text) {}

    /** A side's word that a translation says the same as the authoritative text. */
    public record Confirmation(UUID sideId, Instant at) {}

    /**
     * A signature for a side.
     *
     * @param capacity the name that the API has for as what it was given
     * @param office the signer's; with {@code paper} of who entered the scan
     * @param forOffice the leader's, whom a deputy signed for or who signed on paper
     */
    public record SignOff(
            UUID sideId,
            String capacity,
            String office,
            @Nullable String forOffice,
            Instant at) {}

    /**
     * What was added to minutes in force.
     *
     * @param inForceAt when the last side signed it; null before
     */
    public record Addendum(
            UUID sideId,
            String office,
            Instant at,
            String text,
            String contentHash,
            @Nullable Instant inForceAt,
            List<SignOff> signOffs) {
        public Addendum {
            signOffs = List.copyOf(signOffs);
        }
    }
}
