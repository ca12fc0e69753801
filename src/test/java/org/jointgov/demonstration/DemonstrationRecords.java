package org.jointgov.demonstration;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jointgov.testing.Api;

/**
 * The year 2024 as the township's report tells it (2 agreements, 4 meetings, 2 cross-province and 11 local disputes), and a few
 * open items around today, played through the public API by the people who would have done it. Dates of the domain are
 * input; the time of recording is always now. Running it again doubles nothing: every step has a fixed id and idempotency
 * key, and a record that has reached its goal is left alone.
 */
final class DemonstrationRecords {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final URI app;
    private final Function<String, String> tokens;
    private final Function<String, UUID> borders;
    private final Function<String, UUID> townships;
    private final LocalDate today = LocalDate.now(ZONE);

    /**
     * @param tokens the access token of a user, by login name
     * @param borders the id of a border, by its short name ({@code duoma-suojia})
     * @param townships the id of a township, by its short name ({@code duoma})
     */
    DemonstrationRecords(
            URI app,
            Function<String, String> tokens,
            Function<String, UUID> borders,
            Function<String, UUID> townships) {
        this.app = app;
        this.tokens = tokens;
        this.borders = borders;
        this.townships = townships;
    }

    /** @throws AssertionError when the API refuses a step */
    void load() {
        JsonObject records = read();
        records.getJsonArray("alerts").getValuesAs(JsonObject.class).forEach(this::alert);
        records.getJsonArray("agreements").getValuesAs(JsonObject.class).forEach(this::agreement);
        records.getJsonArray("meetings").getValuesAs(JsonObject.class).forEach(this::meeting);
        records.getJsonArray("rounds").getValuesAs(JsonObject.class).forEach(this::round);
    }

    private void alert(JsonObject alert) {
        String id = alert.getString("id");
        String path = "/dispute-alerts/" + id;
        if (absent(alert, path)) {
            JsonObjectBuilder body = Json.createObjectBuilder()
                    .add("id", id)
                    .add("kind", alert.getString("kind"))
                    .add("type", alert.getString("type"))
                    .add("severity", alert.getString("severity"))
                    .add("headline", alert.getString("headline"))
                    .add("place", alert.getJsonObject("place"))
                    .add("occurredOn", day(alert));
            if (alert.containsKey("narrative")) {
                body.add("narrative", alert.getString("narrative"));
            }
            if (alert.containsKey("parties")) {
                body.add("parties", alert.getJsonArray("parties"));
            }
            if (alert.containsKey("border")) {
                body.add("borderId", borders.apply(alert.getString("border")).toString());
            }
            act(alert.getString("by"), id, "raise")
                    .post("/dispute-alerts", body.build())
                    .expect(201);
        }
        for (JsonObject answer : objects(alert, "answers")) {
            Api other = as(answer.getString("by"));
            JsonObject seen = other.get(path).expect(200).json();
            if (seen.getJsonArray("actions").getValuesAs(JsonString::getString).contains("acknowledge")) {
                boolean declined = answer.getString("answer").equals("declined");
                JsonObjectBuilder body = Json.createObjectBuilder();
                if (declined) {
                    body.add("reason", answer.getString("reason"));
                }
                act(answer.getString("by"), id, "answer")
                        .ifMatch(other.get(path).etag())
                        .post(path + (declined ? "/decline" : "/acknowledgement"), body.build())
                        .expect(200);
            }
        }
        if (alert.containsKey("dispute")) {
            dispute(id, alert.getJsonObject("dispute"));
        }
        if (alert.containsKey("escalation")) {
            JsonObject escalation = alert.getJsonObject("escalation");
            Api leader = as(escalation.getString("by"));
            Api.Answer seen = leader.get(path).expect(200);
            if (!seen.json().getBoolean("escalated")) {
                act(escalation.getString("by"), id, "escalate")
                        .ifMatch(seen.etag())
                        .post(
                                path + "/escalation",
                                Json.createObjectBuilder()
                                        .add("reason", escalation.getString("reason"))
                                        .build())
                        .expect(200);
            }
        }
    }

    /** Opens an alert's dispute; each leader's declarations follow one another, what was seen on the ground between them. */
    private void dispute(String alert, JsonObject dispute) {
        String id = dispute.getString("id");
        String path = "/disputes/" + id;
        if (absent(dispute, path)) {
            act(dispute.getString("by"), id, "open")
                    .post(
                            "/disputes",
                            Json.createObjectBuilder()
                                    .add("id", id)
                                    .add("alertId", alert)
                                    .build())
                    .expect(201);
        }
        Map<String, Integer> said = new HashMap<>();
        for (JsonObject step : objects(dispute, "steps")) {
            String by = step.getString("by");
            if (step.containsKey("nature")) {
                int version = said.merge(by, 1, Integer::sum);
                if (declarations(by, path) < version) {
                    act(by, id, "declare-" + version)
                            .ifMatch("\"" + (version - 1) + "\"")
                            .put(
                                    path + "/legal-nature",
                                    Json.createObjectBuilder()
                                            .add("nature", step.getString("nature"))
                                            .build())
                            .expect(200);
                }
            } else if (!as(by).get(path).expect(200).text().contains(step.getString("id"))) {
                act(by, step.getString("id"), "breach")
                        .post(
                                path + "/status-quo-breaches",
                                Json.createObjectBuilder(step).remove("by").build())
                        .expect(201);
            }
        }
        words(dispute, path);
        for (JsonObject document : objects(dispute, "documents")) {
            String by = document.getString("by");
            if (!as(by).get(path + "/file").expect(200).text().contains(document.getString("id"))) {
                act(by, document.getString("id"), "document")
                        .post(
                                path + "/file/documents",
                                Json.createObjectBuilder(document).remove("by").build())
                        .expect(201);
            }
        }
    }

    /** What the sides tell, what of it they agree on, and what they comment. */
    private void words(JsonObject dispute, String path) {
        String id = dispute.getString("id");
        for (JsonObject account : objects(dispute, "accounts")) {
            String by = account.getString("by");
            if (as(by).get(path + "/accounts").expect(200).json().getInt("version") == 0) {
                JsonArrayBuilder facts = Json.createArrayBuilder();
                account.getJsonArray("facts")
                        .forEach(text -> facts.add(Json.createObjectBuilder().add("text", text)));
                act(by, id, "tell")
                        .ifMatch("\"0\"")
                        .put(
                                path + "/accounts/own",
                                Json.createObjectBuilder().add("facts", facts).build())
                        .expect(200);
            }
        }
        List<JsonObject> toAgree = objects(dispute, "agreed");
        long agreedAlready = as(dispute.getString("by"))
                .get(path + "/accounts")
                .expect(200)
                .json()
                .getJsonArray("accounts")
                .getValuesAs(JsonObject.class)
                .stream()
                .flatMap(account -> account.getJsonArray("facts").getValuesAs(JsonObject.class).stream())
                .filter(fact -> fact.getBoolean("agreed"))
                .count();
        // Reading the words is recorded each time: only while there is something to confirm.
        for (JsonObject agreed : agreedAlready < toAgree.size() ? toAgree : List.<JsonObject>of()) {
            for (JsonString who : agreed.getJsonArray("by").getValuesAs(JsonString.class)) {
                confirm(who.getString(), agreed.getString("fact"), path);
            }
        }
        for (JsonObject comment : objects(dispute, "comments")) {
            String by = comment.getString("by");
            if (!as(by).get(path + "/comments?limit=100").expect(200).text().contains(comment.getString("id"))) {
                act(by, comment.getString("id"), "comment")
                        .post(
                                path + "/comments",
                                Json.createObjectBuilder(comment).remove("by").build())
                        .expect(200);
            }
        }
    }

    /** Reads the words and confirms these. */
    private void confirm(String by, String words, String path) {
        String fact = as(by)
                .post(path + "/unmasking", "{\"purpose\":\"核对事实\"}")
                .expect(200)
                .json()
                .getJsonArray("facts")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(one -> one.getString("text").equals(words))
                .map(one -> one.getString("id") + " " + one.getString("contentHash"))
                .findFirst()
                .orElseThrow();
        act(by, fact.substring(0, 36), "confirm")
                .post(
                        path + "/facts/" + fact.substring(0, 36) + "/confirmation",
                        Json.createObjectBuilder()
                                .add("contentHash", fact.substring(37))
                                .build())
                .expect(200);
    }

    /** How often this leader's township has declared what a dispute is in law. */
    private long declarations(String leader, String path) {
        String township =
                townships.apply(leader.substring(0, leader.indexOf('-'))).toString();
        return as(leader)
                .get(path)
                .expect(200)
                .json()
                .getJsonArray("declarations")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(declaration ->
                        declaration.getJsonObject("act").getString("township").equals(township))
                .count();
    }

    private void agreement(JsonObject agreement) {
        String id = agreement.getString("id");
        String path = "/cooperation-agreements/" + id;
        if (absent(agreement, path)) {
            act(agreement.getString("by"), id, "draft")
                    .post(
                            "/cooperation-agreements",
                            Json.createObjectBuilder()
                                    .add("id", id)
                                    .add(
                                            "borderId",
                                            borders.apply(agreement.getString("border"))
                                                    .toString())
                                    .add("title", agreement.getString("title"))
                                    .add("language", "zh-CN")
                                    .add("text", text(agreement))
                                    .add("termFrom", agreement.getString("termFrom"))
                                    .add("termTo", agreement.getString("termTo"))
                                    .build())
                    .expect(201);
        }
        if (state(agreement, path).equals("draft")) {
            String leader = side(agreement, 0) + "-leader";
            act(leader, id, "propose")
                    .ifMatch(as(leader).get(path).etag())
                    .post(path + "/proposal")
                    .expect(200);
        }
        if (agreement.getString("goal").equals("in-force")
                && state(agreement, path).equals("proposed")) {
            sign(side(agreement, 1) + "-leader", id, path, "/acceptances", "accept");
        }
        if (agreement.getString("goal").equals("in-force")
                && state(agreement, path).equals("accepted")) {
            for (int i = 0; i < 2; i++) {
                sign(side(agreement, i) + "-leader", id, path, "/signatures", "sign-" + i);
            }
        }
    }

    /** A round along the border, and what both sides found on it. */
    private void round(JsonObject round) {
        String id = round.getString("id");
        String path = "/inspection-rounds/" + id;
        if (!absent(round, path)) {
            return;
        }
        JsonArrayBuilder participants = Json.createArrayBuilder();
        for (JsonObject one : objects(round, "participants")) {
            participants.add(Json.createObjectBuilder()
                    .add(
                            "townshipId",
                            townships.apply(one.getString("township")).toString())
                    .add("office", one.getString("office")));
        }
        act(round.getString("by"), id, "record")
                .post(
                        "/inspection-rounds",
                        Json.createObjectBuilder()
                                .add("id", id)
                                .add(
                                        "borderId",
                                        borders.apply(round.getString("border")).toString())
                                .add("heldOn", day(round))
                                .add("places", round.getString("places"))
                                .add("participants", participants)
                                .build())
                .expect(201);
        for (JsonObject finding : objects(round, "findings")) {
            act(finding.getString("by"), finding.getString("id"), "find")
                    .post(
                            path + "/findings",
                            Json.createObjectBuilder()
                                    .add("id", finding.getString("id"))
                                    .add("place", finding.getString("place"))
                                    .add("text", finding.getString("text"))
                                    .build())
                    .expect(201);
        }
    }

    private void meeting(JsonObject meeting) {
        String id = meeting.getString("id");
        String path = "/joint-meetings/" + id;
        if (absent(meeting, path)) {
            act(meeting.getString("by"), id, "plan")
                    .post(
                            "/joint-meetings",
                            Json.createObjectBuilder()
                                    .add("id", id)
                                    .add(
                                            "borderId",
                                            borders.apply(meeting.getString("border"))
                                                    .toString())
                                    .add("kind", meeting.getString("kind"))
                                    .add("title", meeting.getString("title"))
                                    .add("place", meeting.getString("place"))
                                    .add("startsAt", start(meeting))
                                    .add("online", false)
                                    .add(
                                            "hostTownshipId",
                                            townships
                                                    .apply(meeting.getString("host"))
                                                    .toString())
                                    .build())
                    .expect(201);
        }
        String agenda =
                as(meeting.getString("by")).get(path + "/agenda").expect(200).text();
        for (JsonObject item : objects(meeting, "agenda")) {
            if (!agenda.contains(item.getString("id"))) {
                act(item.getString("by"), item.getString("id"), "put-on")
                        .post(
                                path + "/agenda/items",
                                Json.createObjectBuilder(item).remove("by").build())
                        .expect(200);
            }
        }
        if (meeting.getString("goal").equals("planned")) {
            return;
        }
        if (state(meeting, path).equals("planned")) {
            for (int i = 0; i < 2; i++) {
                String clerk = side(meeting, i) + "-clerk";
                act(clerk, id, "attend-" + i)
                        .ifMatch("\"0\"")
                        .put(path + "/attendance", attendance(side(meeting, i)))
                        .expect(200);
            }
            act(meeting.getString("by"), id, "minutes")
                    .ifMatch(as(meeting.getString("by")).get(path).etag())
                    .post(path + "/minutes-revisions", minutes(meeting))
                    .expect(200, 201);
        }
        if (state(meeting, path).equals("minutes-drafting")) {
            act(meeting.getString("by"), id, "put")
                    .post(
                            path + "/amendments/windows",
                            Json.createObjectBuilder()
                                    .add("revision", 1)
                                    .add("days", 7)
                                    .build())
                    .expect(201);
        }
        if (meeting.containsKey("amendment")) {
            amendment(meeting, id, path);
        }
        if (!state(meeting, path).equals("in-force")) {
            sign(side(meeting, 0) + "-leader", id, path, "/sign-offs", "sign-0");
            if (meeting.getString("goal").equals("in-force")) {
                sign(side(meeting, 1) + "-leader", id, path, "/sign-offs", "sign-1");
            }
        }
    }

    /** What the other side proposes to change, and the answer. */
    private void amendment(JsonObject meeting, String id, String path) {
        JsonObject proposal = meeting.getJsonObject("amendment");
        String amendment = proposal.getString("id");
        JsonObject seen = as(meeting.getString("by")).get(path).expect(200).json();
        if (seen.getJsonObject("minutes").getJsonArray("amendments").isEmpty()
                && seen.getString("state").equals("amendment")) {
            act(side(meeting, 1) + "-leader", id, "amendment")
                    .post(
                            path + "/amendments",
                            Json.createObjectBuilder()
                                    .add("id", amendment)
                                    .add("revision", 1)
                                    .add("text", proposal.getString("text"))
                                    .build())
                    .expect(201);
            act(side(meeting, 0) + "-clerk", id, "amendment-answer")
                    .post(
                            path + "/amendments/" + amendment + "/answer",
                            Json.createObjectBuilder()
                                    .add("accepted", false)
                                    .add("reason", proposal.getString("reason"))
                                    .build())
                    .expect(201);
        }
    }

    /** Signs, accepts or signs off the text as it stands, unless this side has done so already. */
    private void sign(String leader, String id, String path, String act, String step) {
        Api.Answer seen = as(leader).get(path).expect(200);
        JsonObject view = seen.json();
        String action = switch (act) {
            case "/acceptances" -> "accept";
            case "/signatures" -> "sign";
            default -> "sign-off";
        };
        if (!view.getJsonArray("actions").getValuesAs(JsonString::getString).contains(action)) {
            return;
        }
        JsonObject text = view.containsKey("minutes") ? view.getJsonObject("minutes") : view;
        act(leader, id, step)
                .ifMatch(seen.etag())
                .post(
                        path + act,
                        Json.createObjectBuilder()
                                .add("revision", text.getInt("revision"))
                                .add("contentHash", text.getString("contentHash"))
                                .build())
                .expect(200, 201);
    }

    private boolean absent(JsonObject record, String path) {
        return as(record.getString("by")).get(path).expect(200, 404).status() == 404;
    }

    private String state(JsonObject record, String path) {
        return as(record.getString("by")).get(path).expect(200).json().getString("state");
    }

    private Api as(String user) {
        return Api.at(app).as(tokens.apply(user)).in("zh-CN");
    }

    private Api act(String user, String id, String step) {
        return as(user).withKey("demo-" + id.substring(24) + "-" + step);
    }

    private static String side(JsonObject record, int index) {
        return record.getJsonArray("sides").getString(index);
    }

    private String day(JsonObject record) {
        return record.containsKey("occurredOn")
                ? record.getString("occurredOn")
                : today.minusDays(record.getInt("daysAgo")).toString();
    }

    private String start(JsonObject meeting) {
        if (meeting.containsKey("startsAt")) {
            return meeting.getString("startsAt");
        }
        Instant start = today.plusDays(meeting.getInt("daysAhead"))
                .atTime(LocalTime.of(10, 0))
                .atZone(ZONE)
                .toInstant();
        return start.toString();
    }

    private JsonObject attendance(String side) {
        String township = Demonstration.township(townships.apply(side)).zh();
        JsonArray entries = Json.createArrayBuilder()
                .add(entry(office(side + "-leader"), "chair", "attended"))
                .add(entry(office(side + "-clerk"), "recorder", "attended"))
                .add(Json.createObjectBuilder(entry(township + "派出所所长", "attendee", "deputy"))
                        .add("deputyOffice", township + "派出所副所长"))
                .build();
        return Json.createObjectBuilder().add("entries", entries).build();
    }

    /** The office by which somebody stands on record: who attended under it may propose amendments. */
    private String office(String user) {
        return as(user).get("/me").expect(200).json().getJsonObject("current").getString("office");
    }

    private static JsonObject entry(String office, String role, String presence) {
        return Json.createObjectBuilder()
                .add("office", office)
                .add("role", role)
                .add("presence", presence)
                .build();
    }

    /** The minutes: a text, and where the meeting has them items in Chinese and Tibetan with what is due so many days from now. */
    private JsonObject minutes(JsonObject meeting) {
        JsonObjectBuilder minutes = Json.createObjectBuilder()
                .add("baseRevision", 0)
                .add("language", "zh-CN")
                .add(
                        "text",
                        meeting.getString("title") + "纪要\n\n地点：" + meeting.getString("place") + "\n\n会议议定事项：\n"
                                + meeting.getString("body") + "\n\n本纪要经双方主要负责人会签后生效。");
        if (meeting.containsKey("minutes")) {
            JsonObject written = meeting.getJsonObject("minutes");
            JsonArrayBuilder items = Json.createArrayBuilder();
            for (JsonObject item : objects(written, "items")) {
                JsonArrayBuilder positions = Json.createArrayBuilder();
                objects(item, "positions").forEach(position -> positions.add(ofSide(position)));
                JsonArrayBuilder commitments = Json.createArrayBuilder();
                objects(item, "commitments")
                        .forEach(promised -> commitments.add(
                                ofSide(promised).remove("dueInDays").add("dueOn", day(promised.getInt("dueInDays")))));
                items.add(Json.createObjectBuilder(item)
                        .add("positions", positions)
                        .add("commitments", commitments));
            }
            minutes.add("items", items);
            if (written.containsKey("translations")) {
                minutes.add("translations", written.getJsonArray("translations"));
            }
        }
        return minutes.build();
    }

    private JsonObjectBuilder ofSide(JsonObject said) {
        return Json.createObjectBuilder(said)
                .remove("side")
                .add("townshipId", townships.apply(said.getString("side")).toString());
    }

    private String day(int fromToday) {
        return today.plusDays(fromToday).toString();
    }

    private static String text(JsonObject agreement) {
        String title = agreement.getString("title");
        return String.join(
                "\n",
                List.of(
                        "为维护边界地区和谐稳定，增进双方团结互助，经协商一致，订立" + title + "如下。",
                        "",
                        "第一条 宗旨。坚持互谅互让、共同负责，及时化解牧户之间的纠纷，携手建设平安边界。",
                        "第二条 组织与措施。双方各确定一名负责人和一名联络人，双方调解员共同组成流动调解队，定期开展联合排查。",
                        "第三条 宣传与界线管理。双方教育引导牧户按照既定界线和季节利用草场，共同看护界线标志。",
                        "第四条 信息互通。发现纠纷苗头，应当及时向对方通报；接到通报的一方应当尽快答复并派员处理。",
                        "第五条 分级共建。乡级协商不成的，由双方分别报请所在县协调。每半年召开一次工作座谈会，每年召开一次联席会议。",
                        "第六条 本协议一式五份，双方各执一份，报双方所在县各一份，备案一份。自双方签字之日起生效，期限自"
                                + agreement.getString("termFrom")
                                + "至"
                                + agreement.getString("termTo")
                                + "。"));
    }

    private static List<JsonObject> objects(JsonObject parent, String name) {
        return parent.containsKey(name) ? parent.getJsonArray(name).getValuesAs(JsonObject.class) : List.of();
    }

    /** What is to be played. */
    static JsonObject read() {
        try (InputStream stream = DemonstrationRecords.class.getResourceAsStream("/demonstration/records.json");
                JsonReader reader = Json.createReader(stream)) {
            return reader.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
