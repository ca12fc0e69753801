package org.jointgov.demonstration;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jointgov.demonstration.Demonstration.Border;
import org.jointgov.demonstration.Demonstration.Person;
import org.jointgov.demonstration.Demonstration.Township;
import org.jointgov.stack.LocalStack;
import org.jointgov.testing.Api;
import org.jointgov.testing.Api.Answer;

/**
 * Loads the demonstration through the public API, each step as the person whose step it is. Can be run again at any time:
 * ids and idempotency keys are fixed, so that nothing is doubled, and what an interrupted run left undone is done.
 */
public final class DemonstrationLoader {
    /** Counts up when there is more to load, so that a stack with an earlier edition gets the rest at its next start. */
    public static final int EDITION = 7;

    private final URI app;
    private final Function<String, String> tokens;

    private DemonstrationLoader(URI app, Function<String, String> tokens) {
        this.app = app;
        this.tokens = tokens;
    }

    /**
     * Loads townships, borders and people only.
     *
     * @param app the application's root
     * @param tokenOfUser a valid access token of a demonstration login
     * @throws AssertionError with the whole answer, when a step is refused
     */
    public static void loadTownships(URI app, Function<String, String> tokenOfUser) {
        new DemonstrationLoader(app, tokenOfUser).tenancy();
    }

    /**
     * Loads all of it: townships, borders and people, their organizations in Keycloak, and the records.
     *
     * @throws AssertionError with the whole answer, when a step is refused
     */
    public static void load(LocalStack stack) {
        DemonstrationLoader loader = new DemonstrationLoader(URI.create(stack.appUrl()), stack.logins()::accessToken);
        loader.tenancy();
        Demonstration.TOWNSHIPS.forEach(loader::provision);
        new DemonstrationRecords(loader.app, loader.tokens, Demonstration::border, Demonstration::townshipNamed).load();
        new DemonstrationRegister(loader.app, loader.tokens).load();
        new DemonstrationMediation(loader.app, loader.tokens).load();
    }

    private void provision(Township township) {
        Answer current = as("operator").get("/townships/" + township.id()).expect(200);
        if (!current.json().containsKey("organizationAlias") || current.json().isNull("organizationAlias")) {
            as("operator")
                    .ifMatch(current.etag())
                    .withKey("demonstration-provision-" + township.id())
                    .post("/townships/" + township.id() + "/provisioning")
                    .expect(200);
        }
    }

    private void tenancy() {
        Demonstration.TOWNSHIPS.forEach(this::addTownship);
        Demonstration.BORDERS.forEach(this::addBorder);
        Demonstration.PEOPLE.forEach(this::invite);
        Demonstration.BORDERS.forEach(this::confirmBorder);
        for (String username : List.of("operator", "operator-second", "xizang-officer", "qinghai-officer")) {
            as(username).get("/me").expect(200);
        }
    }

    private void addTownship(Township township) {
        once(
                "operator",
                "/townships",
                Json.createObjectBuilder()
                        .add("id", township.id().toString())
                        .add("code", township.code())
                        .add(
                                "name",
                                Json.createObjectBuilder()
                                        .add("zh", township.zh())
                                        .add("en", township.en()))
                        .add("countyCode", township.county())
                        .add("provinceCode", township.province())
                        .add("dutyPhone", township.dutyPhone())
                        .build());
    }

    private void addBorder(Border border) {
        JsonArrayBuilder townships = Json.createArrayBuilder();
        border.townships().forEach(id -> townships.add(id.toString()));
        once(
                "operator",
                "/borders",
                Json.createObjectBuilder()
                        .add("id", border.id().toString())
                        .add(
                                "name",
                                Json.createObjectBuilder()
                                        .add("zh", border.zh())
                                        .add("en", border.en()))
                        .add("townshipIds", townships)
                        .build());
    }

    /** Invites, has it confirmed by whoever answers for it, and lets the person sign in once. */
    private void invite(Person person) {
        boolean machine = person.username().equals("duoma-ledger");
        String province = person.county() != null
                ? person.county().substring(0, 2)
                : Demonstration.township(person.township()).province();
        JsonObjectBuilder invitation = Json.createObjectBuilder()
                .add("id", person.invitation().toString())
                .add("identityProvider", machine ? "client" : Demonstration.provider(province))
                .add("username", person.username())
                .add("scope", person.county() != null ? "county" : "township")
                .add("role", person.role())
                .add("office", person.office());
        if (person.county() != null) {
            invitation.add("countyCode", person.county());
        } else {
            invitation.add("townshipId", person.township().toString());
        }
        once("operator", "/invitations", invitation.build());
        boolean byOfficer = person.county() != null || person.role().equals("leader");
        String confirmer = byOfficer
                ? Demonstration.officer(province)
                : Demonstration.township(person.township()).leader();
        Answer current =
                as(confirmer).get("/invitations/" + person.invitation()).expect(200);
        if (current.json().getString("state").equals("waiting")) {
            as(confirmer)
                    .ifMatch(current.etag())
                    .withKey("demonstration-confirm-" + person.username())
                    .post("/invitations/" + person.invitation() + "/confirmation")
                    .expect(200);
        }
        as(person.username()).get("/me").expect(200);
    }

    private void confirmBorder(Border border) {
        for (UUID id : border.townships()) {
            Api leader = as(Demonstration.township(id).leader());
            Answer current = leader.get("/borders/" + border.id()).expect(200);
            if (current.json().getJsonArray("actions").toString().contains("confirm")) {
                leader.ifMatch(current.etag())
                        .withKey("demonstration-confirm-" + border.id())
                        .post("/borders/" + border.id() + "/confirmations")
                        .expect(200);
            }
        }
    }

    /** Posts under a key of its own: what an earlier run did is not done again. */
    private Answer once(String user, String path, JsonObject body) {
        return as(user).withKey("demonstration-" + body.getString("id"))
                .post(path, body)
                .expect(201);
    }

    private Api as(String user) {
        return Api.at(app).as(tokens.apply(user));
    }
}
