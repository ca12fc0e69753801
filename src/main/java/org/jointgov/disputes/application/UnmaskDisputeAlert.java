package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.disputes.domain.Attachment;
import org.jointgov.disputes.domain.DisputeAlerts;
import org.jointgov.disputes.domain.Unmasked;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.RequestContext;

/**
 * Shows narrative and parties to somebody who handles the alert, or opens an attachment. Every time is recorded, so that a
 * repeated request is recorded again.
 */
@UseCase
public class UnmaskDisputeAlert {
    private final RequestContext context;
    private final DisputeAlerts alerts;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected UnmaskDisputeAlert() {
        this.context = null;
        this.alerts = null;
    }

    @Inject
    public UnmaskDisputeAlert(RequestContext context, DisputeAlerts alerts) {
        this.context = context;
        this.alerts = alerts;
    }

    /**
     * @param purpose what for; kept for the owning township to see
     * @throws org.jointgov.shared.NotFoundException when the caller sees no alert of this id
     * @throws org.jointgov.shared.ForbiddenException when the caller does not handle it
     */
    public Unmasked unmask(UUID id, String purpose) {
        context.caller();
        return alerts.unmask(id, purpose);
    }

    /**
     * @throws org.jointgov.shared.NotFoundException when the caller sees no alert or attachment of this id
     * @throws org.jointgov.shared.ForbiddenException when the caller does not handle the alert
     */
    public Attachment open(UUID id, UUID attachment) {
        context.caller();
        return alerts.getAttachment(id, attachment);
    }
}
