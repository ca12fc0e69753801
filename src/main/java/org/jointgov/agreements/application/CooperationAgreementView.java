package org.jointgov.agreements.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jointgov.agreements.domain.AgreementAction;
import org.jointgov.agreements.domain.AgreementState;
import org.jointgov.shared.Act;
import org.jointgov.shared.Language;
import org.jointgov.shared.Means;
import org.jointgov.shared.Reader;
import org.jspecify.annotations.Nullable;

/**
 * A cooperation agreement as a caller sees it: the summary's fields and all of its parts.
 *
 * @param contentHash of the latest wording, docs/content-hash.md
 * @param revisionTownshipId the side that wrote the latest wording
 * @param acceptances of this and earlier wordings, newest first; so with signatures
 * @param inForceAt when the last leader signed
 * @param readers who outside the drafting township opened it; for that township only
 * @param actions what this caller may do now
 */
public record CooperationAgreementView(
        UUID id,
        long version,
        String title,
        UUID borderId,
        UUID ownerTownshipId,
        @Means(AgreementState.class) String state,
        int revision,
        @Nullable LocalDate termFrom,
        @Nullable LocalDate termTo,
        List<UUID> signedBy,
        List<UUID> acceptedBy,
        Instant draftedAt,
        Act draftedBy,
        @Means(Language.class) String language,
        String text,
        String contentHash,
        UUID revisionTownshipId,
        List<Word> acceptances,
        List<Word> signatures,
        List<Ending> endings,
        @Nullable Instant inForceAt,
        @Nullable Instant endedAt,
        @Nullable List<Reader> readers,
        @Means(AgreementAction.class) List<String> actions) {

    /**
     * A leader's acceptance or signature.
     *
     * @param current whether it counts: it stands under the latest wording
     */
    public record Word(UUID townshipId, String office, Instant at, int revision, String contentHash, boolean current) {}

    /** A side's ending of the agreement. */
    public record Ending(UUID townshipId, String office, Instant at, String reason) {}
}
