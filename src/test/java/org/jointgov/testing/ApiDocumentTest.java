package org.jointgov.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApiDocumentTest {
    private static final ApiDocument API = described("""
            {"paths": {"/api/things": {"post": {"operationId": "make",
              "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}},
              "responses": {
                "201": {"headers": {"ETag": {}},
                  "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}},
                "default": {"content": {"application/problem+json": {"schema": {"type": "object", "properties": {}}}}}}}}},
             "components": {"schemas": {"Thing": {"type": "object", "required": ["kind"], "properties": {
               "kind": {"type": "string", "enum": ["one", "other"]},
               "parts": {"type": "array", "items": {"type": "integer"}}}}}}}
            """);

    @Test
    void anAnswerThatIsAsDescribedPasses() {
        assertEquals("", API.contradiction("make", answer(201, "{\"kind\":\"one\",\"parts\":[1]}")));
    }

    @Test
    void everyContradictionIsNamed() {
        assertEquals("status 200", API.contradiction("make", answer(200, "{\"kind\":\"one\"}")));
        assertEquals("no /kind, /more", API.contradiction("make", answer(201, "{\"more\":1}")));
        assertEquals("/kind is \"third\"", API.contradiction("make", answer(201, "{\"kind\":\"third\"}")));
        assertEquals(
                "/parts/1 is no integer",
                API.contradiction("make", answer(201, "{\"kind\":\"one\",\"parts\":[1,\"2\"]}")));
        assertEquals("of the type application/json", API.contradiction("make", answer(404, "{}")));
        assertEquals(
                "no ETag",
                API.contradiction(
                        "make", answer(201, "{\"kind\":\"one\"}", Map.of("Content-Type", "application/json"))));
    }

    @Test
    void requiredFieldsAreThoseOfTheRequest() {
        assertEquals(Set.of("kind"), API.required("make"));
    }

    private static Api.Answer answer(int status, String json) {
        return answer(status, json, Map.of("Content-Type", "application/json", "ETag", "\"1\""));
    }

    private static Api.Answer answer(int status, String json, Map<String, String> headers) {
        Map<String, List<String>> all = new HashMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return new Api.Answer(
                "POST /things",
                status,
                HttpHeaders.of(all, (name, value) -> true),
                json.getBytes(StandardCharsets.UTF_8));
    }

    private static ApiDocument described(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return new ApiDocument(reader.readObject());
        }
    }
}
