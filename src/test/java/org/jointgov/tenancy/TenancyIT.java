package org.jointgov.tenancy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jointgov.demonstration.Demonstration;
import org.jointgov.demonstration.DemonstrationLoader;
import org.jointgov.stack.LocalStack;
import org.jointgov.stack.Logins;
import org.jointgov.stack.OwnStack;
import org.jointgov.stack.SharedStack;
import org.jointgov.testing.Api;
import org.jointgov.testing.Api.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Townships, borders, invitations and memberships over HTTP, by the real logins. */
@OwnStack
class TenancyIT {
    private static final LocalStack STACK = SharedStack.get();
    private static final URI APP = URI.create(STACK.appUrl());
    private static final Logins LOGINS = STACK.logins();

    @BeforeAll
    static void demonstration() {
        DemonstrationLoader.loadTownships(APP, LOGINS::accessToken);
    }

    @Nested
    class AsOperator {
        private final Api operator = as("operator");

        @Test
        void addingATownshipAgainWithTheSameKeyAddsNone() {
            UUID id = UUID.randomUUID();
            Api once = operator.withKey("once-" + id);
            Answer first = once.post("/townships", township(id, freeCode())).expect(201);
            Answer second = once.post(
                            "/townships",
                            first.json().getString("code").isEmpty()
                                    ? JsonValue.NULL
                                    : township(id, first.json().getString("code")))
                    .expect(201);
            assertEquals(first.json(), second.json());
            assertEquals(
                    "/api/townships/" + id, URI.create(first.header("Location")).getPath());
            assertEquals(
                    "idempotency-key-reused",
                    once.post("/townships", township(id, freeCode())).problem());
            assertEquals(
                    "id-in-use",
                    operator.post("/townships", township(id, freeCode())).problem());
        }

        @Test
        void aTownshipIsChangedInTheVersionThatWasRead() {
            UUID id = UUID.randomUUID();
            String code = freeCode();
            Answer added = operator.post("/townships", township(id, code)).expect(201);
            JsonObject changed = Json.createObjectBuilder()
                    .add("code", code)
                    .add("name", Json.createObjectBuilder().add("zh", "新名"))
                    .build();
            assertEquals(
                    "precondition-required",
                    operator.put("/townships/" + id, changed).problem());
            Answer done = operator.ifMatch(added.etag())
                    .put("/townships/" + id, changed)
                    .expect(200);
            assertEquals("新名", done.json().getJsonObject("name").getString("zh"));
            Answer stale = operator.ifMatch(added.etag())
                    .put("/townships/" + id, changed)
                    .expect(412);
            assertEquals(done.etag(), stale.etag());
        }

        @Test
        void aTownshipNeverChangesItsCounty() {
            Answer duoma = operator.get("/townships/" + Demonstration.DUOMA).expect(200);
            Answer refused = operator.ifMatch(duoma.etag())
                    .put(
                            "/townships/" + Demonstration.DUOMA,
                            Json.createObjectBuilder()
                                    .add("code", "632724999")
                                    .add("name", Json.createObjectBuilder().add("zh", "多玛乡"))
                                    .build())
                    .expect(422);
            assertEquals(
                    "/code",
                    refused.json().getJsonArray("errors").getJsonObject(0).getString("pointer"));
        }

        @Test
        void confirmsNeitherTheirOwnInvitationNorAReaders() {
            JsonObject own = Json.createObjectBuilder()
                    .add("identityProvider", "joint-governance")
                    .add("username", "colleague-" + UUID.randomUUID())
                    .add("scope", "platform")
                    .add("role", "operator")
                    .add("office", "平台运维员")
                    .build();
            Answer invited = operator.post("/invitations", own).expect(201);
            String path = "/invitations/" + invited.json().getString("id");
            assertEquals(
                    "forbidden",
                    operator.ifMatch(invited.etag())
                            .post(path + "/confirmation")
                            .problem());
            as("operator-second")
                    .ifMatch(invited.etag())
                    .post(path + "/confirmation")
                    .expect(200);

            Answer reader = operator.post("/invitations", mediator("xizang-government", Demonstration.DUOMA))
                    .expect(201);
            String readers = "/invitations/" + reader.json().getString("id");
            for (String who : new String[] {"operator", "operator-second"}) {
                assertEquals(
                        "forbidden",
                        as(who).ifMatch(reader.etag())
                                .post(readers + "/confirmation")
                                .problem());
            }
        }

        @Test
        void invitesNobodyFromTheOtherProvincesDirectoryOrTheHubsOwn() {
            for (String provider : new String[] {"qinghai-government", "joint-governance"}) {
                Answer refused = operator.post("/invitations", mediator(provider, Demonstration.DUOMA))
                        .expect(422);
                assertEquals(
                        "/identityProvider",
                        refused.json().getJsonArray("errors").getJsonObject(0).getString("pointer"));
            }
        }

        @Test
        void listsEveryTownshipInPages() {
            Answer page = operator.get("/townships?limit=2").expect(200);
            assertEquals(2, page.items().size());
            assertTrue(page.header("Link").contains("rel=\"next\""));
            Answer next = operator.get(
                            "/townships?limit=100&cursor=" + page.json().getString("nextCursor"))
                    .expect(200);
            assertTrue(next.items().size() >= 3);
        }
    }

    @Nested
    class AsLeader {
        private final Api leader = as("duoma-leader");

        @Test
        void seesTheOwnTownshipAndThoseAcrossItsBorders() {
            Set<String> seen = leader.get("/townships?limit=100").expect(200).items().stream()
                    .map(item -> item.asJsonObject().getString("id"))
                    .collect(Collectors.toSet());
            assertEquals(
                    Set.of(
                            Demonstration.DUOMA.toString(),
                            Demonstration.SUOJIA.toString(),
                            Demonstration.MOYUN.toString()),
                    seen);
        }

        @Test
        void whatIsHiddenAnswersLikeWhatIsAbsent() {
            assertSameAnswer(
                    leader.get("/townships/" + Demonstration.ZHAHE), leader.get("/townships/" + UUID.randomUUID()));
            assertSameAnswer(
                    leader.get("/borders/" + Demonstration.YANSHIPING_ZHAHE),
                    leader.get("/borders/" + UUID.randomUUID()));
            Answer hidden = as("operator")
                    .post("/invitations", mediator("qinghai-government", Demonstration.SUOJIA))
                    .expect(201);
            String path = "/invitations/" + hidden.json().getString("id");
            assertSameAnswer(leader.get(path), leader.get("/invitations/" + UUID.randomUUID()));
            assertSameAnswer(
                    leader.post(path + "/confirmation"),
                    leader.post("/invitations/" + UUID.randomUUID() + "/confirmation"));
        }

        @Test
        void confirmsPeopleOfTheOwnTownshipAndMayTakeItBackBeforeTheyCome() {
            Answer invited = as("operator")
                    .post("/invitations", mediator("xizang-government", Demonstration.DUOMA))
                    .expect(201);
            String path = "/invitations/" + invited.json().getString("id");
            Answer confirmed =
                    leader.ifMatch(invited.etag()).post(path + "/confirmation").expect(200);
            assertEquals("confirmed", confirmed.json().getString("state"));
            assertEquals(
                    "invalid-transition",
                    leader.ifMatch(confirmed.etag())
                            .post(path + "/confirmation")
                            .problem());
            leader.ifMatch(confirmed.etag()).delete(path).expect(204);
            assertEquals("withdrawn", leader.get(path).json().getString("state"));
        }

        @Test
        void removesNobodysMembershipButThoseOfTheOwnTownship() {
            JsonObject own = leader.get("/me").json().getJsonObject("current");
            assertEquals(
                    "forbidden",
                    leader.ifMatch("\"1\"")
                            .delete("/memberships/" + own.getString("id"))
                            .problem());
            JsonObject across = as("suojia-clerk").get("/me").json().getJsonObject("current");
            assertEquals(
                    "not-found",
                    leader.ifMatch("\"1\"")
                            .delete("/memberships/" + across.getString("id"))
                            .problem());
        }

        @Test
        void cannotConfirmABorderTwice() {
            Answer border = leader.get("/borders/" + Demonstration.DUOMA_SUOJIA).expect(200);
            assertEquals("in-force", border.json().getString("state"));
            assertEquals(
                    "invalid-transition",
                    leader.ifMatch(border.etag())
                            .post("/borders/" + Demonstration.DUOMA_SUOJIA + "/confirmations")
                            .problem());
        }
    }

    @Nested
    class AsClerkMediatorOrMachine {
        @Test
        void theyNeitherListNorChangeMemberships() {
            for (String who : new String[] {"duoma-clerk", "duoma-mediator", "duoma-ledger"}) {
                assertEquals("forbidden", as(who).get("/memberships").problem(), who);
                assertEquals("forbidden", as(who).get("/invitations").problem(), who);
                assertEquals("forbidden", as(who).post("/townships", "{}").problem(), who);
            }
        }

        @Test
        void theMachineIsKnownAsOne() {
            assertTrue(as("duoma-ledger").get("/me").expect(200).json().getBoolean("machine"));
            assertFalse(as("duoma-clerk").get("/me").expect(200).json().getBoolean("machine"));
        }

        @Test
        void theLanguageOfMailsIsTheirs() {
            Api clerk = as("duoma-clerk");
            clerk.put("/me/language", "{\"language\":\"bo\"}").expect(204);
            assertEquals("bo", clerk.get("/me").json().getString("language"));
            assertEquals(
                    "invalid-fields",
                    clerk.put("/me/language", "{\"language\":\"fr\"}").problem());
            clerk.put("/me/language", "{\"language\":\"zh-CN\"}").expect(204);
        }
    }

    @Nested
    class AsOfficer {
        private static final Set<UUID> DEMONSTRATION = Set.of(
                Demonstration.DUOMA,
                Demonstration.YANSHIPING,
                Demonstration.SUOJIA,
                Demonstration.ZHAHE,
                Demonstration.MOYUN);

        @Test
        void theCountySeesItsTownshipsAndTheirNeighbours() {
            assertEquals(Set.of(Demonstration.DUOMA, Demonstration.MOYUN), townships("zaduo-county"));
            assertEquals(DEMONSTRATION, townships("amdo-county"));
        }

        /** Of the demonstration's townships; other tests make more. */
        private Set<UUID> townships(String officer) {
            return as(officer).get("/me").expect(200).json().getJsonArray("townships").stream()
                    .map(township -> UUID.fromString(township.asJsonObject().getString("id")))
                    .filter(DEMONSTRATION::contains)
                    .collect(Collectors.toSet());
        }

        @Test
        void theProvinceAnswersForItsLeadersAndCountyOfficersOnly() {
            Set<String> roles = as("xizang-officer").get("/memberships?limit=100").expect(200).items().stream()
                    .map(item -> item.asJsonObject().getString("role"))
                    .collect(Collectors.toSet());
            assertEquals(Set.of("leader", "county-officer", "provincial-officer"), roles);
            assertEquals(
                    "forbidden",
                    as("xizang-officer")
                            .delete("/memberships/" + UUID.randomUUID())
                            .problem());
        }
    }

    @Test
    void aRemovedMembershipEndsWithTheNextRequestAndAFreshInvitationBringsItBack() {
        Api mediator = as("zhahe-mediator");
        Api leader = as("zhahe-leader");
        JsonObject current = mediator.get("/me").expect(200).json().getJsonObject("current");
        leader.ifMatch("\"" + current.getInt("version") + "\"")
                .delete("/memberships/" + current.getString("id"))
                .expect(204);
        assertEquals("no-membership", mediator.get("/me").problem());

        JsonObjectBuilder again = Json.createObjectBuilder()
                .add("identityProvider", "qinghai-government")
                .add("username", "zhahe-mediator")
                .add("scope", "township")
                .add("role", "mediator")
                .add("office", "扎河乡调解员")
                .add("townshipId", Demonstration.ZHAHE.toString());
        Answer invited = as("operator").post("/invitations", again.build()).expect(201);
        assertEquals("no-membership", mediator.get("/me").problem());
        leader.ifMatch(invited.etag())
                .post("/invitations/" + invited.json().getString("id") + "/confirmation")
                .expect(200);
        mediator.get("/me").expect(200);
    }

    @Test
    void aUserDisabledInTheHubIsRefusedWithinFiveSeconds() throws InterruptedException {
        Api mediator = as("yanshiping-mediator");
        mediator.get("/me").expect(200);
        String name = "xizang-government.yanshiping-mediator";
        STACK.keycloakAdmin().setEnabled(LocalStack.HUB_REALM, name, false);
        try {
            long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
            int status;
            do {
                Thread.sleep(250);
                status = mediator.get("/me").status();
            } while (status == 200 && System.nanoTime() < deadline);
            assertEquals(401, status);
        } finally {
            STACK.keycloakAdmin().setEnabled(LocalStack.HUB_REALM, name, true);
            LOGINS.forget("yanshiping-mediator");
        }
    }

    private static void assertSameAnswer(Answer one, Answer other) {
        assertEquals(404, one.status());
        assertEquals(other.status(), one.status());
        assertArrayEquals(
                other.text().replaceAll("\"correlationId\":\"[^\"]*\"", "").getBytes(),
                one.text().replaceAll("\"correlationId\":\"[^\"]*\"", "").getBytes());
        Set<String> ownNames = Set.of("date", "correlation-id");
        assertEquals(
                other.headers().map().keySet().stream()
                        .filter(n -> !ownNames.contains(n))
                        .collect(Collectors.toSet()),
                one.headers().map().keySet().stream()
                        .filter(n -> !ownNames.contains(n))
                        .collect(Collectors.toSet()));
    }

    private static Api as(String user) {
        return Api.at(APP).as(LOGINS.accessToken(user));
    }

    private static JsonObject township(UUID id, String code) {
        return Json.createObjectBuilder()
                .add("id", id.toString())
                .add("code", code)
                .add("name", Json.createObjectBuilder().add("zh", "试验乡"))
                .add("countyCode", "540625")
                .add("provinceCode", "54")
                .build();
    }

    private static JsonObject mediator(String provider, UUID township) {
        return Json.createObjectBuilder()
                .add("identityProvider", provider)
                .add("username", "somebody-" + UUID.randomUUID())
                .add("scope", "township")
                .add("role", "mediator")
                .add("office", "调解员")
                .add("townshipId", township.toString())
                .build();
    }

    private static int codes = 400;

    private static synchronized String freeCode() {
        return "540625" + codes++;
    }
}
