package org.jointgov.platform.rest;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Objects;
import java.util.TreeSet;

/** JSON in one form only: names in alphabetical order, one value a line, two spaces a level, a line feed at the end. */
final class NormalJson {
    private NormalJson() {}

    static JsonObject read(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    static String text(JsonValue value) {
        StringBuilder text = new StringBuilder();
        append(text, value, "\n");
        return text.append('\n').toString();
    }

    private static void append(StringBuilder text, JsonValue value, String newLine) {
        String deeper = newLine + "  ";
        String separator = deeper;
        if (value instanceof JsonObject object && !object.isEmpty()) {
            text.append('{');
            for (String name : new TreeSet<>(object.keySet())) {
                text.append(separator).append(Json.createValue(name)).append(": ");
                append(text, object.get(name), deeper);
                separator = "," + deeper;
            }
            text.append(newLine).append('}');
        } else if (value instanceof JsonArray array && !array.isEmpty()) {
            text.append('[');
            for (JsonValue item : array) {
                text.append(separator);
                append(text, item, deeper);
                separator = "," + deeper;
            }
            text.append(newLine).append(']');
        } else {
            text.append(value);
        }
    }

    /** Where two values first differ, by the pointer (RFC 6901) and what stands there; empty when they say the same. */
    static String difference(JsonValue expected, JsonValue actual) {
        return difference("", expected, actual);
    }

    private static String difference(String pointer, JsonValue expected, JsonValue actual) {
        if (expected instanceof JsonObject one && actual instanceof JsonObject other) {
            TreeSet<String> names = new TreeSet<>(one.keySet());
            names.addAll(other.keySet());
            for (String name : names) {
                String found = difference(pointer + "/" + Json.encodePointer(name), one.get(name), other.get(name));
                if (!found.isEmpty()) {
                    return found;
                }
            }
            return "";
        }
        if (expected instanceof JsonArray one && actual instanceof JsonArray other) {
            for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
                String found = difference(
                        pointer + "/" + i, i < one.size() ? one.get(i) : null, i < other.size() ? other.get(i) : null);
                if (!found.isEmpty()) {
                    return found;
                }
            }
            return "";
        }
        return Objects.equals(expected, actual)
                ? ""
                : pointer + ": committed " + shown(expected) + ", served " + shown(actual);
    }

    private static String shown(JsonValue value) {
        String text = value == null ? "nothing" : value.toString();
        return text.length() > 200 ? text.substring(0, 200) + " …" : text;
    }
}
