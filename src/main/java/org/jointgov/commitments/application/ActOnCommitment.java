package org.jointgov.commitments.application;

import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jointgov.audit.api.AuditEntry;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.commitments.domain.Commitment;
import org.jointgov.commitments.domain.CommitmentAction;
import org.jointgov.commitments.domain.Commitments;
import org.jointgov.notification.api.Notifications;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.Precondition;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;
import org.jspecify.annotations.Nullable;

/** A side's leader or clerk reports, confirms, objects, or asks for and answers a postponement; the other side is told by mail. */
@UseCase
public class ActOnCommitment {
    private static final List<String> TOLD = List.of(Roles.LEADER, Roles.CLERK);

    private final Commands commands;
    private final RequestContext request;
    private final Commitments commitments;
    private final CommitmentQueries queries;
    private final Notifications notifications;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected ActOnCommitment() {
        this.commands = null;
        this.request = null;
        this.commitments = null;
        this.queries = null;
        this.notifications = null;
        this.audit = null;
    }

    @Inject
    public ActOnCommitment(
            Commands commands,
            RequestContext request,
            Commitments commitments,
            CommitmentQueries queries,
            Notifications notifications,
            AuditTrail audit) {
        this.commands = commands;
        this.request = request;
        this.commitments = commitments;
        this.queries = queries;
        this.notifications = notifications;
        this.audit = audit;
    }

    /**
     * @param expected the version that the caller read
     * @param text the evidence or the reason, read by every member township and the provinces
     * @param dueOn of a proposal to postpone
     * @throws org.jointgov.shared.NotFoundException when the caller sees no such commitment
     * @throws ForbiddenException when it is another side's to do, or the caller's neither as leader nor as clerk in person
     * @throws org.jointgov.shared.InvalidTransitionException when it does not stand where the act begins
     * @throws org.jointgov.shared.InvalidFieldsException when the proposed day is not later
     */
    public CommitmentView act(
            UUID id, LongSupplier expected, CommitmentAction action, @Nullable String text, @Nullable LocalDate dueOn) {
        return commands.once(earlier -> queries.get(earlier.recordId()), () -> {
            Caller caller = request.caller();
            Commitment commitment = commitments.get(id);
            caller.requirePerson(Roles.LEADER, Roles.CLERK);
            if (caller.township().equals(commitment.townshipId()) != action.isForOwingSide()) {
                throw new ForbiddenException();
            }
            Precondition.check(commitment.version(), expected);
            commitment.require(action);
            if (dueOn != null) {
                commitment.requireLater(dueOn);
            }
            long version = commitments.act(commitment, action, text, dueOn);
            CommitmentView after = queries.get(id);
            if (action.isForOwingSide()) {
                notifications.tellOtherSides(
                        Notifications.COMMITMENT_ACTED_ON, commitment.borderId(), TOLD, CommitmentQueries.KIND, id);
            } else {
                notifications.tell(
                        Notifications.COMMITMENT_ACTED_ON,
                        List.of(commitment.townshipId()),
                        TOLD,
                        CommitmentQueries.KIND,
                        id);
            }
            audit.append(AuditEntry.of(
                    auditAction(action),
                    CommitmentQueries.KIND,
                    id,
                    version,
                    commitment.townshipId(),
                    commitment.borderId(),
                    String.join(
                            "\n",
                            "jointgov-commitment-act-v1",
                            action.slug(),
                            Objects.toString(dueOn, ""),
                            Objects.toString(text, ""))));
            return after;
        });
    }

    private static String auditAction(CommitmentAction action) {
        return switch (action) {
            case REPORT -> "report-commitment";
            case CONFIRM -> "confirm-commitment";
            case OBJECT -> "object-to-commitment";
            default -> action.slug();
        };
    }
}
