package org.jointgov.disputes.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jointgov.disputes.domain.HoldReason;
import org.jointgov.disputes.domain.RetentionAction;
import org.jointgov.shared.Act;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/**
 * How long the personal data of an alert, and of the dispute opened from it, is kept, and what stands in the way of its end.
 *
 * @param townshipId the alert's
 * @param version the alert's
 * @param ruleVersion the version of its border's rule that it is kept under; absent: the border has none yet
 * @param months by that rule
 * @param endedAt the last act since it is over; absent: it is not
 * @param keepUntil when its time is over
 * @param contentHash what a leader consents to; absent: nothing is due
 * @param sides whose consent counts
 * @param holds newest first
 * @param consents to the destruction of what is due now
 * @param certificate that the keyset is destroyed
 * @param actions what this caller may do now
 */
public record RetentionView(
        UUID alertId,
        UUID townshipId,
        long version,
        @Nullable Integer ruleVersion,
        @Nullable Integer months,
        @Nullable Instant endedAt,
        @Nullable Instant keepUntil,
        @Nullable String contentHash,
        List<UUID> sides,
        List<Hold> holds,
        List<Act> consents,
        @Nullable DestructionCertificateView certificate,
        @Means(RetentionAction.class) List<String> actions) {

    /**
     * A hold of a side, or of a county.
     *
     * @param countyCode whose it is, unless it is a township's
     * @param mayLift whether this caller may lift it now
     */
    public record Hold(
            UUID id,
            @Means(HoldReason.class) String reason,
            Act placed,
            @Nullable String countyCode,
            @Nullable Act lifted,
            boolean mayLift) {}
}
