package org.jointgov.meetings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jointgov.platform.time.Ids;
import org.jointgov.testing.Api;
import org.jointgov.testing.Api.Answer;
import org.jointgov.testing.HashScript;
import org.jointgov.testing.MinutesSteps;
import org.jointgov.testing.Region;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Minutes with items, positions, decisions and commitments, in several languages, over HTTP. */
class MinutesItemsIT {
    private static Region region;

    private String path;
    private String agendaItem;

    @BeforeAll
    static void people() throws SQLException {
        region = new Region();
    }

    @BeforeEach
    void planWithAnAgenda() {
        UUID id = Ids.next();
        path = "/joint-meetings/" + id;
        as("duoma-leader").post("/joint-meetings", plan(id).build()).expect(201);
        agendaItem = Ids.next().toString();
        as("suojia-clerk")
                .post(
                        path + "/agenda/items",
                        Json.createObjectBuilder()
                                .add("id", agendaItem)
                                .add("title", "三号泉眼取水")
                                .add("responsible", "副乡长")
                                .build())
                .expect(200);
    }

    private static Api as(String user) {
        return region.api(user);
    }

    private static JsonObjectBuilder plan(UUID id) {
        return Json.createObjectBuilder()
                .add("id", id.toString())
                .add("borderId", region.border.toString())
                .add("kind", "symposium")
                .add("title", "平安边界座谈会")
                .add("place", "索加乡政府")
                .add("startsAt", "2026-12-01T02:00:00Z")
                .add("online", false)
                .add("hostTownshipId", region.suojia.toString());
    }

    private static JsonObjectBuilder minutes(int base, JsonObjectBuilder... items) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        for (JsonObjectBuilder item : items) {
            all.add(item);
        }
        return Json.createObjectBuilder()
                .add("baseRevision", base)
                .add("language", "zh-CN")
                .add("text", "会议认为，\r\n双方应当互通信息。")
                .add("items", all);
    }

    private static JsonObjectBuilder item(String title) {
        return Json.createObjectBuilder().add("id", Ids.next().toString()).add("title", title);
    }

    private static JsonObjectBuilder commitment(UUID township) {
        return Json.createObjectBuilder()
                .add("id", Ids.next().toString())
                .add("townshipId", township.toString())
                .add("office", "副乡长")
                .add("dueOn", "2026-12-31")
                .add("text", "立轮流取水牌");
    }

    private JsonObjectBuilder water() {
        return item("三号泉眼取水")
                .add("agendaItemId", agendaItem)
                .add("discussion", "双方介绍了情况。")
                .add("decision", "隔日轮流取水。")
                .add(
                        "positions",
                        Json.createArrayBuilder()
                                .add(position(region.duoma, "按户轮流。"))
                                .add(position(region.suojia, "按日轮流。")))
                .add("commitments", Json.createArrayBuilder().add(commitment(region.suojia)));
    }

    private static JsonObjectBuilder position(UUID township, String text) {
        return Json.createObjectBuilder().add("townshipId", township.toString()).add("text", text);
    }

    /** The given minutes with a Tibetan wording that has as many entries as named. */
    private static JsonObjectBuilder inTibetan(JsonObjectBuilder minutes, int positions, int commitments) {
        JsonArrayBuilder places = Json.createArrayBuilder();
        for (int i = 0; i < positions; i++) {
            places.add("རེས་མོས།");
        }
        JsonArrayBuilder promises = Json.createArrayBuilder();
        for (int i = 0; i < commitments; i++) {
            promises.add("བརྡ་བྱང་།");
        }
        return minutes.add(
                "translations",
                Json.createArrayBuilder()
                        .add(Json.createObjectBuilder()
                                .add("language", "bo")
                                .add("text", "ཚོགས་འདུ།")
                                .add(
                                        "items",
                                        Json.createArrayBuilder()
                                                .add(Json.createObjectBuilder()
                                                        .add("title", "ཆུ་མིག")
                                                        .add("decision", "རེས་མོས་ཆུ་ལེན་པ།")
                                                        .add("positions", places)
                                                        .add("commitments", promises)))));
    }

    private Answer write(String user, JsonObjectBuilder minutes) {
        return as(user).post(path + "/minutes-revisions", minutes.build());
    }

    private static List<String> errors(Answer answer) {
        return answer.expect(422).json().getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                .map(error -> error.getString("pointer") + " " + error.getString("code"))
                .toList();
    }

    @Test
    void bothSidesSignItemsInTwoLanguagesAndAnOutsiderRecomputesTheHash(@TempDir Path folder)
            throws IOException, InterruptedException {
        write("suojia-clerk", inTibetan(minutes(0, water()), 2, 1)).expect(201);
        JsonObject read = as("duoma-leader").get(path).expect(200).json();
        JsonObject minutes = read.getJsonObject("minutes");
        JsonObject item = minutes.getJsonArray("items").getJsonObject(0);
        assertEquals("会议认为，\n双方应当互通信息。", minutes.getString("text"));
        assertEquals(agendaItem, item.getString("agendaItemId"));
        assertEquals("隔日轮流取水。", item.getString("decision"));
        assertEquals(2, item.getJsonArray("positions").size());
        assertEquals(
                region.suojia.toString(),
                item.getJsonArray("commitments").getJsonObject(0).getString("townshipId"));
        JsonObject tibetan = minutes.getJsonArray("translations").getJsonObject(0);
        assertEquals("bo", tibetan.getString("language"));
        assertEquals("", tibetan.getJsonArray("items").getJsonObject(0).getString("discussion"));

        String hash = minutes.getString("contentHash");
        Path saved = Files.writeString(folder.resolve("meeting.json"), read.toString());
        assertEquals("same " + hash, HashScript.in(folder).run(saved));

        MinutesSteps.put(as("suojia-clerk"), path);
        for (String leader : List.of("suojia-leader", "duoma-leader")) {
            as(leader)
                    .post(
                            path + "/sign-offs",
                            Json.createObjectBuilder()
                                    .add("revision", 1)
                                    .add("contentHash", hash)
                                    .build())
                    .expect(201);
        }
        assertEquals(
                "in-force", as("qinghai-officer").get(path).expect(200).json().getString("state"));
    }

    @Test
    void theOtherSideRevisesAnItemAndEveryRevisionIsKept() {
        write("suojia-clerk", minutes(0, water())).expect(201);
        write("duoma-clerk", minutes(1, water().add("decision", "按户轮流取水。"), item("其他事项")))
                .expect(201);
        List<JsonObject> revisions = as("suojia-leader")
                .get(path + "/minutes-revisions")
                .expect(200)
                .items()
                .getValuesAs(JsonObject.class);
        assertEquals(
                List.of("2 2 按户轮流取水。", "1 1 隔日轮流取水。"),
                revisions.stream()
                        .map(r -> r.getInt("revision") + " "
                                + r.getJsonArray("items").size() + " "
                                + r.getJsonArray("items").getJsonObject(0).getString("decision"))
                        .toList());
    }

    @Test
    void aChangeOfAnItemReopensASignature() {
        write("suojia-clerk", minutes(0, water())).expect(201);
        JsonObject minutes = as("suojia-leader").get(path).expect(200).json().getJsonObject("minutes");
        JsonObjectBuilder signature =
                Json.createObjectBuilder().add("revision", 1).add("contentHash", minutes.getString("contentHash"));
        JsonObject body = signature.build();
        MinutesSteps.put(as("suojia-clerk"), path);
        as("suojia-leader").post(path + "/sign-offs", body.toString()).expect(201);
        JsonObject revised = write("duoma-clerk", minutes(1, water().add("discussion", "补充。")))
                .expect(201)
                .json();
        assertEquals("amendment", revised.getString("state"));
        assertEquals(
                "text-changed",
                as("duoma-leader")
                        .post(path + "/sign-offs", body.toString())
                        .expect(409)
                        .problem());
    }

    @Test
    void theOtherSideConfirmsATranslationOfTheLatestRevision() {
        write("suojia-clerk", inTibetan(minutes(0, water()), 2, 1)).expect(201);
        JsonObject minutes = as("duoma-clerk").get(path).expect(200).json().getJsonObject("minutes");
        assertEquals(0, minutes.getJsonArray("translationConfirmations").size());
        JsonObject tibetan = Json.createObjectBuilder()
                .add("revision", 1)
                .add("contentHash", minutes.getString("contentHash"))
                .add("language", "bo")
                .build();
        String at = path + "/translation-confirmations";
        as("suojia-leader").post(at, tibetan).expect(409);
        as("duoma-mediator").post(at, tibetan).expect(403);
        as("duoma-clerk")
                .post(
                        at,
                        Json.createObjectBuilder(tibetan).add("language", "en").build())
                .expect(409);
        JsonObject confirmed = as("duoma-clerk").post(at, tibetan).expect(201).json();
        JsonObject one = confirmed
                .getJsonObject("minutes")
                .getJsonArray("translationConfirmations")
                .getJsonObject(0);
        assertEquals(region.duoma.toString() + " bo", one.getString("townshipId") + " " + one.getString("language"));
        as("duoma-leader").post(at, tibetan).expect(409);
        write("suojia-clerk", inTibetan(minutes(1, water().add("decision", "改")), 2, 1))
                .expect(201);
        assertEquals(
                "text-changed", as("duoma-clerk").post(at, tibetan).expect(409).problem());
        assertEquals(
                0,
                as("duoma-clerk")
                        .get(path)
                        .expect(200)
                        .json()
                        .getJsonObject("minutes")
                        .getJsonArray("translationConfirmations")
                        .size());
    }

    @Test
    void itemsAloneAreMinutesAndNothingIsNot() {
        write("suojia-clerk", minutes(0, item("其他事项")).add("text", "")).expect(201);
        assertEquals(
                List.of("/text too-short"),
                errors(write("suojia-clerk", minutes(1).add("text", " "))));
    }

    @Test
    void aTownshipThatIsNoSideOrAnItemThatIsNotOnTheAgendaIsRefused() {
        JsonObjectBuilder stranger =
                item("x").add("commitments", Json.createArrayBuilder().add(commitment(region.moyun)));
        assertEquals(List.of("/items unknown-value"), errors(write("suojia-clerk", minutes(0, stranger))));
        JsonObjectBuilder elsewhere = item("x").add("agendaItemId", Ids.next().toString());
        assertEquals(List.of("/items unknown-value"), errors(write("suojia-clerk", minutes(0, elsewhere))));
    }

    @Test
    void everyBrokenFieldIsNamed() {
        JsonObjectBuilder twice = item("x")
                .add(
                        "positions",
                        Json.createArrayBuilder()
                                .add(position(region.duoma, "一"))
                                .add(position(region.duoma, "二")))
                .add(
                        "commitments",
                        Json.createArrayBuilder()
                                .add(commitment(region.duoma).add("office", " ").add("text", "长".repeat(301))));
        assertEquals(
                List.of(
                        "/items/0/positions in-use",
                        "/items/0/commitments/0/office required",
                        "/items/0/commitments/0/text too-long"),
                errors(write("suojia-clerk", minutes(0, twice))));
        assertEquals(
                List.of("/translations/0/items/0/positions malformed", "/translations/0/items/0/commitments malformed"),
                errors(write("suojia-clerk", inTibetan(minutes(0, water()), 1, 0))));
        assertEquals(
                List.of("/translations in-use"),
                errors(write(
                        "suojia-clerk", inTibetan(minutes(0, water()), 2, 1).add("language", "bo"))));
        String long4 = "长".repeat(4_000);
        JsonObjectBuilder[] many = new JsonObjectBuilder[16];
        for (int i = 0; i < many.length; i++) {
            many[i] = item("事项" + i).add("discussion", long4);
        }
        assertEquals(List.of("/items too-long"), errors(write("suojia-clerk", minutes(0, many))));
        JsonObject same = item("x").build();
        assertEquals(
                List.of("/items in-use"),
                errors(write(
                        "suojia-clerk", minutes(0, Json.createObjectBuilder(same), Json.createObjectBuilder(same)))));
    }

    @Test
    void aWriterWhoseBaseIsOldIsToldAndNothingIsLost() {
        write("suojia-clerk", minutes(0, water())).expect(201);
        assertEquals(
                "conflict",
                write("duoma-clerk", minutes(0, water())).expect(409).problem());
        assertTrue(as("duoma-clerk")
                        .get(path)
                        .expect(200)
                        .json()
                        .getJsonObject("minutes")
                        .getInt("revision")
                == 1);
    }
}
