package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jointgov.audit.api.AuditEntry;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.DisputeAlert;
import org.jointgov.disputes.domain.DisputeAlerts;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Effect;
import org.jointgov.shared.PreconditionFailedException;
import org.jointgov.shared.RequestContext;

/**
 * Removes an own alert that nobody else has seen. Its keyset goes with it; devices of the township hear of it by the feed.
 */
@UseCase
public class RemoveDisputeAlert {
    private final RequestContext context;
    private final Commands commands;
    private final DisputeAlerts alerts;
    private final AuditTrail trail;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected RemoveDisputeAlert() {
        this.context = null;
        this.commands = null;
        this.alerts = null;
        this.trail = null;
    }

    @Inject
    public RemoveDisputeAlert(RequestContext context, Commands commands, DisputeAlerts alerts, AuditTrail trail) {
        this.context = context;
        this.commands = commands;
        this.alerts = alerts;
        this.trail = trail;
    }

    /**
     * @param version what the caller has read
     * @return what was removed
     * @throws org.jointgov.shared.NotFoundException when the caller sees no alert of this id
     * @throws org.jointgov.shared.ForbiddenException when it is not the caller's township's
     * @throws PreconditionFailedException when it has changed since
     * @throws org.jointgov.shared.InvalidTransitionException when it has been shared
     */
    public Effect remove(UUID id, long version) {
        return commands.once(effect -> effect, () -> {
            DisputeAlert alert = OwnAlerts.get(alerts, context.caller(), id, version);
            alert.requireRemovable();
            alerts.remove(alert);
            trail.append(AuditContent.entry("remove", alert, List.of(), AuditEntry.Visible.REMOVE));
            return new Effect(id, alert.version());
        });
    }
}
