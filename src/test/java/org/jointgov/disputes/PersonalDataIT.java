package org.jointgov.disputes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jointgov.platform.time.Ids;
import org.jointgov.testing.Api;
import org.jointgov.testing.Api.Answer;
import org.junit.jupiter.api.Test;

/** Twenty planted names and telephone numbers are shown to those who handle the alert, and found nowhere else. */
class PersonalDataIT {
    private static final String ALERTS = "/dispute-alerts";

    private final Neighbourhood here = new Neighbourhood();
    private final List<String> planted = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();

    PersonalDataIT() throws SQLException {}

    @Test
    void personalDataStandsNowhereInClear() throws Exception {
        Api me = here.as("duoma-mediator");
        String mark = Long.toString(System.nanoTime(), 36);
        JsonArrayBuilder parties = Json.createArrayBuilder();
        for (int i = 0; i < 10; i++) {
            String name = "牧户" + mark + "号" + i;
            String phone = "139" + mark + i;
            planted.addAll(List.of(name, phone));
            parties.add(Json.createObjectBuilder()
                    .add("name", name)
                    .add("phone", phone)
                    .add("village", "一村"));
        }
        assertEquals(20, planted.size());
        String narrative = "当事人：" + String.join("、", planted);
        JsonObject alert = me.post(
                        ALERTS,
                        Neighbourhood.alert()
                                .add("borderId", here.border.toString())
                                .add("narrative", narrative)
                                .add("parties", parties)
                                .build())
                .expect(201)
                .json();
        String path = ALERTS + "/" + alert.getString("id");

        // Shown where it belongs …
        Answer unmasked = me.post(path + "/unmasking", "{\"purpose\":\"调解\"}").expect(200);
        planted.forEach(secret -> assertTrue(unmasked.text().contains(secret)));

        // … and driven through everything that could leak it.
        String whole = Neighbourhood.alert()
                .add("narrative", narrative)
                .add(
                        "parties",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("name", planted.get(0))
                                        .add("phone", planted.get(1))))
                .build()
                .toString();
        me.ifMatch("\"1\"").put(path, whole).expect(200);
        refused(me.ifMatch("\"1\"").put(path, whole));
        refused(me.put(path, whole));
        refused(me.post(ALERTS, whole.replace("\"event\"", "\"" + planted.get(2) + "\"")));
        refused(me.post(ALERTS, whole.replace("}", "")));
        refused(me.post(ALERTS, whole.replace("\"high\"", "\"" + planted.get(3) + "\"")));
        refused(me.post(
                ALERTS,
                Neighbourhood.alert()
                        .add("narrative", planted.get(4).repeat(2_000))
                        .build()));
        refused(me.post(
                ALERTS,
                Neighbourhood.alert()
                        .add("parties", Json.createArrayBuilder().add(planted.get(5)))
                        .build()));
        String key = Ids.next().toString();
        me.withKey(key)
                .post(
                        ALERTS,
                        Neighbourhood.alert().add("narrative", planted.get(6)).build())
                .expect(201);
        refused(me.withKey(key)
                .post(
                        ALERTS,
                        Neighbourhood.alert().add("narrative", planted.get(7)).build()));
        refused(here.as("moyun-leader").ifMatch("\"1\"").put(path, whole));
        refused(here.as("suojia-leader").ifMatch("\"2\"").put(path, whole));
        refused(me.put(
                path + "/attachments/" + Ids.next(), planted.get(8).getBytes(StandardCharsets.UTF_8), "image/jpeg"));
        here.as("suojia-leader").get(path).expect(200);
        here.as("xizang-officer").get(path).expect(200);
        for (String login : List.of("suojia-leader", "xizang-officer", "duoma-clerk")) {
            assertClean("view of " + login, here.as(login).get(path).expect(200).text());
            assertClean(
                    "list of " + login, here.as(login).get(ALERTS).expect(200).text());
        }

        refusals.forEach(text -> assertClean("a refusal: " + text, text));
        assertClean(
                "change feed",
                here.as("suojia-leader").get("/changes?limit=100").text());
        assertTablesClean();
        assertLogsClean();
    }

    private void refused(Answer answer) {
        assertTrue(answer.status() >= 400 && answer.status() < 500, answer.request() + " " + answer.status());
        refusals.add(answer.text());
    }

    private void assertTablesClean() throws SQLException {
        try (Connection superuser = here.stack.connectAsSuperuser();
                Statement statement = superuser.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet row = statement.executeQuery("select format('%I.%I', schemaname, tablename) from pg_tables"
                    + " where schemaname not in ('pg_catalog', 'information_schema')")) {
                while (row.next()) {
                    tables.add(row.getString(1));
                }
            }
            assertTrue(tables.contains("jointgov.dispute_alert_secret"));
            for (String table : tables) {
                // Bytes come out as hexadecimal digits; so a text in clear inside of them is looked for in that form
                // too.
                try (ResultSet row = statement.executeQuery("select t::text from " + table + " t")) {
                    while (row.next()) {
                        assertClean(table, row.getString(1));
                    }
                }
            }
        }
    }

    private void assertLogsClean() throws IOException {
        int logs = 0;
        try (Stream<Path> files = Files.walk(here.stack.folder())) {
            for (Path log :
                    files.filter(file -> file.toString().endsWith(".log")).toList()) {
                logs++;
                assertClean(log.toString(), new String(Files.readAllBytes(log), StandardCharsets.UTF_8));
            }
        }
        assertTrue(logs > 1);
    }

    private void assertClean(String where, String text) {
        for (String secret : planted) {
            assertFalse(text.contains(secret), where);
            assertFalse(
                    text.contains(HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8))),
                    where + " (hexadecimal)");
        }
    }
}
