package org.jointgov.notification.application;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The outbox as the sending job sees it. Every call is a short transaction of its own: none is open while SMTP is spoken. */
public interface MailOutbox {
    /**
     * A mail that is to be sent now.
     *
     * @param address of the recipient; never logged
     * @param attempt which attempt this is, from 1
     */
    record Mail(
            UUID id,
            String address,
            Locale language,
            String template,
            String recordKind,
            UUID recordId,
            int attempt,
            Instant enqueuedAt) {}

    /**
     * How the outbox is doing.
     *
     * @param waiting not sent yet and not given up
     * @param oldestSeconds how long the oldest of them has been waiting
     * @param dead given up
     */
    record Status(long waiting, long oldestSeconds, long dead) {}

    /** Takes due mails for the time of the lease; no other node gets them meanwhile. */
    List<Mail> claim(int batch, Duration lease) throws SQLException;

    /** The server has taken it. */
    void sent(UUID mail) throws SQLException;

    /**
     * The attempt failed.
     *
     * @param kind why, in a word; never the server's text
     * @param rest before the next attempt; empty when there is none
     */
    void failed(UUID mail, String kind, Optional<Duration> rest) throws SQLException;

    /** How the outbox is doing; forgets what is long done. */
    Status status() throws SQLException;
}
