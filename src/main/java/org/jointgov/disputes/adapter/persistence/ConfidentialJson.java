package org.jointgov.disputes.adapter.persistence;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jointgov.disputes.domain.Party;

/** The form in which personal data is encrypted: UTF-8, parties as a JSON array. */
final class ConfidentialJson {
    byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    byte[] bytes(List<Party> parties) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        for (Party party : parties) {
            JsonObjectBuilder one = Json.createObjectBuilder().add("name", party.name());
            if (party.phone() != null) {
                one.add("phone", party.phone());
            }
            if (party.village() != null) {
                one.add("village", party.village());
            }
            all.add(one);
        }
        return bytes(all.build().toString());
    }

    List<Party> parties(byte[] bytes) {
        try (JsonReader reader = Json.createReader(new StringReader(text(bytes)))) {
            return reader.readArray().getValuesAs(JsonObject.class).stream()
                    .map(party -> new Party(
                            party.getString("name"),
                            party.containsKey("phone") ? party.getString("phone") : null,
                            party.containsKey("village") ? party.getString("village") : null))
                    .toList();
        }
    }
}
