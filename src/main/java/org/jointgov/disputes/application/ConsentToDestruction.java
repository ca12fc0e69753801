package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.RetentionStanding;
import org.jointgov.disputes.domain.Retentions;
import org.jointgov.notification.api.Notifications;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;

/** A side's leader consents to the destruction of personal data whose time is over; the last side's consent destroys the keyset. */
@UseCase
public class ConsentToDestruction {
    private final Commands commands;
    private final RequestContext request;
    private final Retentions retentions;
    private final Notifications notifications;
    private final RetentionQueries queries;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected ConsentToDestruction() {
        this.commands = null;
        this.request = null;
        this.retentions = null;
        this.notifications = null;
        this.queries = null;
        this.audit = null;
    }

    @Inject
    public ConsentToDestruction(
            Commands commands,
            RequestContext request,
            Retentions retentions,
            Notifications notifications,
            RetentionQueries queries,
            AuditTrail audit) {
        this.commands = commands;
        this.request = request;
        this.retentions = retentions;
        this.notifications = notifications;
        this.queries = queries;
        this.audit = audit;
    }

    /**
     * @param contentHash of the end that the leader's screen showed
     * @throws org.jointgov.shared.NotFoundException when the caller sees no such alert
     * @throws org.jointgov.shared.ForbiddenException when the caller does not lead a side, or has consented for another
     * @throws org.jointgov.shared.InvalidTransitionException when it is not due, held, destroyed, or the side has consented
     * @throws org.jointgov.shared.TextChangedException when something has happened since
     */
    public RetentionView consent(UUID alertId, String contentHash) {
        return commands.once(earlier -> queries.get(earlier.recordId()), () -> {
            Caller caller = request.caller();
            RetentionStanding alert = retentions.getStanding(alertId);
            alert.requireDestruction(caller);
            Retentions.Consented consented = retentions.consentToDestruction(alert, contentHash);
            if (!consented.destroyed()) {
                notifications.tell(
                        Notifications.SIGNATURE_WAITS,
                        alert.sides().stream()
                                .filter(side -> !caller.actsFor(side)
                                        && !alert.consented().contains(side))
                                .toList(),
                        List.of(Roles.LEADER),
                        AuditContent.KIND,
                        alertId);
            }
            audit.append(RetentionRecord.alert(
                    consented.destroyed() ? "destroy" : "consent-to-destruction",
                    alert,
                    consented.version(),
                    caller.township(),
                    contentHash));
            return queries.get(alertId);
        });
    }
}
