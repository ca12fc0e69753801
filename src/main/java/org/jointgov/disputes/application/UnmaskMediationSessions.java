package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.disputes.domain.MediationSessions;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.RequestContext;

/** Shows what was said at the sessions to somebody who handles the dispute. Every time is recorded. */
@UseCase
public class UnmaskMediationSessions {
    private final RequestContext request;
    private final MediationSessions sessions;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected UnmaskMediationSessions() {
        this.request = null;
        this.sessions = null;
    }

    @Inject
    public UnmaskMediationSessions(RequestContext request, MediationSessions sessions) {
        this.request = request;
        this.sessions = sessions;
    }

    /**
     * @param purpose what for; kept for the township whose alert it was
     * @throws org.jointgov.shared.NotFoundException when the caller sees no such dispute
     * @throws org.jointgov.shared.ForbiddenException when the caller does not handle it
     */
    public MediationSessions.Unmasked unmask(UUID disputeId, String purpose) {
        request.caller();
        return sessions.unmask(disputeId, purpose);
    }
}
