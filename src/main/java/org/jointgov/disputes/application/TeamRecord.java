package org.jointgov.disputes.application;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jointgov.audit.api.AuditEntry;
import org.jointgov.disputes.domain.MediationTeam;
import org.jointgov.disputes.domain.MediationTeamAction;
import org.jointgov.shared.Caller;
import org.jointgov.shared.ForbiddenException;

/** What the acts on a mediation team have in common: who may, and what stays of them in trail and feed, without names. */
final class TeamRecord {
    private TeamRecord() {}

    /** @throws ForbiddenException unless somebody like the caller does this, for one of the sides */
    static void require(Caller caller, MediationTeam team, MediationTeamAction action) {
        if (!MediationTeam.isFor(caller, action) || !team.consent().sides().contains(caller.township())) {
            throw new ForbiddenException();
        }
    }

    /** @param said the act's own values, after the township, the composition and its hash */
    static AuditEntry entry(String action, MediationTeam team, UUID township, Object... said) {
        List<Object> values = new ArrayList<>(
                List.of(township, team.revision(), team.consent().contentHash()));
        values.addAll(Arrays.asList(said));
        return DisputeRecord.entry(
                action,
                team.disputeId(),
                team.version(),
                team.leadTownshipId(),
                team.borderId(),
                team.countyCodes(),
                values.toArray());
    }
}
