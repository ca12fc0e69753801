package org.jointgov.disputes.adapter.persistence;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jointgov.disputes.domain.Party;
import org.jointgov.platform.text.JsonText;

/** The form in which personal data is encrypted: UTF-8, parties as a JSON array. */
final class ConfidentialJson {
    byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    byte[] bytes(List<Party> parties) {
        JsonArrayBuilder all = JsonText.JSON.createArrayBuilder();
        for (Party party : parties) {
            JsonObjectBuilder one = JsonText.JSON.createObjectBuilder().add("name", party.name());
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
        return JsonText.array(text(bytes)).getValuesAs(JsonObject.class).stream()
                .map(party -> new Party(
                        party.getString("name"),
                        party.containsKey("phone") ? party.getString("phone") : null,
                        party.containsKey("village") ? party.getString("village") : null))
                .toList();
    }
}
