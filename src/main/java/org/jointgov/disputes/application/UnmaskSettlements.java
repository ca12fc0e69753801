package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.disputes.domain.Settlements;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.RequestContext;

/** Shows the words of settlements, reports and return visits to somebody who handles the dispute. Every time is recorded. */
@UseCase
public class UnmaskSettlements {
    private final RequestContext request;
    private final Settlements settlements;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected UnmaskSettlements() {
        this.request = null;
        this.settlements = null;
    }

    @Inject
    public UnmaskSettlements(RequestContext request, Settlements settlements) {
        this.request = request;
        this.settlements = settlements;
    }

    /**
     * @param purpose what for; kept for the township whose alert it was
     * @throws org.jointgov.shared.NotFoundException when the caller sees no such dispute
     * @throws org.jointgov.shared.ForbiddenException when the caller does not handle it
     */
    public Settlements.Unmasked unmask(UUID disputeId, String purpose) {
        request.caller();
        return settlements.unmask(disputeId, purpose);
    }
}
