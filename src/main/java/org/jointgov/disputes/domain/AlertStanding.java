package org.jointgov.disputes.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an alert when somebody acts on it, and how the acting township stands to it.
 *
 * @param ownerTownshipId whose alert it is
 * @param borderId the border it is shared with; null while it is the owner's own
 * @param ownAnswer {@code acknowledged} or {@code declined} by the acting township; null before
 * @param escalatedByOwn the acting township has escalated it
 * @param glassBroken the acting person, a provincial officer, has broken the glass, and the three hours are not over
 * @param countyCodes the counties it has been escalated to
 * @param attachmentCount how many photos and voice notes it has
 * @param disputeId the dispute that has been opened from it, or from the alert that it was merged with; null: none
 * @param leftToTeam the mediation team of its dispute has been formed, and the caller's login is not on it
 */
public record AlertStanding(
        UUID ownerTownshipId,
        UUID id,
        long version,
        @Nullable UUID borderId,
        DisputeAlertStatus status,
        @Nullable String ownAnswer,
        boolean escalatedByOwn,
        boolean glassBroken,
        List<String> countyCodes,
        boolean hasNarrative,
        int partyCount,
        int attachmentCount,
        @Nullable UUID disputeId,
        boolean leftToTeam) {

    public Optional<UUID> border() {
        return Optional.ofNullable(borderId);
    }

    /** Whether there is anything that only those who handle the alert may read. */
    public boolean hasSecrets() {
        return hasNarrative || partyCount > 0 || attachmentCount > 0;
    }

    /** Whether there is a dispute of it. */
    public boolean disputed() {
        return disputeId != null;
    }

    /** Whether any township of the border has handed it to the counties. */
    public boolean escalated() {
        return !countyCodes.isEmpty();
    }

    /** Whether the acting township has taken it up. */
    boolean acknowledgedByOwn() {
        return DisputeAlertStatus.ACKNOWLEDGED.slug().equals(ownAnswer);
    }

    public boolean withdrawn() {
        return status == DisputeAlertStatus.WITHDRAWN;
    }

    /** The acting township's own status towards the alert, as far as its answer goes. */
    DisputeAlertStatus answerStatus() {
        if (withdrawn()) {
            return status;
        }
        return ownAnswer == null ? DisputeAlertStatus.READ : DisputeAlertStatus.of(ownAnswer);
    }
}
