package org.jointgov.disputes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jointgov.platform.persistence.BoundConnection;
import org.jointgov.platform.time.Time;
import org.jointgov.testing.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What happens when an answer does not come. Time passes by setting an alert's times back in the database; the running
 * application's own job may take a step before the test does, which makes no difference.
 */
class ReceiptDeadlineIT {
    private static final String ALERTS = "/dispute-alerts";

    private final Neighbourhood here = new Neighbourhood();
    private final Api owner = here.as("duoma-leader");
    private final Api leader = here.as("suojia-leader");
    private final Api mediator = here.as("suojia-mediator");

    /** Everybody has been here once, so that there is an address of each. */
    ReceiptDeadlineIT() throws SQLException {
        for (String login : new String[] {
            "duoma-leader",
            "duoma-mediator",
            "suojia-leader",
            "suojia-clerk",
            "suojia-mediator",
            "moyun-leader",
            "amdo-county"
        }) {
            here.as(login).get("/me").expect(200);
        }
    }

    @ParameterizedTest
    @CsvSource({"urgent, 4", "high, 24", "medium, 72", "low, 168"})
    void anAnswerIsDueBySeverity(String severity, long hours) {
        JsonObject alert = raise(severity);
        assertEquals(
                Instant.parse(alert.getString("sharedAt")).plus(Duration.ofHours(hours)),
                Instant.parse(alert.getString("answerDueAt")));
        assertFalse(alert.getBoolean("overdue"));
        JsonObject own =
                owner.post(ALERTS, Neighbourhood.alert().build()).expect(201).json();
        assertFalse(own.containsKey("answerDueAt"));
    }

    @Test
    void aRaisedSeverityMakesItDueEarlierButNeverBeforeNow() throws SQLException {
        JsonObject alert = raise("low");
        pass(alert, 10);
        JsonObject high = change(alert, 1, "high");
        assertEquals(
                Instant.parse(high.getString("sharedAt")).plus(Duration.ofHours(24)),
                Instant.parse(high.getString("answerDueAt")));
        Instant before = Time.now().minusSeconds(5);
        JsonObject urgent = change(alert, 2, "urgent");
        Instant due = Instant.parse(urgent.getString("answerDueAt"));
        assertTrue(due.isAfter(before) && due.isBefore(Time.now().plusSeconds(5)), due.toString());
        assertEquals(
                urgent.getString("answerDueAt"),
                change(alert, 3, "low").getString("answerDueAt"),
                "what was said stays when the severity falls");
    }

    @Test
    void afterHalfOfTheTimeThoseWhoAnswerAreRemindedOnce() throws SQLException {
        JsonObject alert = raise("high");
        takeSteps(alert);
        assertEquals(0, mails(alert, "alert-reminder"));
        pass(alert, 13);
        takeSteps(alert);
        takeSteps(alert);
        assertEquals(1, mails(alert, "alert-reminder", "suojia-leader"));
        assertEquals(1, mails(alert, "alert-reminder", "suojia-mediator"));
        assertEquals(2, mails(alert, "alert-reminder"));
        assertEquals(1, steps(alert));
    }

    @Test
    void theNamedResponderIsRemindedInsteadOfTheOthers() throws SQLException {
        leader.ifMatch("\"0\"")
                .put(
                        "/borders/" + here.border + "/responder",
                        "{\"membershipId\":\"" + here.membership("suojia-clerk") + "\"}")
                .expect(200);
        JsonObject alert = raise("high");
        pass(alert, 13);
        takeSteps(alert);
        assertEquals(1, mails(alert, "alert-reminder", "suojia-clerk"));
        assertEquals(1, mails(alert, "alert-reminder"));
    }

    @Test
    void whenTheTimeIsOverBothLeadersAreToldAndItIsShownFirst() throws SQLException {
        JsonObject alert = raise("low");
        JsonObject urgent = raise("urgent");
        pass(alert, 169);
        takeSteps(alert);
        takeSteps(alert);
        assertEquals(1, mails(alert, "alert-overdue", "suojia-leader"));
        assertEquals(1, mails(alert, "alert-overdue", "duoma-leader"));
        assertEquals(2, mails(alert, "alert-overdue"));
        assertEquals(0, mails(alert, "alert-reminder"), "of what is due together only the last is done");
        assertTrue(owner.get(path(alert)).expect(200).json().getBoolean("overdue"));
        assertFalse(owner.get(path(urgent)).expect(200).json().getBoolean("overdue"));
        JsonObject first = mediator.get("/home")
                .expect(200)
                .json()
                .getJsonArray("needsMeToday")
                .getJsonObject(0);
        assertEquals(alert.getString("id"), first.getString("recordId"));
        assertTrue(first.getBoolean("overdue") && first.containsKey("answerDueAt"));
    }

    @Test
    void afterTwiceTheTimeItGoesToTheCountiesByItself() throws SQLException {
        JsonObject alert = raise("high");
        Api county = here.as("amdo-county");
        county.get(path(alert)).expect(404);
        pass(alert, 25);
        takeSteps(alert);
        assertFalse(owner.get(path(alert)).json().getBoolean("escalated"));
        pass(alert, 24);
        takeSteps(alert);
        takeSteps(alert);
        JsonObject seen = county.get(path(alert)).expect(200).json();
        assertTrue(seen.getBoolean("escalated"));
        JsonObject escalation = seen.getJsonObject("escalation");
        assertTrue(escalation.getBoolean("automatic"));
        assertEquals("unanswered", escalation.getString("reason"));
        assertEquals(here.suojia.toString(), escalation.getJsonObject("act").getString("township"));
        assertFalse(escalation.getJsonObject("act").containsKey("office"));
        assertEquals(1, here.auditRecords(id(alert), "escalate"));
        assertEquals(
                1,
                here.number(
                        "select count(*) from jointgov.audit_record where record_id = ? and action = 'escalate'"
                                + " and client = 'receipt-deadlines' and actor_person_id is null and border_id = ?",
                        id(alert),
                        here.border));
        for (String login : new String[] {"suojia-leader", "suojia-mediator", "duoma-leader", "duoma-mediator"}) {
            assertEquals(1, mails(alert, "alert-unanswered", login), login);
        }
        // The officer acts for the county on every test's ground; any of these memberships may be the one that is told.
        assertEquals(
                1,
                here.number(
                        "select count(*) from jointgov.mail_outbox o join jointgov.membership m on m.id = o.membership_id"
                                + " where o.record_id = ? and o.template = 'alert-unanswered' and m.person_id ="
                                + " (select person_id from jointgov.membership where id = ?)",
                        id(alert),
                        here.membership("amdo-county")));
        assertEquals(2, steps(alert));
        mediator.ifMatch("\"1\"").post(path(alert) + "/acknowledgement").expect(200);
    }

    @Test
    void whatSomebodyHasHandedUpIsNotHandedUpAgain() throws SQLException {
        JsonObject alert = raise("high");
        owner.ifMatch("\"1\"")
                .post(path(alert) + "/escalation", "{\"reason\":\"情况紧急\"}")
                .expect(200);
        pass(alert, 49);
        takeSteps(alert);
        assertEquals(1, here.auditRecords(id(alert), "escalate"));
        assertEquals(0, mails(alert, "alert-unanswered"));
    }

    @Test
    void anAnswerOrAWithdrawalEndsIt() throws SQLException {
        JsonObject acknowledged = raise("high");
        mediator.ifMatch("\"1\"").post(path(acknowledged) + "/acknowledgement").expect(200);
        JsonObject declined = raise("high");
        leader.ifMatch("\"1\"")
                .post(path(declined) + "/decline", "{\"reason\":\"不属于本乡\"}")
                .expect(200);
        JsonObject withdrawn = raise("high");
        owner.ifMatch("\"1\"")
                .post(path(withdrawn) + "/withdrawal", "{\"reason\":\"误报\"}")
                .expect(200);
        for (JsonObject alert : new JsonObject[] {acknowledged, declined, withdrawn}) {
            pass(alert, 49);
            takeSteps(alert);
            assertEquals(0, steps(alert));
            JsonObject seen = owner.get(path(alert)).expect(200).json();
            assertFalse(seen.getBoolean("overdue") || seen.getBoolean("escalated"));
        }
    }

    @Test
    void atATriplePointEachTownshipAnswersForItself() throws SQLException {
        JsonObject alert = owner.post(
                        ALERTS,
                        Neighbourhood.alert()
                                .add("borderId", here.triplePoint.toString())
                                .build())
                .expect(201)
                .json();
        here.as("moyun-leader")
                .ifMatch("\"1\"")
                .post(path(alert) + "/acknowledgement")
                .expect(200);
        pass(alert, 25);
        takeSteps(alert);
        assertEquals(1, steps(alert));
        assertEquals(1, mails(alert, "alert-overdue", "suojia-leader"));
        assertEquals(0, mails(alert, "alert-overdue", "moyun-leader"));
    }

    private JsonObject raise(String severity) {
        return owner.post(
                        ALERTS,
                        Neighbourhood.alert()
                                .add("severity", severity)
                                .add("borderId", here.border.toString())
                                .build())
                .expect(201)
                .json();
    }

    private JsonObject change(JsonObject alert, int version, String severity) {
        return owner.ifMatch("\"" + version + "\"")
                .put(
                        path(alert),
                        Neighbourhood.alert().add("severity", severity).build())
                .expect(200)
                .json();
    }

    /** So many hours go by for this alert. */
    private void pass(JsonObject alert, int hours) throws SQLException {
        here.number(
                "with moved as (update jointgov.dispute_alert set shared_at = shared_at - h, answer_due_at = answer_due_at - h,"
                        + " next_step_at = next_step_at - h from (select make_interval(hours => ?) as h) by_hours"
                        + " where id = ? returning 1) select count(*) from moved",
                hours,
                id(alert));
    }

    /** Takes what is due, and waits for a run of the application's own that holds the alert at this moment. */
    private void takeSteps(JsonObject alert) throws SQLException {
        try (BoundConnection job = BoundConnection.job(here.stack, "receipt-deadlines")) {
            job.column("select take_receipt_steps(1000)");
            job.commit();
        }
        here.number(
                "select count(*) from (select 1 from jointgov.dispute_alert where id = ? for update) held", id(alert));
    }

    private long steps(JsonObject alert) throws SQLException {
        return here.number("select count(*) from jointgov.receipt_step where alert_id = ?", id(alert));
    }

    private long mails(JsonObject alert, String template) throws SQLException {
        return here.number(
                "select count(*) from jointgov.mail_outbox o join jointgov.membership m on m.id = o.membership_id"
                        + " where o.record_id = ? and o.template = ? and m.since = timestamptz '2099-01-01'",
                id(alert),
                template);
    }

    private long mails(JsonObject alert, String template, String login) throws SQLException {
        return here.number(
                "select count(*) from jointgov.mail_outbox where record_id = ? and template = ? and membership_id = ?",
                id(alert),
                template,
                here.membership(login));
    }

    private static String path(JsonObject alert) {
        return ALERTS + "/" + alert.getString("id");
    }

    private static UUID id(JsonObject alert) {
        return UUID.fromString(alert.getString("id"));
    }
}
