package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.MediationSession;
import org.jointgov.disputes.domain.MediationSessions;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.RequestContext;

/** Somebody of the mediation team, or a side's leader, records a session with the parties; a party's clear refusal ends the mediation. */
@UseCase
public class RecordMediationSession {
    private final Commands commands;
    private final RequestContext request;
    private final MediationSessions sessions;
    private final MediationSessionQueries queries;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected RecordMediationSession() {
        this.commands = null;
        this.request = null;
        this.sessions = null;
        this.queries = null;
        this.audit = null;
    }

    @Inject
    public RecordMediationSession(
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
     * @throws org.jointgov.shared.NotFoundException when the caller sees no such dispute
     * @throws org.jointgov.shared.ForbiddenException when the caller neither leads a side nor is on the team
     * @throws org.jointgov.shared.InvalidTransitionException when no mediation goes on, or the team waits for a consent
     * @throws org.jointgov.shared.InvalidFieldsException when somebody is named who is not on the team
     */
    public MediationSessionsView record(UUID disputeId, MediationSession session, MediationSession.Words words) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            MediationSessions.Locked dispute = sessions.lock(disputeId);
            dispute.requireRecord(caller, session);
            sessions.record(dispute, caller.township(), caller.office(), session, words);
            audit.append(DisputeRecord.entry(
                    session.refusingTownshipId() == null ? "record-session" : "end-mediation",
                    disputeId,
                    dispute.version() + 1,
                    dispute.leadTownshipId(),
                    dispute.borderId(),
                    dispute.countyCodes(),
                    caller.township(),
                    session.id(),
                    session.heldAt(),
                    session.place(),
                    session.present().size()));
            return queries.after(disputeId);
        });
    }
}
