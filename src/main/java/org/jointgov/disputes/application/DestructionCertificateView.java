package org.jointgov.disputes.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jointgov.shared.Act;
import org.jspecify.annotations.Nullable;

/**
 * That the keyset of an alert's personal data, and of the dispute opened from it, is destroyed.
 *
 * @param fileNumber the dispute's
 * @param ruleVersion the version of the border's rule that it was kept under
 * @param endedAt the last act on it
 * @param keepUntil when its time was over
 * @param consents whose leaders brought it about, by office
 * @param keysetSha256 of the wrapped keyset as it stood in the database: shows whether one that turns up in a backup is this one
 * @param backupsExpireOn from this day on no backup holds the keyset either; in Asia/Shanghai
 */
public record DestructionCertificateView(
        UUID id,
        UUID borderId,
        UUID alertTownshipId,
        UUID alertId,
        @Nullable UUID disputeId,
        @Nullable String fileNumber,
        List<UUID> sides,
        int ruleVersion,
        int months,
        Instant endedAt,
        Instant keepUntil,
        List<Act> consents,
        Instant destroyedAt,
        String keysetSha256,
        LocalDate backupsExpireOn) {}
