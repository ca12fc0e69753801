package org.jointgov.notification.adapter.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jointgov.notification.application.MailOutbox.Mail;

/**
 * The configured SMTP server (RFC 5321). {@code jointgov.mail.host}, {@code .port} (25), {@code .from}; {@code .user} and
 * {@code .password} to sign in, {@code .starttls=true} to insist on TLS. Without a host no mail is sent and the outbox waits.
 */
@ApplicationScoped
public class MailServer {
    private static final String PATIENCE_MILLIS = "10000";

    private final Optional<String> host;
    private final int port;
    private final Optional<String> from;
    private final Optional<String> user;
    private final Optional<String> password;
    private final boolean starttls;
    private final String baseUrl;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected MailServer() {
        this.host = null;
        this.port = 0;
        this.from = null;
        this.user = null;
        this.password = null;
        this.starttls = false;
        this.baseUrl = null;
    }

    @Inject
    public MailServer(
            @ConfigProperty(name = "jointgov.mail.host") Optional<String> host,
            @ConfigProperty(name = "jointgov.mail.port", defaultValue = "25") int port,
            @ConfigProperty(name = "jointgov.mail.from") Optional<String> from,
            @ConfigProperty(name = "jointgov.mail.user") Optional<String> user,
            @ConfigProperty(name = "jointgov.mail.password") Optional<String> password,
            @ConfigProperty(name = "jointgov.mail.starttls", defaultValue = "false") boolean starttls,
            @ConfigProperty(name = "jointgov.base-url") String baseUrl) {
        this.host = host;
        this.port = port;
        this.from = from;
        this.user = user;
        this.password = password;
        this.starttls = starttls;
        this.baseUrl = baseUrl;
    }

    /** Takes one mail after the other over one connection. */
    @FunctionalInterface
    interface Conversation {
        /** @throws MessagingException when the server does not take it */
        void send(Mail mail) throws MessagingException;
    }

    /** What is said while connected. */
    @FunctionalInterface
    interface Talk {
        void with(Conversation conversation) throws java.sql.SQLException;
    }

    boolean isConfigured() {
        return host.isPresent() && from.isPresent();
    }

    /** @throws MessagingException when the server cannot be reached or does not let us in */
    void connected(Talk talk) throws MessagingException, java.sql.SQLException {
        Session session = Session.getInstance(properties());
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect(host.orElseThrow(), port, user.orElse(null), password.orElse(null));
            talk.with(mail -> {
                MimeMessage message = message(session, mail);
                Address[] to = message.getAllRecipients();
                transport.sendMessage(message, to);
            });
        }
    }

    /** Whether the server refused the recipient for good (RFC 5321, a reply of 5yz). */
    static boolean isRefused(MessagingException e) {
        return e instanceof SendFailedException failed
                && failed.getInvalidAddresses() != null
                && failed.getInvalidAddresses().length > 0;
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", PATIENCE_MILLIS);
        properties.setProperty("mail.smtp.timeout", PATIENCE_MILLIS);
        properties.setProperty("mail.smtp.writetimeout", PATIENCE_MILLIS);
        properties.setProperty("mail.smtp.auth", Boolean.toString(user.isPresent()));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(starttls));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(starttls));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        return properties;
    }

    private MimeMessage message(Session session, Mail mail) throws MessagingException {
        InternetAddress sender = new InternetAddress(from.orElseThrow(), true);
        String domain = sender.getAddress().substring(sender.getAddress().lastIndexOf('@') + 1);
        MimeMessage message = new Identified(session, "<" + mail.id() + "@" + domain + ">");
        message.setFrom(sender);
        message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(mail.address(), true));
        message.setSentDate(Date.from(mail.enqueuedAt()));
        message.setContentLanguage(List.of(mail.language().toLanguageTag()).toArray(String[]::new));
        // RFC 3834: nobody's absence notice answers to this.
        message.setHeader("Auto-Submitted", "auto-generated");
        MailTexts texts = new MailTexts(mail.language());
        message.setSubject(texts.subject(mail.template()), StandardCharsets.UTF_8.name());
        message.setText(texts.body(mail.template(), link(mail)), StandardCharsets.UTF_8.name());
        return message;
    }

    private String link(Mail mail) {
        return baseUrl + "/" + mail.recordKind() + "s/" + mail.recordId();
    }

    /** A message that keeps its id however often it is sent. */
    private static final class Identified extends MimeMessage {
        private final String id;

        Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
