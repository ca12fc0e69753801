package org.jointgov.demonstration;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jointgov.testing.Api;

/**
 * The registers of mediators: Duoma's with the figures of the report of 2024 (7 village committees with 71 mediators, a centre
 * with 9), and small ones of Suojia's and Moyun's. Mediators are numbers, not persons. Running it again doubles nothing: ids are fixed, and
 * what is there already is left alone.
 */
final class DemonstrationRegister {
    /** What mediators of the demonstration speak, in turn: all Tibetan, half Chinese too, every tenth English. */
    private static final List<List<String>> LANGUAGES = List.of(
            List.of("bo", "zh"),
            List.of("bo"),
            List.of("bo", "zh"),
            List.of("bo"),
            List.of("bo", "zh"),
            List.of("bo"),
            List.of("bo", "zh"),
            List.of("bo"),
            List.of("bo", "zh", "en"),
            List.of("bo"));

    private final URI app;
    private final Function<String, String> tokens;
    private final Map<String, Set<String>> present = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /** @param tokens the access token of a user, by login name */
    DemonstrationRegister(URI app, Function<String, String> tokens) {
        this.app = app;
        this.tokens = tokens;
    }

    /** @throws AssertionError when the API refuses a step */
    void load() {
        DemonstrationRecords.read()
                .getJsonArray("mediationOrganisations")
                .getValuesAs(JsonObject.class)
                .forEach(this::organisation);
    }

    private void organisation(JsonObject organisation) {
        String by = organisation.getString("by");
        String id = organisation.getString("id");
        if (!present(by).contains(id)) {
            JsonObjectBuilder body = Json.createObjectBuilder(organisation);
            body.remove("by").remove("mediators");
            add(by, "/mediation-organisations", body.build());
        }
        for (int i = 0; i < organisation.getInt("mediators"); i++) {
            mediator(by, id, numbers.merge(by, 1, Integer::sum));
        }
    }

    private void mediator(String by, String organisation, int number) {
        String id = mediatorId(by.substring(0, by.indexOf('-')), number);
        if (present(by).contains(id)) {
            return;
        }
        JsonArrayBuilder languages = Json.createArrayBuilder();
        LANGUAGES.get(number % LANGUAGES.size()).forEach(languages::add);
        add(
                by,
                "/mediators",
                Json.createObjectBuilder()
                        .add("id", id)
                        .add("organisationId", organisation)
                        .add("displayName", "示例调解员 %02d".formatted(number))
                        .add("languages", languages)
                        .build());
    }

    /** The id of a township's mediator of this number, counted from 1. */
    static String mediatorId(String township, int number) {
        int from = 0x1000 * List.of("duoma", "suojia", "moyun").indexOf(township);
        return new UUID(0x0190000000007000L, 0x8000000000001000L + from + number).toString();
    }

    private void add(String by, String path, JsonObject body) {
        as(by).withKey("demonstration-" + body.getString("id")).post(path, body).expect(201);
    }

    /** The ids that somebody's township has in its register already, asked for once. */
    private Set<String> present(String by) {
        return present.computeIfAbsent(by, user -> {
            Set<String> ids = new HashSet<>();
            String township = Demonstration.townshipNamed(user.substring(0, user.indexOf('-')))
                    .toString();
            for (String path : List.of("/mediation-organisations", "/mediators")) {
                String cursor = "";
                do {
                    JsonObject page = as(user).get(path + "?limit=100&townshipId=" + township + "&cursor=" + cursor)
                            .expect(200)
                            .json();
                    for (JsonValue item : page.getJsonArray("items")) {
                        ids.add(item.asJsonObject().getString("id"));
                    }
                    cursor = page.getString("nextCursor", "");
                } while (!cursor.isEmpty());
            }
            return ids;
        });
    }

    private Api as(String user) {
        return Api.at(app).as(tokens.apply(user));
    }
}
