package org.jointgov.platform.rest;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.util.HashSet;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jointgov.platform.text.JsonText;

/** JSON (RFC 8259) without what two readers could understand differently: names that come twice, numbers without end. */
final class StrictJson {
    private static final int DEEPEST = 12;
    private static final int LONGEST_NUMBER = 40;

    private StrictJson() {}

    /** @throws JsonException when the text is not acceptable */
    static JsonValue parse(String text) {
        try (JsonParser parser = JsonText.JSON.createParser(new StringReader(text))) {
            JsonValue value = value(parser, parser.next(), 0);
            if (parser.hasNext()) {
                throw new JsonException("more than one value");
            }
            return value;
        } catch (NoSuchElementException | IllegalStateException e) {
            throw new JsonException("incomplete", e);
        }
    }

    private static JsonValue value(JsonParser parser, JsonParser.Event event, int depth) {
        if (depth > DEEPEST) {
            throw new JsonException("too deep");
        }
        return switch (event) {
            case START_OBJECT -> object(parser, depth);
            case START_ARRAY -> array(parser, depth);
            case VALUE_STRING -> JsonText.JSON.createValue(parser.getString());
            case VALUE_NUMBER -> number(parser);
            case VALUE_TRUE -> JsonValue.TRUE;
            case VALUE_FALSE -> JsonValue.FALSE;
            case VALUE_NULL -> JsonValue.NULL;
            default -> throw new JsonException("unexpected " + event);
        };
    }

    private static JsonValue object(JsonParser parser, int depth) {
        JsonObjectBuilder object = JsonText.JSON.createObjectBuilder();
        Set<String> names = new HashSet<>();
        while (true) {
            JsonParser.Event event = parser.next();
            if (event == JsonParser.Event.END_OBJECT) {
                return object.build();
            }
            String name = parser.getString();
            if (!names.add(name)) {
                throw new JsonException("a name comes twice");
            }
            object.add(name, value(parser, parser.next(), depth + 1));
        }
    }

    private static JsonValue array(JsonParser parser, int depth) {
        JsonArrayBuilder array = JsonText.JSON.createArrayBuilder();
        while (true) {
            JsonParser.Event event = parser.next();
            if (event == JsonParser.Event.END_ARRAY) {
                return array.build();
            }
            array.add(value(parser, event, depth + 1));
        }
    }

    private static JsonValue number(JsonParser parser) {
        if (parser.getString().length() > LONGEST_NUMBER) {
            throw new JsonException("too long a number");
        }
        return JsonText.JSON.createValue(parser.getBigDecimal());
    }
}
