package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.AccountPolicy;
import org.jointgov.disputes.domain.CommentAudience;
import org.jointgov.disputes.domain.DisputeAccounts;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.RequestContext;

/** The office that wrote a comment marks it as withdrawn; it stays. */
@UseCase
public class WithdrawComment {
    private final RequestContext request;
    private final Commands commands;
    private final DisputeAccounts accounts;
    private final DisputeAccountQueries queries;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected WithdrawComment() {
        this.request = null;
        this.commands = null;
        this.accounts = null;
        this.queries = null;
        this.audit = null;
    }

    @Inject
    public WithdrawComment(
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
     * @throws org.jointgov.shared.NotFoundException when the caller sees no such dispute or comment
     * @throws org.jointgov.shared.ForbiddenException when it is another side's or office's
     * @throws org.jointgov.shared.InvalidTransitionException when it has been withdrawn, or the dispute is over
     */
    public CommentView withdraw(UUID dispute, UUID id) {
        return commands.once(earlier -> queries.comment(earlier.recordId(), id), () -> {
            Caller caller = request.caller();
            DisputeAccounts.Locked locked = accounts.lock(dispute);
            AccountPolicy.require(
                    AccountPolicy.mayWrite(caller, locked.accounts().sides(), locked.leftToTeam()));
            AccountPolicy.requireOpen(locked.status());
            CommentAudience audience = accounts.withdrawComment(locked, id);
            audit.append(CommentRecord.entry("withdraw-comment", locked, caller.township(), audience, id));
            return queries.comment(dispute, id);
        });
    }
}
