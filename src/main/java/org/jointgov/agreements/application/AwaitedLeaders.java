package org.jointgov.agreements.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jointgov.agreements.domain.Negotiation;
import org.jointgov.notification.api.Notifications;
import org.jointgov.shared.Roles;

/** Tells the leaders whose acceptance, signature or ending an agreement waits for. */
@ApplicationScoped
public class AwaitedLeaders {
    private final Notifications notifications;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected AwaitedLeaders() {
        this.notifications = null;
    }

    @Inject
    public AwaitedLeaders(Notifications notifications) {
        this.notifications = notifications;
    }

    /** @param own the acting side, which knows */
    void tell(Negotiation after, UUID own) {
        notifications.tell(
                Notifications.SIGNATURE_WAITS,
                after.awaited().stream().filter(side -> !side.equals(own)).toList(),
                List.of(Roles.LEADER),
                CooperationAgreementQueries.KIND,
                after.agreementId());
    }
}
