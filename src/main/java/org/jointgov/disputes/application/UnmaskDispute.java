package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jointgov.disputes.domain.DisputeAccounts;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.RequestContext;

/** Shows what the sides of a dispute said to somebody who handles it. Every time is recorded. */
@UseCase
public class UnmaskDispute {
    private final RequestContext context;
    private final DisputeAccounts accounts;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected UnmaskDispute() {
        this.context = null;
        this.accounts = null;
    }

    @Inject
    public UnmaskDispute(RequestContext context, DisputeAccounts accounts) {
        this.context = context;
        this.accounts = accounts;
    }

    /**
     * @param comments of which comments, beside all accounts
     * @param purpose what for; kept for the township of the alert to see
     * @throws org.jointgov.shared.NotFoundException when the caller sees no such dispute
     * @throws org.jointgov.shared.ForbiddenException when the caller does not handle it
     */
    public DisputeAccounts.Said unmask(UUID dispute, List<UUID> comments, String purpose) {
        context.caller();
        return accounts.unmask(dispute, comments, purpose);
    }
}
