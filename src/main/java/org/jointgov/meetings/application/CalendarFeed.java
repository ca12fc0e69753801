package org.jointgov.meetings.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jointgov.meetings.domain.CalendarEntry;
import org.jointgov.platform.jobs.JobTransactions;
import org.jointgov.platform.persistence.DatabaseException;
import org.jointgov.shared.NotFoundException;

/**
 * What a calendar reads under a secret address. Nobody is signed in, so the database sees the work of a job, which may call one
 * function and sees no row.
 */
@ApplicationScoped
public class CalendarFeed {
    private static final String JOB = "calendar-feed";

    private final JobTransactions transactions;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected CalendarFeed() {
        this.transactions = null;
    }

    @Inject
    public CalendarFeed(JobTransactions transactions) {
        this.transactions = transactions;
    }

    /**
     * The meetings as iCalendar.
     *
     * @param secret what the address ends with
     * @throws NotFoundException when nobody has this address, or has it no more
     */
    public String read(byte[] secret) {
        List<CalendarEntry> meetings = new ArrayList<>();
        boolean known;
        try {
            known = transactions.run(JOB, connection -> {
                try (PreparedStatement statement =
                        connection.prepareStatement("select * from jointgov.calendar_of(?)")) {
                    statement.setBytes(1, secret);
                    try (ResultSet rows = statement.executeQuery()) {
                        boolean any = rows.next();
                        while (rows.next()) {
                            meetings.add(CalendarQueries.entry(rows));
                        }
                        return any;
                    }
                }
            });
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
        if (!known) {
            throw new NotFoundException();
        }
        return MeetingCalendar.of(meetings);
    }
}
