package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.AccountPolicy;
import org.jointgov.disputes.domain.DisputeAccounts;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.RequestContext;

/** A side takes back that it agreed to a fact, which is contested from then on. */
@UseCase
public class ReopenFact {
    private final RequestContext request;
    private final Commands commands;
    private final DisputeAccounts accounts;
    private final DisputeAccountQueries queries;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected ReopenFact() {
        this.request = null;
        this.commands = null;
        this.accounts = null;
        this.queries = null;
        this.audit = null;
    }

    @Inject
    public ReopenFact(
            RequestContext request,
            Commands commands,
            DisputeAccounts accounts,
            DisputeAccountQueries queries,
            AuditTrail audit) {
        this.request = request;
        this.commands = commands;
        this.accounts = accounts;
        this.queries = queries;
        this.audit = audit;
    }

    /**
     * @throws org.jointgov.shared.NotFoundException when the caller sees no such dispute
     * @throws org.jointgov.shared.ForbiddenException when the caller answers for none of its sides
     * @throws org.jointgov.shared.InvalidTransitionException when the side has not confirmed it, or the dispute is over
     */
    public DisputeAccountsView reopen(UUID dispute, UUID fact) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            DisputeAccounts.Locked locked = accounts.lock(dispute);
            AccountPolicy.require(
                    AccountPolicy.mayConfirm(caller, locked.accounts().sides(), locked.leftToTeam()));
            AccountPolicy.requireOpen(locked.status());
            locked.accounts().reopened(caller.township(), fact);
            accounts.reopen(locked, fact);
            audit.append(DisputeRecord.entry(
                    "reopen-fact",
                    dispute,
                    locked.version(),
                    locked.townshipId(),
                    locked.borderId(),
                    locked.countyCodes(),
                    fact));
            return queries.after(dispute);
        });
    }
}
