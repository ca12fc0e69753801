package org.jointgov.notification.adapter.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jointgov.notification.application.MailOutbox;

/** Says how the outbox is doing. Always up: a node without mail still serves its townships. */
@Readiness
@ApplicationScoped
public class MailHealth implements HealthCheck {
    private final SendMails mails;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected MailHealth() {
        this.mails = null;
    }

    @Inject
    public MailHealth(SendMails mails) {
        this.mails = mails;
    }

    @Override
    public HealthCheckResponse call() {
        MailOutbox.Status status = mails.status();
        return HealthCheckResponse.named("mail")
                .withData("reachable", mails.isReachable())
                .withData("waiting", status.waiting())
                .withData("oldestWaitingSeconds", status.oldestSeconds())
                .withData("dead", status.dead())
                .up()
                .build();
    }
}
