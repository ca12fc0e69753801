package org.jointgov.disputes.application;

import java.time.Instant;
import java.util.UUID;
import org.jointgov.disputes.api.Severity;
import org.jointgov.disputes.domain.DisputeAlertKind;
import org.jointgov.disputes.domain.DisputeAlertStatus;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/**
 * What a list shows of an alert.
 *
 * @param version counts the owner's changes
 * @param type a code of the catalogue of dispute types
 * @param raisedAt when the server took it in, UTC
 * @param answerDueAt when the other side's answer is due, UTC; empty while it is not shared
 * @param overdue no township has answered by then
 * @param mine it is the acting township's
 */
public record DisputeAlertSummary(
        UUID id,
        long version,
        @Means(DisputeAlertKind.class) String kind,
        String type,
        @Means(Severity.class) String severity,
        String headline,
        String placeName,
        UUID ownerTownshipId,
        @Nullable UUID borderId,
        @Means(DisputeAlertStatus.class) String state,
        boolean escalated,
        Instant raisedAt,
        @Nullable Instant sharedAt,
        @Nullable Instant answerDueAt,
        boolean overdue,
        boolean mine) {}
