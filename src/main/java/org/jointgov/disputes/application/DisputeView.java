package org.jointgov.disputes.application;

import java.util.List;
import java.util.UUID;
import org.jointgov.disputes.api.Severity;
import org.jointgov.disputes.domain.DisputeAction;
import org.jointgov.disputes.domain.DisputeAlertKind;
import org.jointgov.disputes.domain.DisputeAlertType;
import org.jointgov.disputes.domain.DisputeStatus;
import org.jointgov.shared.Act;
import org.jointgov.shared.Means;
import org.jointgov.shared.Reader;
import org.jspecify.annotations.Nullable;

/**
 * A dispute's page as this caller may see it. Personal data is not in it: that stays with its alert, encrypted.
 *
 * @param fileNumber what stands on the file
 * @param type the alert's when the dispute was opened
 * @param townshipId the township that opened it and leads
 * @param sides the townships whose consent counts, the leading one among them
 * @param alert what it was opened from
 * @param readers who beyond the sides opened it; for the sides' leaders and clerks
 * @param actions what this caller may do now
 */
public record DisputeView(
        UUID id,
        long version,
        String fileNumber,
        @Means(DisputeAlertType.class) String type,
        @Means(DisputeStatus.class) String status,
        UUID townshipId,
        UUID borderId,
        List<UUID> sides,
        AlertLink alert,
        Act opened,
        @Nullable List<Reader> readers,
        @Means(DisputeAction.class) List<String> actions) {

    /**
     * The alert, in its public words as they stand now.
     *
     * @param escalated it, and so the dispute, is open to the counties
     */
    public record AlertLink(
            UUID id,
            UUID townshipId,
            @Means(DisputeAlertKind.class) String kind,
            @Means(Severity.class) String severity,
            String headline,
            String placeName,
            boolean escalated) {}
}
