package org.jointgov.disputes.adapter.rest;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jointgov.disputes.domain.PartiesManner;
import org.jointgov.disputes.domain.Settlements;
import org.jointgov.platform.rest.Required;
import org.jointgov.shared.Fields;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/**
 * How the own side's parties confirmed the settlement.
 *
 * @param contentHash SHA-256 in hex of what was confirmed, as the unmasking gave it with the words
 * @param confirmedOn the day on which the paper was complete on this side, with the mediators' signature and the committee's seal;
 *     not in the future
 * @param scanSha256 SHA-256 in hex of the scanned paper; absent of an oral settlement only
 * @param scanAttachmentId the attachment that holds the scan, if it was kept here
 */
@Schema(name = "SettlementPartiesConfirmationRequest")
public record PartiesConfirmationRequest(
        @Required @Nullable String contentHash,
        @Required @Means(PartiesManner.class) @Nullable String manner,
        @Required @Nullable LocalDate confirmedOn,
        @Nullable String scanSha256,
        @Nullable UUID scanAttachmentId) {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    Settlements.PartiesConfirmation given(Fields fields) {
        String how = fields.oneOf("/manner", manner, PartiesManner.class);
        String scan = fields.optionalLine("/scanSha256", scanSha256, 64);
        scan = scan == null ? null : scan.toLowerCase(Locale.ROOT);
        if (scan == null && !how.isEmpty() && !how.equals(PartiesManner.ORAL.slug())) {
            fields.reject("/scanSha256", "required");
        }
        if (scan != null && !HEX.matcher(scan).matches()) {
            fields.reject("/scanSha256", "malformed");
        }
        if (scan == null && scanAttachmentId != null) {
            fields.reject("/scanAttachmentId", "unknown-value");
        }
        return new Settlements.PartiesConfirmation(
                how, SettlementRequest.past("/confirmedOn", confirmedOn, fields), scan, scanAttachmentId);
    }
}
