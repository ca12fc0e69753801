package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.AlertStanding;
import org.jointgov.disputes.domain.DisputeAlerts;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.RequestContext;

/**
 * The other side's device has taken alerts in. Ids that the caller does not see are passed over without a word, and so are
 * those that were received before.
 */
@UseCase
public class ReceiveDisputeAlerts {
    private final RequestContext context;
    private final Commands commands;
    private final DisputeAlerts alerts;
    private final AuditTrail trail;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected ReceiveDisputeAlerts() {
        this.context = null;
        this.commands = null;
        this.alerts = null;
        this.trail = null;
    }

    @Inject
    public ReceiveDisputeAlerts(RequestContext context, Commands commands, DisputeAlerts alerts, AuditTrail trail) {
        this.context = context;
        this.commands = commands;
        this.alerts = alerts;
        this.trail = trail;
    }

    /** How many alerts one receipt may name. */
    public static final int MAX_IDS = 100;

    /** @return for how many alerts that was news */
    public int receive(List<UUID> ids) {
        return commands.once(effect -> 0, () -> {
            context.caller();
            List<AlertStanding> news = alerts.receive(ids);
            trail.append(news.stream()
                    .map(alert -> AuditContent.entry("receive", alert, alert.countyCodes()))
                    .toList());
            return news.size();
        });
    }
}
