package org.jointgov.disputes.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jointgov.disputes.api.Severity;
import org.jointgov.disputes.domain.DisputeAlertStatus;
import org.jointgov.disputes.domain.DuplicateAction;
import org.jointgov.disputes.domain.MergeObstacle;
import org.jointgov.shared.Act;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts of the other side may tell of the same thing as this one, and what the sides have said about it.
 *
 * @param version the alert's
 * @param candidates near it in place, time and type, the newest first, at most ten; not the one that it is merged with
 * @param proposals to take it and another one as one matter, newest first
 */
public record DuplicatesView(
        UUID alertId, UUID townshipId, long version, List<Candidate> candidates, List<Proposal> proposals) {

    /**
     * An alert of another township, in its public words.
     *
     * @param kilometres between the two positions, rounded up; absent where one has none
     * @param obstacle what keeps the two from becoming one matter
     */
    @Schema(name = "DuplicateCandidate")
    public record Candidate(
            UUID id,
            UUID townshipId,
            String headline,
            String placeName,
            @Means(Severity.class) String severity,
            @Means(DisputeAlertStatus.class) String state,
            Instant raisedAt,
            @Nullable Integer kilometres,
            @Means(MergeObstacle.class) @Nullable String obstacle,
            @Means(DuplicateAction.class) List<String> actions) {}

    /**
     * What one side proposed, and what the other said.
     *
     * @param alertId the proposer's alert
     * @param twinId the other side's
     * @param otherHeadline of the one of the two that this page is not about
     * @param answer absent: it waits
     */
    @Schema(name = "MergeProposal")
    public record Proposal(
            UUID id,
            UUID townshipId,
            UUID alertId,
            UUID twinTownshipId,
            UUID twinId,
            String otherHeadline,
            Act proposed,
            @Nullable Answer answer,
            @Means(DuplicateAction.class) List<String> actions) {}

    /** @param reason of a refusal */
    @Schema(name = "MergeAnswer")
    public record Answer(boolean agreed, @Nullable String reason, Act act) {}
}
