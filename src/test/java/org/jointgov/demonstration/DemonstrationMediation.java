package org.jointgov.demonstration;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
            if (seen.getJsonArray("actions").getValuesAs(JsonString::getString).contains("consent")) {
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
