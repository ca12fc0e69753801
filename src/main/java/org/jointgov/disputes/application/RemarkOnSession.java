package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.MediationSessions;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.RequestContext;

/** A side says something to the record of a session; the record stays as it is. */
@UseCase
public class RemarkOnSession {
    private final Commands commands;
    private final RequestContext request;
    private final MediationSessions sessions;
    private final MediationSessionQueries queries;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected RemarkOnSession() {
        this.commands = null;
        this.request = null;
        this.sessions = null;
        this.queries = null;
        this.audit = null;
    }

    @Inject
    public RemarkOnSession(
            Commands commands,
            RequestContext request,
            MediationSessions sessions,
            MediationSessionQueries queries,
            AuditTrail audit) {
        this.commands = commands;
        this.request = request;
        this.sessions = sessions;
        this.queries = queries;
        this.audit = audit;
    }

    /**
     * @param sessionTownshipId the side that wrote the record
     * @throws org.jointgov.shared.NotFoundException when the caller sees no such dispute, or it has no such session
     * @throws org.jointgov.shared.ForbiddenException when the caller neither leads a side nor is on the team
     */
    public MediationSessionsView remark(
            UUID disputeId, UUID sessionTownshipId, UUID sessionId, UUID remarkId, String text) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            MediationSessions.Locked dispute = sessions.lock(disputeId);
            dispute.requireRemark(caller, sessionTownshipId, sessionId);
            sessions.remark(dispute, caller.township(), caller.office(), remarkId, sessionTownshipId, sessionId, text);
            audit.append(DisputeRecord.entry(
                    "remark",
                    disputeId,
                    dispute.version() + 1,
                    dispute.leadTownshipId(),
                    dispute.borderId(),
                    dispute.countyCodes(),
                    caller.township(),
                    sessionTownshipId,
                    sessionId,
                    remarkId));
            return queries.after(disputeId);
        });
    }
}
