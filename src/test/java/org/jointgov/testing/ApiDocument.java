package org.jointgov.testing;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonPointer;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jointgov.testing.Api.Answer;

/** The description that the server gives of its API, to hold answers against. Immutable. */
public final class ApiDocument {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    private final JsonObject document;
    private final Map<String, Described> operations = new TreeMap<>();

    /** One operation; the path begins with {@code /api/}. */
    public record Described(String method, String path, JsonObject operation) {}

    ApiDocument(JsonObject document) {
        this.document = document;
        document.getJsonObject("paths")
                .forEach((path, item) -> item.asJsonObject().forEach((method, operation) -> {
                    if (METHODS.contains(method)) {
                        operations.put(
                                operation.asJsonObject().getString("operationId", method + " " + path),
                                new Described(method, path, operation.asJsonObject()));
                    }
                }));
    }

    /** As this client reads it. */
    public static ApiDocument of(Api app) {
        return new ApiDocument(app.with("Accept", "application/json")
                .get("/openapi?format=JSON")
                .expect(200)
                .json());
    }

    public JsonObject json() {
        return document;
    }

    /** The ids of all operations. */
    public Set<String> operations() {
        return new TreeSet<>(operations.keySet());
    }

    public Described operation(String id) {
        return operations.get(id);
    }

    /** The fields that a JSON request to this operation has to have; empty when it takes none. */
    public Set<String> required(String id) {
        JsonObject body = operations.get(id).operation().getJsonObject("requestBody");
        JsonObject json = body == null ? null : body.getJsonObject("content").getJsonObject("application/json");
        return json == null ? Set.of() : required(resolved(json.getJsonObject("schema")));
    }

    /** Where an answer to this operation is not as described; empty when it is. */
    public String contradiction(String id, Answer answer) {
        JsonObject responses = operations.get(id).operation().getJsonObject("responses");
        String status = Integer.toString(answer.status());
        if (answer.status() < 300 && !responses.containsKey(status)) {
            return "status " + status;
        }
        JsonObject response = resolved(responses.getJsonObject(responses.containsKey(status) ? status : "default"));
        if (response.containsKey("headers")) {
            for (String header : response.getJsonObject("headers").keySet()) {
                // Only a page that is not the last has a link.
                if (!header.equals("Link") && answer.header(header).isEmpty()) {
                    return "no " + header;
                }
            }
        } else if (answer.status() < 300 && !answer.etag().isEmpty()) {
            return "an ETag";
        }
        if (!response.containsKey("content")) {
            return answer.body().length == 0 ? "" : "a body";
        }
        String type = answer.header("Content-Type").replaceFirst("\\s*;.*", "");
        JsonObject content = response.getJsonObject("content").getJsonObject(type);
        if (content == null) {
            return "of the type " + type;
        }
        List<String> wrong = new ArrayList<>();
        if (type.endsWith("json")) {
            compare("", content.getJsonObject("schema"), answer.json(), wrong);
        }
        return String.join(", ", wrong);
    }

    private void compare(String at, JsonObject reference, JsonValue value, List<String> wrong) {
        JsonObject schema = resolved(reference);
        boolean fits = switch (schema.getString("type")) {
            case "object" -> value instanceof JsonObject;
            case "array" -> value instanceof JsonArray;
            case "boolean" -> value == JsonValue.TRUE || value == JsonValue.FALSE;
            case "integer" -> value instanceof JsonNumber number && number.isIntegral();
            case "number" -> value instanceof JsonNumber;
            default -> value instanceof JsonString;
        };
        if (!fits) {
            wrong.add(at + " is no " + schema.getString("type"));
        } else if (schema.containsKey("enum") && !schema.getJsonArray("enum").contains(value)) {
            wrong.add(at + " is " + value);
        } else if (value instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                compare(at + "/" + i, schema.getJsonObject("items"), array.get(i), wrong);
            }
        } else if (value instanceof JsonObject object) {
            JsonObject properties = schema.getJsonObject("properties");
            required(schema).stream()
                    .filter(name -> !object.containsKey(name))
                    .forEach(name -> wrong.add("no " + at + "/" + name));
            object.forEach((name, field) -> {
                if (properties.containsKey(name)) {
                    compare(at + "/" + name, properties.getJsonObject(name), field, wrong);
                } else {
                    wrong.add(at + "/" + name);
                }
            });
        }
    }

    private static Set<String> required(JsonObject schema) {
        Set<String> names = new TreeSet<>();
        if (schema.containsKey("required")) {
            schema.getJsonArray("required").getValuesAs(JsonString.class).forEach(name -> names.add(name.getString()));
        }
        return names;
    }

    private JsonObject resolved(JsonObject object) {
        if (!object.containsKey("$ref")) {
            return object;
        }
        JsonPointer pointer = Json.createPointer(object.getString("$ref").substring(1));
        return resolved(pointer.getValue(document).asJsonObject());
    }
}
