package org.jointgov.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jointgov.platform.persistence.BoundConnection;
import org.jointgov.stack.LocalStack;
import org.jointgov.stack.SharedStack;
import org.jointgov.testing.Api;
import org.jointgov.testing.Ground;
import org.junit.jupiter.api.Test;

/** E-mail from the transaction to a real SMTP server. */
class MailIT {
    private static final String LEADERS = "select enqueue_mail(?, array[?], '{}', '{leader}', 'dispute-alert', ?)";

    private final LocalStack stack = SharedStack.get();
    private final Ground ground;
    private final String raiser;
    private final UUID record = UUID.randomUUID();

    MailIT() throws Exception {
        ground = Ground.of(stack);
        raiser = ground.subject(ground.here(), "leader");
    }

    @Test
    void everybodyIsToldInTheirOwnLanguage() throws Exception {
        String chinese = recipient("zh-CN");
        String tibetan = recipient("bo");
        String english = recipient("en");
        try (BoundConnection bound = ground.bind(raiser, "leader")) {
            assertEquals(List.of(3), bound.column(LEADERS, "alert-waits", ground.there(), record));
            bound.commit();
        }
        MimeMessage mail = await(chinese);
        assertEquals("有一条纠纷预警等待您处理", mail.getSubject());
        assertEquals("no-reply@jointgov.example", mail.getFrom()[0].toString());
        assertEquals(chinese, mail.getRecipients(Message.RecipientType.TO)[0].toString());
        assertEquals("zh-CN", mail.getContentLanguage()[0]);
        assertTrue(
                String.valueOf(mail.getContent()).contains(stack.appUrl() + "/dispute-alerts/" + record),
                String.valueOf(mail.getContent()));
        assertEquals(
                "<"
                        + ground.value(
                                "select o.id from jointgov.mail_outbox o join jointgov.person p on p.id = o.person_id"
                                        + " where p.email = ?",
                                chinese)
                        + "@jointgov.example>",
                mail.getMessageID());
        assertTrue(await(tibetan).getSubject().startsWith("འགལ་རྩོད་ཉེན་བརྡ"));
        assertEquals("A dispute alert waits for you", await(english).getSubject());
    }

    @Test
    void whatIsRolledBackIsNotTold() throws Exception {
        String address = recipient("en");
        try (BoundConnection bound = ground.bind(raiser, "leader")) {
            bound.column(LEADERS, "alert-waits", ground.there(), record);
        }
        assertEquals(0L, ground.value("select count(*) from jointgov.mail_outbox where record_id = ?", record));
        assertTrue(received(address).isEmpty());
    }

    @Test
    void strangersAreNotTold() throws Exception {
        Ground elsewhere = Ground.of(stack);
        try (BoundConnection bound = ground.bind(raiser, "leader")) {
            assertEquals("JG005", bound.refusal(LEADERS, "alert-waits", elsewhere.there(), record));
            assertEquals(
                    "JG005",
                    bound.refusal(
                            "select enqueue_mail('alert-escalated', '{}', array[?], '{}', 'dispute-alert', ?)",
                            elsewhere.hereCounty(),
                            record));
            assertEquals("42501", bound.refusal("select * from mail_outbox"));
            assertEquals("JG005", bound.refusal("select * from claim_mail(1, interval '1 s')"));
        }
    }

    @Test
    void aCountyIsTold() throws Exception {
        String address = "county-" + UUID.randomUUID() + "@example.test";
        UUID officer = person(ground.subject("county", "county-officer", ground.thereCounty(), null));
        ground.execute("update jointgov.person set email = ? where id = ?", address, officer);
        try (BoundConnection bound = ground.bind(raiser, "leader")) {
            bound.column(
                    "select enqueue_mail('alert-escalated', '{}', array[?], '{}', 'dispute-alert', ?)",
                    ground.thereCounty(),
                    record);
            bound.commit();
        }
        assertEquals("一条纠纷预警已上报贵县", await(address).getSubject());
    }

    @Test
    void aServerThatWasDownGetsTheMailWhenItIsBack() throws Exception {
        String address = recipient("en");
        stack.mail().stop();
        try {
            try (BoundConnection bound = ground.bind(raiser, "leader")) {
                bound.column(LEADERS, "signature-waits", ground.there(), record);
                bound.commit();
            }
            long patience = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            String failure;
            do {
                LockSupport.parkNanos(100_000_000);
                failure = String.valueOf(
                        ground.value("select failure from jointgov.mail_outbox where record_id = ?", record));
            } while (!failure.equals("unreachable") && System.nanoTime() < patience);
            assertEquals("unreachable", failure);
            assertFalse(Api.at(URI.create(stack.appUrl()))
                    .get("/health/ready")
                    .expect(200)
                    .text()
                    .contains("\"reachable\":true"));
        } finally {
            stack.mail().start();
        }
        assertEquals("Something waits for your signature", await(address).getSubject());
        assertEquals(1, received(address).size());
    }

    @Test
    void nobodyIsToldWhoseMembershipIsGone() throws Exception {
        String address = recipient("en");
        stack.mail().stop();
        try {
            try (BoundConnection bound = ground.bind(raiser, "leader")) {
                bound.column(LEADERS, "alert-waits", ground.there(), record);
                bound.commit();
            }
            ground.execute(
                    "update jointgov.membership m set removed_at = now() from jointgov.person p"
                            + " where p.id = m.person_id and p.email = ?",
                    address);
        } finally {
            stack.mail().start();
        }
        long patience = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        String failure;
        do {
            LockSupport.parkNanos(100_000_000);
            failure = String.valueOf(
                    ground.value("select failure from jointgov.mail_outbox where record_id = ?", record));
        } while (!failure.equals("recipient-gone") && System.nanoTime() < patience);
        assertEquals("recipient-gone", failure);
        assertTrue(received(address).isEmpty());
    }

    private String recipient(String language) throws Exception {
        String address = language + "-" + UUID.randomUUID() + "@example.test";
        ground.execute(
                "update jointgov.person set email = ?, language = ? where id = ?",
                address,
                language,
                person(ground.subject(ground.there(), "leader")));
        return address;
    }

    private UUID person(String subject) throws Exception {
        return (UUID) ground.value("select id from jointgov.person where subject = ?", subject);
    }

    private List<MimeMessage> received(String address) {
        return Arrays.stream(stack.mail().getReceivedMessages())
                .filter(mail -> {
                    try {
                        return mail.getAllRecipients()[0].toString().equals(address);
                    } catch (jakarta.mail.MessagingException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }

    private MimeMessage await(String address) {
        long patience = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        List<MimeMessage> mails = received(address);
        while (mails.isEmpty() && System.nanoTime() < patience) {
            LockSupport.parkNanos(100_000_000);
            mails = received(address);
        }
        assertFalse(mails.isEmpty(), "no mail for " + address);
        return mails.get(0);
    }
}
