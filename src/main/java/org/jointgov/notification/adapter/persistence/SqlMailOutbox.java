package org.jointgov.notification.adapter.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jointgov.notification.application.MailOutbox;
import org.jointgov.platform.jobs.JobTransactions;

/** Calls the job functions of {@code R__70_notification.sql}. */
@ApplicationScoped
public class SqlMailOutbox implements MailOutbox {
    private static final String JOB = "mail";

    private final JobTransactions transactions;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected SqlMailOutbox() {
        this.transactions = null;
    }

    @Inject
    public SqlMailOutbox(JobTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<Mail> claim(int batch, Duration lease) throws SQLException {
        return transactions.run(JOB, connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("select * from jointgov.claim_mail(?, make_interval(secs => ?))")) {
                statement.setInt(1, batch);
                statement.setDouble(2, lease.toSeconds());
                try (ResultSet row = statement.executeQuery()) {
                    List<Mail> mails = new ArrayList<>();
                    while (row.next()) {
                        mails.add(new Mail(
                                row.getObject("mail_id", UUID.class),
                                row.getString("email"),
                                Locale.forLanguageTag(row.getString("language")),
                                row.getString("template"),
                                row.getString("record_kind"),
                                row.getObject("record_id", UUID.class),
                                row.getInt("attempt"),
                                row.getObject("enqueued_at", OffsetDateTime.class)
                                        .toInstant()));
                    }
                    return mails;
                }
            }
        });
    }

    @Override
    public void sent(UUID mail) throws SQLException {
        finish(mail, Optional.empty(), Optional.empty());
    }

    @Override
    public void failed(UUID mail, String kind, Optional<Duration> rest) throws SQLException {
        finish(mail, Optional.of(kind), rest);
    }

    private void finish(UUID mail, Optional<String> failure, Optional<Duration> rest) throws SQLException {
        transactions.run(JOB, connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("select jointgov.finish_mail(?, ?, make_interval(secs => ?))")) {
                statement.setObject(1, mail);
                statement.setString(2, failure.orElse(null));
                statement.setObject(
                        3, rest.map(r -> (double) r.toMillis() / 1000).orElse(null), java.sql.Types.DOUBLE);
                return statement.execute();
            }
        });
    }

    @Override
    public Status status() throws SQLException {
        return transactions.run(JOB, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                            "select waiting, oldest_seconds, dead from jointgov.mail_status()");
                    ResultSet row = statement.executeQuery()) {
                row.next();
                return new Status(row.getLong(1), row.getLong(2), row.getLong(3));
            }
        });
    }
}
