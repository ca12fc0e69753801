package org.jointgov.meetings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtStart;
import org.jointgov.platform.time.Ids;
import org.jointgov.stack.SharedStack;
import org.jointgov.testing.Api;
import org.jointgov.testing.Region;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Joint meetings in calendars: one as a file, all under a secret address. */
class CalendarIT {
    private static Region region;

    private UUID meeting;

    @BeforeAll
    static void people() throws SQLException {
        region = new Region();
    }

    @BeforeEach
    void plan() {
        meeting = Ids.next();
        region.api("duoma-clerk")
                .post(
                        "/joint-meetings",
                        plan("2099-12-01T02:00:00Z")
                                .add("id", meeting.toString())
                                .build())
                .expect(201);
    }

    private static jakarta.json.JsonObjectBuilder plan(String startsAt) {
        return Json.createObjectBuilder()
                .add("borderId", region.border.toString())
                .add("kind", "symposium")
                .add("title", "平安边界座谈会; 冬季")
                .add("place", "索加乡政府, 二楼")
                .add("startsAt", startsAt)
                .add("online", false)
                .add("hostTownshipId", region.suojia.toString());
    }

    private String path() {
        return "/joint-meetings/" + meeting;
    }

    private void moveTo(String startsAt) {
        Api clerk = region.api("duoma-clerk");
        clerk.ifMatch(clerk.get(path()).expect(200).etag())
                .put(path(), plan(startsAt).build())
                .expect(200);
    }

    private void cancel() {
        Api clerk = region.api("duoma-clerk");
        clerk.ifMatch(clerk.get(path()).expect(200).etag())
                .post(path() + "/cancellation", "{\"reason\":\"大雪封路\"}")
                .expect(200);
    }

    private static Calendar parsed(String text) throws Exception {
        return new CalendarBuilder().build(new StringReader(text));
    }

    private Calendar file(String user) throws Exception {
        Api.Answer answer = region.api(user)
                .with("Accept", "text/calendar")
                .get(path() + "/calendar")
                .expect(200);
        assertTrue(answer.header("Content-Type").startsWith("text/calendar"), answer.header("Content-Type"));
        return parsed(answer.text());
    }

    private static String address(String user) {
        return region.api(user)
                .put("/me/calendar-address", JsonObject.EMPTY_JSON_OBJECT)
                .expect(200)
                .json()
                .getString("address");
    }

    /** As a calendar reads it: without a login. */
    private static Api.Answer read(String address) {
        String path = URI.create(address).getPath().substring("/api".length());
        return Api.at(URI.create(SharedStack.get().appUrl())).get(path);
    }

    private Optional<VEvent> inFeed(String address) throws Exception {
        return parsed(read(address).expect(200).text()).<VEvent>getComponents("VEVENT").stream()
                .filter(event -> value(event, "UID").equals(meeting + "@jointgov"))
                .findFirst();
    }

    private static String value(VEvent event, String property) {
        return event.getRequiredProperty(property).getValue();
    }

    private static Instant start(VEvent event) {
        return Instant.from(((DtStart<?>) event.getRequiredProperty("DTSTART")).getDate());
    }

    @Test
    void oneMeetingIsAFileThatFollowsItsPlan() throws Exception {
        Calendar first = file("suojia-mediator");
        assertEquals("PUBLISH", first.getRequiredProperty("METHOD").getValue());
        VEvent event = first.<VEvent>getComponents("VEVENT").get(0);
        assertEquals(meeting + "@jointgov", value(event, "UID"));
        assertEquals("0", value(event, "SEQUENCE"));
        assertEquals("平安边界座谈会; 冬季", value(event, "SUMMARY"));
        assertEquals("索加乡政府, 二楼", value(event, "LOCATION"));
        assertEquals(Instant.parse("2099-12-01T02:00:00Z"), start(event));

        region.api("suojia-clerk")
                .ifMatch("\"0\"")
                .put(path() + "/attendance", "{\"entries\":[]}")
                .expect(200);
        moveTo("2099-12-02T02:00:00Z");
        VEvent moved = file("suojia-mediator").<VEvent>getComponents("VEVENT").get(0);
        assertEquals("1", value(moved, "SEQUENCE"), "attendance changes no calendar");
        assertEquals(Instant.parse("2099-12-02T02:00:00Z"), start(moved));

        cancel();
        Calendar last = file("suojia-mediator");
        assertEquals("CANCEL", last.getRequiredProperty("METHOD").getValue());
        VEvent cancelled = last.<VEvent>getComponents("VEVENT").get(0);
        assertEquals("2", value(cancelled, "SEQUENCE"));
        assertEquals("CANCELLED", value(cancelled, "STATUS"));
        assertEquals(404, region.api("moyun-leader").get(path() + "/calendar").status());
    }

    @Test
    void anAddressShowsWhatIsPlannedMovedAndCancelledWithoutALogin() throws Exception {
        String address = address("suojia-clerk");
        assertEquals("CONFIRMED", value(inFeed(address).orElseThrow(), "STATUS"));
        moveTo("2099-12-03T02:00:00Z");
        assertEquals(
                Instant.parse("2099-12-03T02:00:00Z"), start(inFeed(address).orElseThrow()));
        cancel();
        VEvent struck = inFeed(address).orElseThrow();
        assertEquals("CANCELLED", value(struck, "STATUS"));
        assertEquals("2", value(struck, "SEQUENCE"));
        assertTrue(inFeed(address("qinghai-officer")).isPresent(), "the province of a side");
        assertFalse(inFeed(address("moyun-clerk")).isPresent(), "another border's clerk");
    }

    @Test
    void anAddressEndsWithTheNextOneOnDemandAndWithTheMembership() throws Exception {
        String first = address("suojia-mediator");
        String second = address("suojia-mediator");
        assertEquals(404, read(first).status());
        assertEquals(200, read(second).status());
        assertTrue(region.api("suojia-mediator")
                .get("/me/calendar-address")
                .expect(200)
                .json()
                .containsKey("createdAt"));
        region.api("suojia-mediator").delete("/me/calendar-address").expect(204);
        region.api("suojia-mediator").delete("/me/calendar-address").expect(204);
        assertEquals(404, read(second).status());
        assertFalse(region.api("suojia-mediator")
                .get("/me/calendar-address")
                .expect(200)
                .json()
                .containsKey("createdAt"));
        for (String unknown : List.of("AAAA", "no*base64")) {
            assertEquals(404, read("http://x/api/calendars/" + unknown).status(), unknown);
        }
        String third = address("duoma-mediator");
        try (Connection superuser = SharedStack.get().connectAsSuperuser();
                Statement statement = superuser.createStatement()) {
            assertEquals(
                    1,
                    statement.executeUpdate("update jointgov.membership set removed_at = now() where id ="
                            + " (select membership_id from jointgov.calendar_feed order by created_at desc limit 1)"));
        }
        assertEquals(404, read(third).status(), "the membership has been removed");
    }
}
