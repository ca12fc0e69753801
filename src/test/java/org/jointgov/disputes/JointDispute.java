package org.jointgov.disputes;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.UUID;
import org.jointgov.testing.Api;
import org.jointgov.testing.Api.Answer;

/**
 * A dispute of Duoma and Suojia, brought through the API to where a test begins: raised by Duoma's mediator, acknowledged by Suojia's
 * leader, opened by Duoma's clerk, and on from there by the leaders of both.
 */
final class JointDispute {
    static final List<String> LEADERS = List.of("duoma-leader", "suojia-leader");

    final String alert;
    final String id;

    private final Neighbourhood here;

    private JointDispute(Neighbourhood here, String alert) {
        this.here = here;
        this.alert = alert;
        this.id = here.as("duoma-clerk")
                .post("/disputes", "{\"alertId\":\"" + alert + "\"}")
                .expect(201)
                .json()
                .getString("id");
    }

    /** One that was opened and nothing more. */
    static JointDispute opened(Neighbourhood here) {
        String alert = here.as("duoma-mediator")
                .post(
                        "/dispute-alerts",
                        Neighbourhood.alert()
                                .add("borderId", here.border.toString())
                                .add("narrative", "争执经过")
                                .build())
                .expect(201)
                .json()
                .getString("id");
        return of(here, alert, "\"1\"");
    }

    /** The dispute of an alert that was raised. @param etag of the alert */
    static JointDispute of(Neighbourhood here, String alert, String etag) {
        here.as("suojia-leader")
                .ifMatch(etag)
                .post("/dispute-alerts/" + alert + "/acknowledgement")
                .expect(200);
        return new JointDispute(here, alert);
    }

    /** In mediation by these, of Duoma's and of Suojia's register. */
    JointDispute mediated(String duomas, String suojias) {
        declareBoth("civil");
        formTeam(duomas, suojias);
        return this;
    }

    /** Both leaders say for the first time what it is in law, and the same. */
    void declareBoth(String nature) {
        LEADERS.forEach(leader -> declare(leader, 0, nature).expect(200));
    }

    /** @param version of the side's own earlier word, 0 for none */
    Answer declare(String leader, long version, String nature) {
        return here.as(leader)
                .ifMatch("\"" + version + "\"")
                .put(path("/legal-nature"), "{\"nature\":\"" + nature + "\"}");
    }

    /** @return the team with both in it */
    JsonObject appointBoth(String duomas, String suojias) {
        appoint("duoma-leader", duomas).expect(201);
        return appoint("suojia-leader", suojias).expect(201).json();
    }

    Answer appoint(String leader, String mediator) {
        return here.as(leader).post(path("/team/members"), "{\"mediatorId\":\"" + mediator + "\"}");
    }

    void formTeam(String duomas, String suojias) {
        JsonObject team = appointBoth(duomas, suojias);
        LEADERS.forEach(leader -> consent(leader, team).expect(201));
    }

    /** To the team as it was read. */
    Answer consent(String leader, JsonObject team) {
        return here.as(leader)
                .post(
                        path("/team/consents"),
                        Json.createObjectBuilder()
                                .add("revision", team.getInt("revision"))
                                .add("contentHash", team.getString("contentHash"))
                                .build());
    }

    /** Below this dispute. */
    String path(String rest) {
        return "/disputes/" + id + rest;
    }

    UUID uuid() {
        return UUID.fromString(id);
    }

    /** Puts somebody on a township's register. @param membership by which they sign in, or null. @return their entry's id */
    static String mediator(Neighbourhood here, String side, String name, UUID membership) {
        Api me = here.as(side + "-clerk");
        String organisation = me.post(
                        "/mediation-organisations", "{\"kind\":\"township-centre\",\"name\":{\"zh\":\"调解中心\"}}")
                .expect(201)
                .json()
                .getString("id");
        JsonObjectBuilder body = Json.createObjectBuilder()
                .add("organisationId", organisation)
                .add("displayName", name)
                .add("languages", Json.createArrayBuilder().add("bo"));
        if (membership != null) {
            body.add("membershipId", membership.toString());
        }
        return me.post("/mediators", body.build()).expect(201).json().getString("id");
    }

    /** The mediator who signs in for this side. */
    static String mediator(Neighbourhood here, String side) {
        return mediator(here, side, "示例调解员", here.membership(side + "-mediator"));
    }
}
