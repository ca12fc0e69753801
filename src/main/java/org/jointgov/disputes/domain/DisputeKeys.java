package org.jointgov.disputes.domain;

import java.util.UUID;

/** The keys of a dispute's alert, wrapped: of no use outside. All words of the dispute are encrypted with them. */
public record DisputeKeys(UUID alertTownshipId, UUID alertId, byte[] townshipKeyset, byte[] keyset) {
    @Override
    public String toString() {
        return "DisputeKeys";
    }
}
