package org.jointgov.platform.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jointgov.stack.LocalStack;
import org.jointgov.stack.SharedStack;
import org.jointgov.testing.Api;
import org.jointgov.testing.ApiDocument;
import org.jointgov.testing.Ground;
import org.junit.jupiter.api.Test;

/**
 * The description of the API: the committed one, from which the web app's types are made, is the server's, and it says what the
 * server does. That every answer is as described is for the access matrix to see, which calls every operation.
 */
class ApiDescriptionIT {
    private static final Path COMMITTED =
            Path.of(System.getProperty("jointgov.project", ""), "src/main/web/api/openapi.json");

    /** Writes the committed description instead of comparing it. */
    private static final boolean WRITE = Boolean.getBoolean("openapi.write");

    private static final String RENEW =
            "run \"mvn verify -Dweb.skip -Dit.test=ApiDescriptionIT -Dopenapi.write=true\", then \"npm run api:types\" in src/main/web";

    /**
     * What a record keeps: the same request makes and changes it, the description asks for these fields always, and the
     * server passes over them when they are missing from a change.
     */
    private static final Map<String, Set<String>> KEPT = Map.of(
            "changeJointMeeting", Set.of("borderId"),
            "rewriteCooperationAgreement", Set.of("borderId"),
            "changeTownship", Set.of("countyCode", "provinceCode"));

    private final LocalStack stack = SharedStack.get();
    private final ApiDocument api = ApiDocument.of(Api.at(URI.create(stack.appUrl())));

    @Test
    void theCommittedDescriptionIsTheServers() throws IOException {
        // The server adds an index of the paths that no specification of OpenAPI knows.
        JsonObject served =
                Json.createObjectBuilder(api.json()).remove("endpoints").build();
        String text = NormalJson.text(served);
        if (WRITE) {
            Files.writeString(COMMITTED, text);
        }
        String committed = Files.readString(COMMITTED);
        assertEquals(
                "",
                NormalJson.difference(NormalJson.read(committed), served),
                "src/main/web/api/openapi.json is not what the server describes; " + RENEW);
        assertTrue(committed.equals(text), "src/main/web/api/openapi.json is not in its normal form; " + RENEW);
    }

    @Test
    void everyOperationSaysWhatItAnswers() {
        for (String id : api.operations()) {
            Set<String> codes =
                    api.operation(id).operation().getJsonObject("responses").keySet();
            assertTrue(codes.stream().anyMatch(code -> code.startsWith("2")), id);
            assertTrue(codes.contains("default"), id);
        }
    }

    @Test
    void whatIsRequiredIsAskedFor() throws Exception {
        Ground ground = Ground.of(stack);
        List<Api> callers = List.of(
                ground.client("duoma-leader", ground.here(), "leader"),
                ground.client("operator", "platform", "operator", null, null, null),
                ground.client("xizang-officer", "province", "provincial-officer", null, null, "54"));
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        for (String id : api.operations()) {
            Set<String> required = api.required(id);
            if (required.isEmpty()) {
                continue;
            }
            Set<String> missed = missed(callers, api.operation(id));
            missed.addAll(KEPT.getOrDefault(id, Set.of()));
            asked++;
            if (!missed.equals(required)) {
                wrong.add(id + " describes " + required + " and asks for " + missed);
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(asked > 15, "only " + asked + " operations");
    }

    /** The fields that an empty request is refused for, by the first of the callers who may call at all. */
    private static Set<String> missed(List<Api> callers, ApiDocument.Described described) {
        String path = described
                .path()
                .replace("{revision}", "1")
                .replaceAll("\\{\\w+}", UUID.randomUUID().toString());
        Api.Answer answer = null;
        for (Api caller : callers) {
            answer = caller.send(
                    described.method().toUpperCase(Locale.ROOT),
                    path,
                    "{}".getBytes(StandardCharsets.UTF_8),
                    "application/json");
            if (answer.status() != 403) {
                break;
            }
        }
        Set<String> missed = new TreeSet<>();
        for (JsonObject error : answer.expect(422).json().getJsonArray("errors").getValuesAs(JsonObject.class)) {
            if (error.getString("code").equals("required")) {
                missed.add(error.getString("pointer").substring(1));
            }
        }
        return missed;
    }
}
