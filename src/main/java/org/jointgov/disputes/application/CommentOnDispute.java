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

/** A side comments on a dispute, for itself or for all sides. */
@UseCase
public class CommentOnDispute {
    private final RequestContext request;
    private final Commands commands;
    private final DisputeAccounts accounts;
    private final DisputeAccountQueries queries;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected CommentOnDispute() {
        this.request = null;
        this.commands = null;
        this.accounts = null;
        this.queries = null;
        this.audit = null;
    }

    @Inject
    public CommentOnDispute(
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
     * @param id chosen by the client
     * @throws org.jointgov.shared.NotFoundException when the caller sees no such dispute
     * @throws org.jointgov.shared.ForbiddenException when the caller writes for none of its sides
     * @throws org.jointgov.shared.IdInUseException when the caller sees a comment of this id in it
     * @throws org.jointgov.shared.InvalidTransitionException once the dispute is settled or closed
     */
    public CommentView comment(UUID dispute, UUID id, CommentAudience audience, String text) {
        return commands.once(earlier -> queries.comment(earlier.recordId(), id), () -> {
            Caller caller = request.caller();
            DisputeAccounts.Locked locked = accounts.lock(dispute);
            AccountPolicy.require(
                    AccountPolicy.mayWrite(caller, locked.accounts().sides(), locked.leftToTeam()));
            AccountPolicy.requireOpen(locked.status());
            accounts.comment(locked, id, audience, text);
            audit.append(CommentRecord.entry("comment", locked, caller.township(), audience, id));
            return queries.comment(dispute, id);
        });
    }
}
