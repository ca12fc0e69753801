package org.jointgov.disputes.domain;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What is known of a dispute when somebody acts on it.
 *
 * @param townshipId the township that opened it and leads
 * @param sides the townships whose consent counts
 * @param natures what each side that has spoken declares it to be in law now
 * @param countyCodes the counties that its alert has been handed up to, as far as the caller may know
 */
public record DisputeStanding(
        UUID townshipId,
        UUID id,
        long version,
        UUID borderId,
        UUID alertId,
        DisputeStatus status,
        Set<UUID> sides,
        Map<UUID, Declared> natures,
        List<String> countyCodes) {

    /**
     * A side's word.
     *
     * @param version counts the side's declarations
     */
    public record Declared(LegalNature nature, int version) {}

    /** Whether the ground has to stay as it is: a side calls it a matter of pasture use or of the boundary. */
    public boolean keepsStatusQuo() {
        return natures.values().stream().anyMatch(said -> said.nature().keepsStatusQuo());
    }

    /** Whether a side calls it an administrative boundary. */
    public boolean boundaryDeclared() {
        return natures.values().stream().anyMatch(said -> said.nature() == LegalNature.ADMINISTRATIVE_BOUNDARY);
    }

    /** How often this township has declared. */
    public int declarationsOf(UUID township) {
        Declared said = natures.get(township);
        return said == null ? 0 : said.version();
    }
}
