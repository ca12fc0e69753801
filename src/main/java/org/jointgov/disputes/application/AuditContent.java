package org.jointgov.disputes.application;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jointgov.audit.api.AuditEntry;
import org.jointgov.disputes.domain.AlertContent;
import org.jointgov.disputes.domain.AlertStanding;
import org.jointgov.disputes.domain.DisputeAlert;
import org.jointgov.shared.RecordKind;
import org.jspecify.annotations.Nullable;

/**
 * What the audit trail's salted hash covers, in its canonical form: one value a line, empty where there is none. No personal
 * data but counts.
 */
final class AuditContent {
    /** The record kind in trail, feed and search. */
    static final String KIND = RecordKind.DISPUTE_ALERT.slug();

    private AuditContent() {}

    /** The owner's act: the alert as it stands now, and what was said with it. */
    static AuditEntry entry(
            String action,
            DisputeAlert alert,
            List<String> counties,
            AuditEntry.Visible visible,
            @Nullable Object... said) {
        return new AuditEntry(
                action,
                KIND,
                alert.id(),
                alert.version(),
                alert.townshipId(),
                alert.borderId().orElse(null),
                counties,
                of(alert) + also(said),
                visible);
    }

    /** Another township's act on an alert. */
    static AuditEntry entry(String action, AlertStanding alert, List<String> counties, @Nullable Object... said) {
        return new AuditEntry(
                action,
                KIND,
                alert.id(),
                alert.version(),
                alert.ownerTownshipId(),
                alert.borderId(),
                counties,
                lines("jointgov-dispute-alert-act-v1", alert.id(), alert.version(), action) + also(said),
                AuditEntry.Visible.UPSERT);
    }

    private static String of(DisputeAlert alert) {
        AlertContent content = alert.content();
        UUID border = alert.borderId().orElse(null);
        return lines(
                "jointgov-dispute-alert-v1",
                alert.id(),
                alert.townshipId(),
                border,
                content.kind(),
                content.type(),
                content.severity(),
                content.headline(),
                content.place().name(),
                content.place().latitude(),
                content.place().longitude(),
                content.place().accuracyMetres(),
                content.place().source(),
                content.occurredOn(),
                alert.hasNarrative(),
                alert.partyCount(),
                alert.attachmentCount());
    }

    private static String also(@Nullable Object... said) {
        return said.length == 0 ? "" : "\n" + lines(said);
    }

    private static String lines(@Nullable Object... values) {
        return Arrays.stream(values).map(value -> Objects.toString(value, "")).collect(Collectors.joining("\n"));
    }
}
