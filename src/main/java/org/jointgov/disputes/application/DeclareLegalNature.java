package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.DisputeAction;
import org.jointgov.disputes.domain.DisputePolicy;
import org.jointgov.disputes.domain.DisputeStanding;
import org.jointgov.disputes.domain.Disputes;
import org.jointgov.disputes.domain.LegalNature;
import org.jointgov.notification.api.Notifications;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.Precondition;
import org.jointgov.shared.RequestContext;

/** A side's leader says what a dispute is in law. What all sides say is in force, and decides the route; a boundary goes to the
 * counties. */
@UseCase
public class DeclareLegalNature {
    private final RequestContext context;
    private final Commands commands;
    private final Disputes disputes;
    private final AuditTrail trail;
    private final Notifications notifications;
    private final DisputeQueries queries;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected DeclareLegalNature() {
        this.context = null;
        this.commands = null;
        this.disputes = null;
        this.trail = null;
        this.notifications = null;
        this.queries = null;
    }

    @Inject
    public DeclareLegalNature(
            RequestContext context,
            Commands commands,
            Disputes disputes,
            AuditTrail trail,
            Notifications notifications,
            DisputeQueries queries) {
        this.context = context;
        this.commands = commands;
        this.disputes = disputes;
        this.trail = trail;
        this.notifications = notifications;
        this.queries = queries;
    }

    /**
     * @param expected the version of the own side's declaration that the caller read; 0 when there was none
     * @throws org.jointgov.shared.NotFoundException when the caller sees no dispute of this id
     * @throws org.jointgov.shared.ForbiddenException when that is not for the caller to do
     * @throws org.jointgov.shared.PreconditionFailedException when the own side has declared since
     * @throws org.jointgov.shared.InvalidTransitionException when the dispute's status does not allow it
     */
    public DisputeView declare(UUID id, LongSupplier expected, LegalNature nature) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = context.caller();
            DisputeStanding dispute = disputes.getStanding(id);
            DisputePolicy.require(caller, dispute, DisputeAction.DECLARE_LEGAL_NATURE);
            Precondition.check(dispute.declarationsOf(caller.township()), expected);
            Disputes.Declared declared = disputes.declare(dispute, nature);
            if (declared.referred()) {
                notifications.tellCounties(
                        Notifications.ALERT_ESCALATED, declared.countyCodes(), AuditContent.KIND, dispute.alertId());
            }
            trail.append(DisputeRecord.entry(
                    declared.referred() ? "refer" : "declare-legal-nature",
                    dispute,
                    declared.version(),
                    declared.countyCodes(),
                    nature.slug()));
            return queries.after(id);
        });
    }
}
