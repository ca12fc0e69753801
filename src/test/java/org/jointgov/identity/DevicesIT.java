package org.jointgov.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jointgov.platform.persistence.BoundConnection;
import org.jointgov.stack.LocalStack;
import org.jointgov.stack.SharedStack;
import org.jointgov.testing.Api;
import org.jointgov.testing.Api.Answer;
import org.jointgov.testing.Region;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A person's devices, and how a lost one learns that it has to be wiped. */
class DevicesIT {
    private static final LocalStack STACK = SharedStack.get();
    private static final String PHONE = "{\"kind\":\"phone\"}";

    private final String device = UUID.randomUUID().toString();
    private final Api nobody = Api.at(URI.create(STACK.appUrl())).in("en");

    private Region region;
    private Api mediator;
    private Api clerk;

    @BeforeEach
    void begin() throws SQLException {
        region = new Region();
        mediator = region.api("duoma-mediator").in("en");
        clerk = region.api("duoma-clerk").in("en");
    }

    private void add(Api person) {
        person.put("/me/devices/" + device, PHONE).expect(204);
    }

    private boolean mustBeWiped(String id) {
        return nobody.get("/devices/" + id).expect(200).json().getBoolean("wipe");
    }

    private JsonObject listed(Api person) {
        return person.get("/me/devices?limit=100").expect(200).items().stream()
                .map(JsonValue::asJsonObject)
                .filter(each -> each.getString("id").equals(device))
                .findFirst()
                .orElseThrow();
    }

    /** How many records the trail holds of acts on this device: their content is salted and known to the test. */
    private long recorded(Api person, String act) throws SQLException {
        String id = person.get("/me").expect(200).json().getString("personId");
        try (Connection connection = STACK.connectAsSuperuser();
                PreparedStatement statement = connection.prepareStatement(
                        "select count(*) from jointgov.audit_record where action = 'change' and record_kind = 'person'"
                                + " and record_id = actor_person_id and record_id = ?::uuid"
                                + " and content_hash = sha256(salt || convert_to(?, 'UTF8'))")) {
            statement.setString(1, id);
            statement.setString(2, "person\n" + id + "\n" + act + "\n" + device);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static long recorded() throws SQLException {
        try (Connection connection = STACK.connectAsSuperuser();
                ResultSet row =
                        connection.createStatement().executeQuery("select count(*) from jointgov.audit_record")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Nested
    class AsItsPerson {
        @Test
        void addingItShowsItAmongTheOwnAndSaysNothingOfItsUse() {
            add(mediator);
            JsonObject shown = listed(mediator);
            assertEquals("phone", shown.getString("kind"));
            assertEquals(java.util.Set.of("id", "kind", "addedAt"), shown.keySet());
        }

        @Test
        void addingItAgainChangesNothing() throws SQLException {
            add(mediator);
            String before = listed(mediator).toString();
            mediator.put("/me/devices/" + device, "{\"kind\":\"computer\"}").expect(204);
            assertEquals(before, listed(mediator).toString());
            assertEquals(1, recorded(mediator, "device-added"));
        }

        @Test
        void theKindIsCoarse() {
            Answer refused = mediator.put("/me/devices/" + device, "{\"kind\":\"Mozilla/5.0\"}")
                    .expect(422);
            assertEquals("invalid-fields", refused.problem());
            assertTrue(refused.text().contains("/kind"), refused.text());
            assertFalse(refused.text().contains("Mozilla"), refused.text());
            mediator.put("/me/devices/" + device, "{}").expect(422);
            mediator.put("/me/devices/not-an-id", PHONE).expect(404);
        }

        @Test
        void eachActLeavesOneAuditRecordHoweverOftenItIsSent() throws SQLException {
            long before = recorded();
            Api once = mediator.withKey(UUID.randomUUID().toString());
            once.put("/me/devices/" + device, PHONE).expect(204);
            once.put("/me/devices/" + device, PHONE).expect(204);
            once.put("/me/devices/" + device, "{\"kind\":\"computer\"}").expect(422);
            assertEquals(1, recorded(mediator, "device-added"));
            Api again = mediator.withKey(UUID.randomUUID().toString());
            again.post("/me/devices/" + device + "/wipe").expect(204);
            again.post("/me/devices/" + device + "/wipe").expect(204);
            mediator.post("/me/devices/" + device + "/wipe").expect(204);
            assertEquals(1, recorded(mediator, "device-wipe-requested"));
            assertTrue(mustBeWiped(device));
            assertEquals(before + 2, recorded());
        }

        @Test
        void theWipeIsShownFromTheRequestUntilTheDeviceWasTold() {
            add(mediator);
            mediator.post("/me/devices/" + device + "/wipe").expect(204);
            assertTrue(listed(mediator).containsKey("wipeRequestedAt"));
            assertFalse(listed(mediator).containsKey("wipedAt"));
            assertTrue(mustBeWiped(device));
            String told = listed(mediator).getString("wipedAt");
            assertTrue(mustBeWiped(device));
            assertEquals(told, listed(mediator).getString("wipedAt"));
        }

        @Test
        void theListIsPagedNewestFirst() {
            add(mediator);
            String second = UUID.randomUUID().toString();
            mediator.put("/me/devices/" + second, "{\"kind\":\"computer\"}").expect(204);
            Answer first = mediator.get("/me/devices?limit=1").expect(200);
            assertEquals(second, first.items().getJsonObject(0).getString("id"));
            assertEquals("no-store", first.header("Cache-Control"));
            Answer next = mediator.get(
                            "/me/devices?limit=1&cursor=" + first.json().getString("nextCursor"))
                    .expect(200);
            assertEquals(device, next.items().getJsonObject(0).getString("id"));
        }

        @Test
        void refusalsAreInTheCallersLanguage() {
            String path = "/me/devices/" + device + "/wipe";
            String english = mediator.post(path).expect(404).json().getString("title");
            String chinese = mediator.in("zh-CN").post(path).expect(404).json().getString("title");
            String tibetan = mediator.in("bo").post(path).expect(404).json().getString("title");
            assertEquals(3, java.util.Set.of(english, chinese, tibetan).size());
        }
    }

    @Nested
    class AsSomebodyElseOfTheSameTownship {
        @Test
        void theDeviceIsNotThere() {
            add(mediator);
            assertFalse(clerk.get("/me/devices?limit=100").expect(200).text().contains(device));
            assertEquals(
                    "not-found",
                    clerk.post("/me/devices/" + device + "/wipe").expect(404).problem());
            assertFalse(mustBeWiped(device));
        }

        @Test
        void addingItsIdAsAnOwnOneAndAskingForTheWipeDoesNothingToIt() {
            add(mediator);
            add(clerk);
            clerk.post("/me/devices/" + device + "/wipe").expect(204);
            assertFalse(mustBeWiped(device));
            assertFalse(listed(mediator).containsKey("wipeRequestedAt"));
        }
    }

    @Nested
    class AsOfficerOrMachine {
        @Test
        void everyRoleHasDevicesOfItsOwn() {
            for (String user : List.of("duoma-ledger", "qinghai-officer", "amdo-county")) {
                Api person = region.api(user);
                String own = UUID.randomUUID().toString();
                person.put("/me/devices/" + own, PHONE).expect(204);
                assertTrue(
                        person.get("/me/devices?limit=100").expect(200).text().contains(own), user);
                person.post("/me/devices/" + own + "/wipe").expect(204);
                assertTrue(mustBeWiped(own), user);
            }
        }
    }

    @Nested
    class AsTheDeviceWithoutALogin {
        @Test
        void anUnknownIdAnswersLikeOneThatIsNotToBeWiped() {
            add(mediator);
            Answer known = nobody.get("/devices/" + device).expect(200);
            Answer unknown = nobody.get("/devices/" + UUID.randomUUID()).expect(200);
            assertEquals("{\"wipe\":false}", known.text());
            assertEquals(known.text(), unknown.text());
            assertEquals(known.headers().map().keySet(), unknown.headers().map().keySet());
            assertEquals("no-store", known.header("Cache-Control"));
            assertEquals("no-store", unknown.header("Cache-Control"));
        }

        @Test
        void nothingElseIsOpen() {
            assertEquals(
                    "unauthenticated", nobody.get("/me/devices").expect(401).problem());
            nobody.put("/me/devices/" + device, PHONE).expect(401);
            nobody.post("/me/devices/" + device + "/wipe").expect(401);
            nobody.post("/devices/" + device).expect(405);
            nobody.get("/devices").expect(404);
            nobody.get("/devices/not-an-id").expect(404);
        }

        @Test
        void itsIdStandsInNoLog() throws IOException {
            add(mediator);
            mediator.post("/me/devices/" + device + "/wipe").expect(204);
            assertTrue(mustBeWiped(device));
            try (Stream<Path> files = Files.walk(STACK.folder().resolve("log"))) {
                List<Path> naming = files.filter(Files::isRegularFile)
                        .filter(file -> text(file).contains(device))
                        .toList();
                assertEquals(List.of(), naming);
            }
        }

        private static String text(Path file) {
            try {
                return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Nested
    class WhenTheLastMembershipIsRemoved {
        private UUID person;

        private void addThroughTheDatabase() throws SQLException {
            try (BoundConnection bound = region.as("suojia-clerk")) {
                person = bound.person();
                bound.update(
                        "insert into device (person_id, id, kind) values (?, ?, 'phone')",
                        person,
                        UUID.fromString(device));
                bound.commit();
            }
        }

        private void change(String sql) throws SQLException {
            try (Connection connection = STACK.connectAsSuperuser();
                    PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, person);
                statement.execute();
            }
        }

        @Test
        void theDeviceIsToBeWipedAndStaysSo() throws SQLException {
            addThroughTheDatabase();
            assertFalse(mustBeWiped(device));
            change("update jointgov.membership set removed_at = now() where person_id = ?");
            assertTrue(mustBeWiped(device));
            change("update jointgov.membership set removed_at = null where person_id = ?");
            assertTrue(mustBeWiped(device));
        }

        @Test
        void aMembershipElsewhereKeepsIt() throws SQLException {
            addThroughTheDatabase();
            region.move("suojia-clerk", region.moyun, "clerk");
            assertFalse(mustBeWiped(device));
        }
    }
}
