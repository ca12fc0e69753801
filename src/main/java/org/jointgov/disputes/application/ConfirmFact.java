package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.AccountPolicy;
import org.jointgov.disputes.domain.DisputeAccounts;
import org.jointgov.disputes.domain.FactConfirmation;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.RequestContext;

/** A side agrees to a fact of any side, in exactly the words that stand there. */
@UseCase
public class ConfirmFact {
    private final RequestContext request;
    private final Commands commands;
    private final DisputeAccounts accounts;
    private final DisputeAccountQueries queries;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected ConfirmFact() {
        this.request = null;
        this.commands = null;
        this.accounts = null;
        this.queries = null;
        this.audit = null;
    }

    @Inject
    public ConfirmFact(
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
     * @param contentHash what the caller's screen showed, computed from the stored words, which never change, when they were
     *     unmasked
     * @throws org.jointgov.shared.NotFoundException when the caller sees no such dispute
     * @throws org.jointgov.shared.ForbiddenException when the caller answers for none of its sides
     * @throws org.jointgov.shared.TextChangedException when the fact no longer stands, or in other words
     * @throws org.jointgov.shared.InvalidTransitionException when the side has confirmed it, or the dispute is over
     */
    public DisputeAccountsView confirm(UUID dispute, UUID fact, String contentHash) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            DisputeAccounts.Locked locked = accounts.lock(dispute);
            AccountPolicy.require(
                    AccountPolicy.mayConfirm(caller, locked.accounts().sides(), locked.leftToTeam()));
            AccountPolicy.requireOpen(locked.status());
            FactConfirmation given = new FactConfirmation(caller.township(), caller.personId(), fact, contentHash);
            locked.accounts().confirmed(given);
            accounts.confirm(locked, given);
            audit.append(DisputeRecord.entry(
                    "confirm-fact",
                    dispute,
                    locked.version(),
                    locked.townshipId(),
                    locked.borderId(),
                    locked.countyCodes(),
                    fact,
                    contentHash));
            return queries.after(dispute);
        });
    }
}
