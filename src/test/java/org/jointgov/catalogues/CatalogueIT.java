package org.jointgov.catalogues;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jointgov.catalogues.domain.CatalogueKind;
import org.jointgov.stack.Logins;
import org.jointgov.stack.OwnStack;
import org.jointgov.stack.SharedStack;
import org.jointgov.testing.Api;
import org.jointgov.testing.Api.Answer;
import org.jointgov.testing.Region;
import org.jointgov.testing.StatementLog;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Catalogues over HTTP. They are the same for everybody, so that this class has a stack to itself. */
@OwnStack
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CatalogueIT {
    private static final String TYPES = "/catalogues/dispute-types";
    private static final String SEVERITIES = "/catalogues/severities";

    private final Region region = new Region();
    private final Api operator = Api.at(URI.create(SharedStack.get().appUrl()))
            .as(Logins.token("operator"))
            .in("en");
    private final Api mediator = region.api("duoma-mediator").in("en");

    CatalogueIT() throws SQLException {}

    @Test
    @Order(1)
    void theDevicesOwnCopyIsVersionOne() throws IOException {
        try (JsonReader reader =
                Json.createReader(Files.newBufferedReader(Path.of("src/main/web/src/catalogues/version1.json")))) {
            JsonObject bundled = reader.readObject();
            for (CatalogueKind kind : CatalogueKind.values()) {
                assertEquals(
                        bundled.getJsonObject(kind.slug()),
                        mediator.get("/catalogues/" + kind.slug() + "?version=1")
                                .expect(200)
                                .json());
            }
        }
    }

    @Test
    void everyVersionIsReadAndKnownOnesAreNotSentAgain() {
        JsonObject before = publish(TYPES, entries -> entries);
        int version = before.getInt("version");
        Answer current = mediator.get(TYPES).expect(200);
        assertEquals(version, current.json().getInt("currentVersion"));
        assertEquals("\"" + version + ".full.en\"", current.etag());
        assertTrue(current.json().containsKey("validFrom") && current.json().containsKey("office"));
        Answer known = mediator.with("If-None-Match", current.etag()).get(TYPES).expect(304);
        assertEquals("", known.text());
        assertEquals(current.etag(), known.etag());
        mediator.with("If-None-Match", "\"" + version + "\"").get(TYPES).expect(304);
        mediator.with("If-None-Match", "\"1\"").get(TYPES).expect(200);
        JsonObject first = mediator.get(TYPES + "?version=1").expect(200).json();
        assertEquals(1, first.getInt("version"));
        assertEquals(version, first.getInt("currentVersion"));
        assertFalse(first.containsKey("validFrom") || first.containsKey("office"));
        mediator.get(TYPES + "?version=" + (version + 1)).expect(404);
        mediator.get(TYPES + "?version=0").expect(404);
        mediator.get(TYPES + "?version=one").expect(400);
        mediator.get("/catalogues/people").expect(404);
    }

    @Test
    void anOperatorPublishesOnTheVersionThatWasReadAndOnce() throws SQLException {
        Answer read = operator.get(TYPES).expect(200);
        JsonObject body = body(read.json().getJsonArray("entries"));
        assertEquals("precondition-required", operator.put(TYPES, body).problem());
        Api once = operator.ifMatch(read.etag()).withKey("publish-" + UUID.randomUUID());
        Answer published = once.put(TYPES, body).expect(200);
        int version = read.json().getInt("version") + 1;
        assertEquals(version, published.json().getInt("version"));
        assertEquals(version, once.put(TYPES, body).expect(200).json().getInt("version"));
        Answer stale = operator.ifMatch(read.etag()).put(TYPES, body).expect(412);
        assertTrue(stale.etag().startsWith("\"" + version + "."), stale.etag());
        assertEquals(1, auditRecords(version));
        region.api("duoma-leader").ifMatch(published.etag()).put(TYPES, body).expect(403);
        operator.ifMatch(published.etag()).put("/catalogues/people", body).expect(404);
        assertEquals(version, operator.get(TYPES).json().getInt("version"));
    }

    @Test
    void everybodyWhoReadsTheTrailSeesWhoChangedACatalogue() {
        int version = publish(TYPES, entries -> entries).getInt("version");
        for (String reader : List.of("duoma-leader", "suojia-mediator", "qinghai-officer")) {
            JsonObject newest = region.api(reader)
                    .get("/audit/records?recordKind=catalogue&limit=1")
                    .expect(200)
                    .items()
                    .getJsonObject(0);
            assertEquals("publish", newest.getString("action"), reader);
            assertEquals(version, newest.getInt("recordVersion"), reader);
            assertEquals("operator", newest.getString("actorRole"), reader);
        }
        assertFalse(region.api("duoma-leader")
                .get("/audit/records")
                .expect(200)
                .text()
                .contains("\"catalogue\""));
        operator.get("/audit/records?recordKind=catalogue").expect(403);
    }

    @Test
    void everyFieldThatBreaksARuleIsNamed() {
        Answer read = operator.get(TYPES).expect(200);
        Answer fields = operator.ifMatch(read.etag()).put(TYPES, """
                {"entries":[{"code":"Not a code","name":{"zh":" "}},{"code":"a","answerWithinHours":0}]}
                """);
        assertEquals(422, fields.status());
        assertEquals(
                List.of(
                        "/entries/0/code malformed",
                        "/entries/0/name/zh required",
                        "/entries/1/answerWithinHours out-of-range",
                        "/entries/1/name required"),
                errors(fields));
        assertEquals(
                List.of("/entries left-out", "/entries/1/code in-use"),
                errors(operator.ifMatch(read.etag()).put(TYPES, """
                        {"entries":[{"code":"a","name":{"zh":"甲"}},{"code":"a","name":{"zh":"乙"}}]}
                        """)));
        assertEquals(
                List.of("/entries required"),
                errors(operator.ifMatch(read.etag()).put(TYPES, "{}")));
        assertEquals(read.etag(), operator.get(TYPES).etag());
    }

    @Test
    void aRetiredTypeIsRefusedForNewAlertsAndKeptOnOldOnes() {
        String code = "salt-" + UUID.randomUUID().toString().substring(0, 8);
        JsonObject withIt = publish(
                TYPES,
                entries -> with(
                        entries,
                        Json.createObjectBuilder()
                                .add("code", code)
                                .add("parentCode", "mountain-forest-land")
                                .add(
                                        "name",
                                        Json.createObjectBuilder()
                                                .add("zh", "盐湖")
                                                .add("en", "Salt"))
                                .add("retired", false)));
        int version = withIt.getInt("version");
        JsonObject old =
                mediator.post("/dispute-alerts", alert(code)).expect(201).json();
        assertEquals(code, old.getString("type"));
        assertEquals(version, old.getInt("typeVersion"));
        String path = "/dispute-alerts/" + old.getString("id");

        publish(
                TYPES,
                entries -> with(
                        without(entries, code),
                        Json.createObjectBuilder()
                                .add("code", code)
                                .add("parentCode", "mountain-forest-land")
                                .add(
                                        "name",
                                        Json.createObjectBuilder()
                                                .add("zh", "盐湖")
                                                .add("en", "Salt"))
                                .add("retired", true)));
        Answer refused = mediator.post("/dispute-alerts", alert(code));
        assertEquals(422, refused.status());
        assertEquals(List.of("/type unknown-value"), errors(refused));
        assertFalse(refused.text().contains(code));
        assertEquals(List.of("/type unknown-value"), errors(mediator.post("/dispute-alerts", alert("never-there"))));

        JsonObject corrected = mediator.ifMatch("\"1\"")
                .put(
                        path,
                        Json.createObjectBuilder(alert(code))
                                .add("headline", "改过")
                                .build())
                .expect(200)
                .json();
        assertEquals(code, corrected.getString("type"));
        assertEquals(version, corrected.getInt("typeVersion"), "the version that it was chosen from");
        JsonObject moved =
                mediator.ifMatch("\"2\"").put(path, alert("other")).expect(200).json();
        assertEquals(version + 1, moved.getInt("typeVersion"));
        assertEquals(
                List.of("/type unknown-value"),
                errors(mediator.ifMatch("\"3\"").put(path, alert(code))),
                "a retired one cannot be chosen again");
        assertTrue(
                mediator.get("/dispute-alerts?type=" + code).expect(200).items().isEmpty());
        assertEquals(
                1,
                mediator.get("/dispute-alerts?type=other").expect(200).items().size());
    }

    @Test
    void aChangedDeadlineCountsFromTheNextSharing() {
        JsonObject shared = share("urgent");
        Duration before = allowed(shared);
        int hours = (int) before.toHours() + 1;
        JsonObject severities = publish(SEVERITIES, entries -> {
            JsonArrayBuilder changed = Json.createArrayBuilder();
            for (JsonObject entry : entries.getValuesAs(JsonObject.class)) {
                changed.add(
                        entry.getString("code").equals("urgent")
                                ? Json.createObjectBuilder(entry)
                                        .add("answerWithinHours", hours)
                                        .build()
                                : entry);
            }
            return changed.build();
        });
        JsonObject next = share("urgent");
        assertEquals(Duration.ofHours(hours), allowed(next));
        assertEquals(severities.getInt("version"), next.getInt("severityVersion"));
        JsonObject still = mediator.get("/dispute-alerts/" + shared.getString("id"))
                .expect(200)
                .json();
        assertEquals(before, allowed(still));
        assertEquals(severities.getInt("version") - 1, still.getInt("severityVersion"));
    }

    @Test
    void readingSendsThreeStatementsAndPublishingEight() throws Exception {
        try (StatementLog log = new StatementLog(
                SharedStack.get(), "catalogue", () -> mediator.get(TYPES).expect(200))) {
            log.assertAtMost(3, "read", () -> mediator.get(TYPES).expect(200));
            Answer read = operator.get(TYPES).expect(200);
            log.assertAtMost(
                    8,
                    "publish",
                    () -> operator.ifMatch(read.etag())
                            .put(TYPES, body(read.json().getJsonArray("entries")))
                            .expect(200));
        }
    }

    private JsonObject publish(String path, UnaryOperator<JsonArray> change) {
        Answer read = operator.get(path).expect(200);
        return operator.ifMatch(read.etag())
                .put(path, body(change.apply(read.json().getJsonArray("entries"))))
                .expect(200)
                .json();
    }

    private JsonObject share(String severity) {
        return mediator.post(
                        "/dispute-alerts",
                        Json.createObjectBuilder(alert("other"))
                                .add("severity", severity)
                                .add("borderId", region.border.toString())
                                .build())
                .expect(201)
                .json();
    }

    private static Duration allowed(JsonObject alert) {
        return Duration.between(
                Instant.parse(alert.getString("sharedAt")), Instant.parse(alert.getString("answerDueAt")));
    }

    private static JsonObject alert(String type) {
        return Json.createObjectBuilder()
                .add("kind", "event")
                .add("type", type)
                .add("severity", "low")
                .add("headline", "边界纠纷")
                .add("place", Json.createObjectBuilder().add("name", "山口"))
                .build();
    }

    private static JsonObject body(JsonArray entries) {
        return Json.createObjectBuilder().add("entries", entries).build();
    }

    private static JsonArray with(JsonArray entries, JsonObjectBuilder entry) {
        return Json.createArrayBuilder(entries).add(entry).build();
    }

    private static JsonArray without(JsonArray entries, String code) {
        JsonArrayBuilder rest = Json.createArrayBuilder();
        entries.getValuesAs(JsonObject.class).stream()
                .filter(entry -> !entry.getString("code").equals(code))
                .forEach(rest::add);
        return rest.build();
    }

    private static List<String> errors(Answer answer) {
        return answer.json().getJsonArray("errors").stream()
                .map(JsonValue::asJsonObject)
                .map(error -> error.getString("pointer") + " " + error.getString("code"))
                .sorted()
                .toList();
    }

    private static long auditRecords(int version) throws SQLException {
        try (var superuser = SharedStack.get().connectAsSuperuser();
                var statement = superuser.prepareStatement(
                        "select count(*) from jointgov.audit_record where record_id = ? and record_version = ?")) {
            statement.setObject(1, CatalogueKind.DISPUTE_TYPES.id());
            statement.setInt(2, version);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
