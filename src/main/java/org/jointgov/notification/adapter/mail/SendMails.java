package org.jointgov.notification.adapter.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.annotation.Gauge;
import org.jointgov.notification.application.MailOutbox;
import org.jointgov.notification.application.MailOutbox.Mail;
import org.jointgov.notification.domain.MailRetryPolicy;
import org.jointgov.platform.jobs.RecurringJob;

/**
 * Sends what waits in the outbox, at least once: a node that dies between the server's yes and our note lets another send the
 * mail again after the lease, under the same Message-ID.
 */
@ApplicationScoped
public class SendMails implements RecurringJob {
    private static final Logger LOG = Logger.getLogger(SendMails.class.getName());
    private static final int BATCH = 20;
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final long STATUS_NANOS = Duration.ofSeconds(15).toNanos();

    private final MailOutbox outbox;
    private final MailServer server;
    private final MailRetryPolicy policy;
    private volatile MailOutbox.Status status = new MailOutbox.Status(0, 0, 0);
    private volatile boolean reachable = true;
    private long askedAt = System.nanoTime() - STATUS_NANOS;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected SendMails() {
        this.outbox = null;
        this.server = null;
        this.policy = null;
    }

    @Inject
    public SendMails(
            MailOutbox outbox,
            MailServer server,
            @ConfigProperty(name = "jointgov.mail.first-retry", defaultValue = "PT30S") Duration firstRetry) {
        this.outbox = outbox;
        this.server = server;
        this.policy = new MailRetryPolicy(firstRetry);
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public Duration rest() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void run() throws SQLException {
        if (server.isConfigured()) {
            int claimed;
            do {
                Deque<Mail> due = new ArrayDeque<>(outbox.claim(BATCH, LEASE));
                claimed = due.size();
                if (claimed > 0) {
                    send(due);
                }
                // Of a full batch there may be more: what has piled up goes out without a rest.
            } while (claimed == BATCH && reachable && !Thread.currentThread().isInterrupted());
        }
        if (System.nanoTime() - askedAt >= STATUS_NANOS) {
            status = outbox.status();
            askedAt = System.nanoTime();
        }
    }

    /** Whether a server is configured and took the last mail, or nothing had to be sent yet. */
    public boolean isReachable() {
        return server.isConfigured() && reachable;
    }

    /** How the outbox is doing, a few seconds old. */
    public MailOutbox.Status status() {
        return status;
    }

    /** Mails that wait. */
    @Gauge(
            name = "jointgov_mail_waiting",
            absolute = true,
            unit = MetricUnits.NONE,
            description = "E-mails not sent yet")
    public long waiting() {
        return status.waiting();
    }

    /** Mails that were given up. */
    @Gauge(name = "jointgov_mail_dead", absolute = true, unit = MetricUnits.NONE, description = "E-mails given up")
    public long dead() {
        return status.dead();
    }

    private void send(Deque<Mail> due) throws SQLException {
        try {
            server.connected(conversation -> {
                while (!due.isEmpty()) {
                    Mail mail = due.peek();
                    try {
                        conversation.send(mail);
                        outbox.sent(mail.id());
                    } catch (MessagingException e) {
                        failed(
                                mail,
                                MailServer.isRefused(e) ? "recipient-refused" : "not-taken",
                                MailServer.isRefused(e));
                    }
                    due.remove();
                }
            });
            if (!reachable) {
                LOG.info("the mail server takes mails again");
            }
            reachable = true;
        } catch (MessagingException e) {
            if (reachable) {
                LOG.log(
                        Level.WARNING,
                        () -> "the mail server cannot be reached: "
                                + e.getClass().getName());
            }
            reachable = false;
            for (Mail mail : due) {
                failed(mail, "unreachable", false);
            }
        }
    }

    private void failed(Mail mail, String kind, boolean refused) throws SQLException {
        LOG.log(Level.FINE, () -> "mail " + mail.id() + " attempt " + mail.attempt() + " failed: " + kind);
        outbox.failed(mail.id(), kind, policy.after(mail.attempt(), refused));
    }
}
