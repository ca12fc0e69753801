package org.jointgov.demonstration;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jointgov.testing.Api;
import org.jointgov.testing.Api.Answer;

/**
 * The mediation teams of the demonstration's disputes, each of the first mediator of both registers, and what they did. What an
 * earlier run has done is not done again.
 */
final class DemonstrationMediation {
    private final URI app;
    private final Function<String, String> tokens;

    /** @param tokens the access token of a user, by login name */
    DemonstrationMediation(URI app, Function<String, String> tokens) {
        this.app = app;
        this.tokens = tokens;
    }

    /** @throws AssertionError when the API refuses a step */
    void load() {
        DemonstrationRecords.read()
                .getJsonArray("mediations")
                .getValuesAs(JsonObject.class)
                .forEach(this::mediation);
    }

    private void mediation(JsonObject mediation) {
        String path = "/disputes/" + mediation.getString("dispute");
        List<String> sides = mediation.getJsonArray("sides").getValuesAs(JsonString::getString);
        sides.forEach(this::letSignIn);
        JsonObject team = team(sides.get(0), path);
        for (String side : sides) {
            String mediator = DemonstrationRegister.mediatorId(side, 1);
            if (!team.toString().contains(mediator)) {
                act(side + "-leader", path, "appoint-" + side)
                        .post(
                                path + "/team/members",
                                Json.createObjectBuilder()
                                        .add("mediatorId", mediator)
                                        .build())
                        .expect(201);
            }
        }
        for (String side : sides) {
            JsonObject seen = team(side, path);
            if (may(seen, "consent")) {
                act(side + "-leader", path, "consent-" + side)
                        .post(
                                path + "/team/consents",
                                Json.createObjectBuilder()
                                        .add("revision", seen.getInt("revision"))
                                        .add("contentHash", seen.getString("contentHash"))
                                        .build())
                        .expect(201);
            }
        }
        session(mediation.getJsonObject("session"), sides.get(0), path);
        settlement(mediation.getJsonObject("settlement"), sides, path);
    }

    /** An oral settlement, and what became of it until its goal: only written, or kept and closed. */
    private void settlement(JsonObject settlement, List<String> sides, String path) {
        String by = settlement.getString("by");
        if (settlements(by, path).getInt("revision") == 0) {
            act(by, path, "settle")
                    .ifMatch("\"0\"")
                    .post(path + "/settlements", wording(settlement))
                    .expect(201);
        }
        if (settlement.getString("goal").equals("written")) {
            return;
        }
        String first = path + "/settlements/1/";
        for (String side : sides) {
            JsonObject seen = settlements(side + "-leader", path);
            String hash = latest(seen).getString("contentHash");
            if (may(seen, "confirm")) {
                act(side + "-leader", path, "settle-confirm-" + side)
                        .post(
                                first + "confirmations",
                                Json.createObjectBuilder()
                                        .add("contentHash", hash)
                                        .build())
                        .expect(201);
            }
            if (may(seen, "confirm-parties")) {
                act(side + "-leader", path, "settle-parties-" + side)
                        .post(
                                first + "parties-confirmations",
                                Json.createObjectBuilder()
                                        .add("contentHash", hash)
                                        .add("manner", "oral")
                                        .add("confirmedOn", settlement.getString("agreedOn"))
                                        .build())
                        .expect(201);
            }
        }
        if (!settlements(by, path).getString("status").equals("closed")) {
            perform(settlement, sides, path);
            for (String side : sides) {
                act(side + "-leader", path, "outcome-" + side)
                        .post(
                                first + "outcomes",
                                Json.createObjectBuilder()
                                        .add("outcome", "performed")
                                        .add("reason", "双方核对，已全部履行。")
                                        .build())
                        .expect(201);
            }
            act(by, path, "visit")
                    .post(
                            path + "/return-visits",
                            Json.createObjectBuilder()
                                    .add("revision", 1)
                                    .add("visitedOn", settlement.getString("visitedOn"))
                                    .add("reason", "履行后回访")
                                    .add("performance", "performed")
                                    .add("satisfaction", "satisfied")
                                    .build())
                    .expect(201);
        }
    }

    /** Who owes reports it, the other side confirms. */
    private void perform(JsonObject settlement, List<String> sides, String path) {
        String first = path + "/settlements/1/";
        List<JsonObject> obligations = settlement.getJsonArray("obligations").getValuesAs(JsonObject.class);
        for (int number = 1; number <= obligations.size(); number++) {
            String owing = obligations.get(number - 1).getString("side");
            String other = sides.get(1 - sides.indexOf(owing));
            String report = UUID.nameUUIDFromBytes((path + number).getBytes(StandardCharsets.UTF_8))
                    .toString();
            act(owing + "-leader", path, "perform-" + number)
                    .post(
                            first + "performances",
                            Json.createObjectBuilder()
                                    .add("id", report)
                                    .add("obligation", number)
                                    .add("state", "performed")
                                    .add("happenedOn", settlement.getString("performedOn"))
                                    .build())
                    .expect(201);
            act(other + "-leader", path, "answer-" + number)
                    .post(
                            first + "performance-answers",
                            Json.createObjectBuilder()
                                    .add(
                                            "reportTownshipId",
                                            Demonstration.townshipNamed(owing).toString())
                                    .add("reportId", report)
                                    .add("answer", "confirmed")
                                    .build())
                    .expect(201);
        }
    }

    private static JsonObject wording(JsonObject settlement) {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        JsonArrayBuilder obligations = Json.createArrayBuilder();
        for (JsonObject owed : settlement.getJsonArray("obligations").getValuesAs(JsonObject.class)) {
            JsonObjectBuilder line = Json.createObjectBuilder(owed)
                    .remove("side")
                    .remove("daysAhead")
                    .add(
                            "owingTownshipId",
                            Demonstration.townshipNamed(owed.getString("side")).toString());
            if (owed.containsKey("daysAhead")) {
                line.add("dueOn", today.plusDays(owed.getInt("daysAhead")).toString());
            }
            obligations.add(line);
        }
        JsonObjectBuilder body = Json.createObjectBuilder(settlement);
        for (String other : List.of("goal", "by", "daysAgo", "performedOn", "visitedOn")) {
            body.remove(other);
        }
        if (settlement.containsKey("daysAgo")) {
            body.add("agreedOn", today.minusDays(settlement.getInt("daysAgo")).toString());
        }
        return body.add("form", "oral")
                .add("copies", 0)
                .add("obligations", obligations)
                .build();
    }

    private JsonObject settlements(String user, String path) {
        return as(user).get(path + "/settlements").expect(200).json();
    }

    private static JsonObject latest(JsonObject settlements) {
        return settlements.getJsonArray("settlements").getJsonObject(0);
    }

    private static boolean may(JsonObject view, String action) {
        return view.getJsonArray("actions").getValuesAs(JsonString::getString).contains(action);
    }

    /** The first mediator of the register is who signs in as the township's mediator. */
    private void letSignIn(String side) {
        String path = "/mediators/" + DemonstrationRegister.mediatorId(side, 1);
        Api clerk = as(side + "-clerk");
        Answer entry = clerk.get(path).expect(200);
        JsonObject mediator = entry.json();
        if (!mediator.containsKey("membershipId")) {
            clerk.ifMatch(entry.etag())
                    .put(
                            path,
                            Json.createObjectBuilder()
                                    .add("organisationId", mediator.getString("organisationId"))
                                    .add("displayName", mediator.getString("displayName"))
                                    .add("languages", mediator.getJsonArray("languages"))
                                    .add("membershipId", membership(side + "-mediator"))
                                    .build())
                    .expect(200);
        }
    }

    private String membership(String user) {
        return as(user).get("/me").expect(200).json().getJsonObject("current").getString("id");
    }

    private void session(JsonObject session, String side, String path) {
        Api mediator = as(side + "-mediator");
        if (!mediator.get(path + "/sessions")
                .expect(200)
                .json()
                .getJsonArray("sessions")
                .isEmpty()) {
            return;
        }
        JsonArrayBuilder present = Json.createArrayBuilder();
        for (JsonObject member : team(side, path).getJsonArray("members").getValuesAs(JsonObject.class)) {
            present.add(Json.createObjectBuilder()
                    .add("townshipId", member.getString("townshipId"))
                    .add("memberId", member.getString("id")));
        }
        JsonObjectBuilder body = Json.createObjectBuilder(session);
        if (session.containsKey("daysAgo")) {
            body.remove("daysAgo")
                    .add(
                            "heldAt",
                            Instant.now()
                                    .truncatedTo(ChronoUnit.HOURS)
                                    .minus(session.getInt("daysAgo"), ChronoUnit.DAYS)
                                    .toString());
        }
        act(side + "-mediator", path, "session")
                .post(path + "/sessions", body.add("present", present).build())
                .expect(201);
    }

    private JsonObject team(String side, String path) {
        return as(side + "-leader").get(path + "/team").expect(200).json();
    }

    private Api as(String user) {
        return Api.at(app).as(tokens.apply(user)).in("zh-CN");
    }

    private Api act(String user, String path, String step) {
        return as(user).withKey("demo-mediation-" + path.substring(path.length() - 12) + "-" + step);
    }
}
