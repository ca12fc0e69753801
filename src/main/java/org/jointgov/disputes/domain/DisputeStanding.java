package org.jointgov.disputes.domain;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a dispute when somebody acts on it.
 *
 * @param townshipId the township that opened it
 * @param leadTownshipId the side that leads
 * @param leadProposal that another side shall lead, which waits for its answer
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
        UUID leadTownshipId,
        @Nullable LeadProposal leadProposal,
        Set<UUID> sides,
        Map<UUID, Declared> natures,
        List<String> countyCodes) {

    /**
     * A side's word.
     *
     * @param version counts the side's declarations
     */
    public record Declared(LegalNature nature, int version) {}

    /**
     * The leading side asks another one to lead.
     *
     * @param townshipId who asks
     * @param toTownshipId who is asked
     */
    public record LeadProposal(UUID townshipId, UUID id, UUID toTownshipId) {}

    /** Whether a side has been asked to take the lead and has not answered. */
    public boolean leadProposed() {
        return leadProposal != null;
    }

    /** Whether the ground has to stay as it is: a side calls it a matter of pasture use or of the boundary. */
    public boolean keepsStatusQuo() {
        return natures.values().stream().anyMatch(said -> said.nature().keepsStatusQuo());
    }

    /** Whether a side calls it an administrative boundary. */
    public boolean boundaryDeclared() {
        return natures.values().stream().anyMatch(said -> said.nature() == LegalNature.ADMINISTRATIVE_BOUNDARY);
    }

    /** Whether it can be mediated: all sides call it the same, and that is no administrative boundary. */
    public boolean mediable() {
        return natures.keySet().containsAll(sides)
                && natures.values().stream().map(Declared::nature).distinct().count() == 1
                && !boundaryDeclared();
    }

    /** How often this township has declared. */
    public int declarationsOf(UUID township) {
        Declared said = natures.get(township);
        return said == null ? 0 : said.version();
    }
}
