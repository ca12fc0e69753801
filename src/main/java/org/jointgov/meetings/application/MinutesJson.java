package org.jointgov.meetings.application;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jointgov.meetings.domain.MinutesCommitment;
import org.jointgov.meetings.domain.MinutesContent;
import org.jointgov.meetings.domain.MinutesItem;
import org.jointgov.meetings.domain.MinutesItemTranslation;
import org.jointgov.meetings.domain.MinutesPosition;
import org.jointgov.meetings.domain.MinutesTranslation;
import org.jointgov.platform.persistence.JsonRows;
import org.jointgov.platform.text.JsonText;
import org.jspecify.annotations.Nullable;

/** Items and translations of minutes as the database keeps them; the function {@code minutes_hash} reads the same names. */
public final class MinutesJson {
    private MinutesJson() {}

    /**
     * The content of a revision.
     *
     * @param items an array, as {@link #items(List)} writes it
     * @param translations an array, as {@link #translations(List)} writes it
     */
    public static MinutesContent content(String language, String text, String items, String translations) {
        return new MinutesContent(
                language,
                text,
                each(JsonText.array(items).getValuesAs(JsonObject.class), MinutesJson::item),
                each(JsonText.array(translations).getValuesAs(JsonObject.class), MinutesJson::translation));
    }

    /** The content of a revision that a statement gathered: {@code {language, text, items, translations}}. */
    static MinutesContent content(JsonObject revision) {
        return new MinutesContent(
                revision.getString("language"),
                revision.getString("text"),
                each(JsonRows.objects(revision, "items"), MinutesJson::item),
                each(JsonRows.objects(revision, "translations"), MinutesJson::translation));
    }

    /** As the database keeps them. */
    public static String items(List<MinutesItem> items) {
        return array(items, MinutesJson::json).build().toString();
    }

    /** As the database keeps them. */
    public static String translations(List<MinutesTranslation> translations) {
        return array(
                        translations,
                        translation -> JsonText.JSON
                                .createObjectBuilder()
                                .add("language", translation.language())
                                .add("text", translation.text())
                                .add("items", array(translation.items(), MinutesJson::json)))
                .build()
                .toString();
    }

    private static JsonObjectBuilder json(MinutesItem item) {
        JsonObjectBuilder json =
                JsonText.JSON.createObjectBuilder().add("id", item.id().toString());
        UUID agenda = item.agendaItemId();
        if (agenda != null) {
            json.add("agendaItemId", agenda.toString());
        }
        return json.add("title", item.title())
                .add("discussion", item.discussion())
                .add("decision", item.decision())
                .add(
                        "positions",
                        array(
                                item.positions(),
                                position -> JsonText.JSON
                                        .createObjectBuilder()
                                        .add("townshipId", position.townshipId().toString())
                                        .add("text", position.text())))
                .add(
                        "commitments",
                        array(
                                item.commitments(),
                                promised -> JsonText.JSON
                                        .createObjectBuilder()
                                        .add("id", promised.id().toString())
                                        .add("townshipId", promised.townshipId().toString())
                                        .add("office", promised.office())
                                        .add("dueOn", promised.dueOn().toString())
                                        .add("text", promised.text())));
    }

    private static JsonObjectBuilder json(MinutesItemTranslation item) {
        return JsonText.JSON
                .createObjectBuilder()
                .add("title", item.title())
                .add("discussion", item.discussion())
                .add("decision", item.decision())
                .add("positions", JsonText.JSON.createArrayBuilder(item.positions()))
                .add("commitments", JsonText.JSON.createArrayBuilder(item.commitments()));
    }

    private static MinutesItem item(JsonObject json) {
        return new MinutesItem(
                JsonRows.id(json, "id"),
                agendaItem(json),
                json.getString("title"),
                json.getString("discussion"),
                json.getString("decision"),
                each(
                        JsonRows.objects(json, "positions"),
                        position ->
                                new MinutesPosition(JsonRows.id(position, "townshipId"), position.getString("text"))),
                each(
                        JsonRows.objects(json, "commitments"),
                        promised -> new MinutesCommitment(
                                JsonRows.id(promised, "id"),
                                JsonRows.id(promised, "townshipId"),
                                promised.getString("office"),
                                LocalDate.parse(promised.getString("dueOn")),
                                promised.getString("text"))));
    }

    private static @Nullable UUID agendaItem(JsonObject json) {
        return json.containsKey("agendaItemId") ? JsonRows.id(json, "agendaItemId") : null;
    }

    private static MinutesTranslation translation(JsonObject json) {
        return new MinutesTranslation(
                json.getString("language"),
                json.getString("text"),
                each(
                        JsonRows.objects(json, "items"),
                        item -> new MinutesItemTranslation(
                                item.getString("title"),
                                item.getString("discussion"),
                                item.getString("decision"),
                                texts(item, "positions"),
                                texts(item, "commitments"))));
    }

    private static List<String> texts(JsonObject json, String name) {
        return json.getJsonArray(name).getValuesAs(JsonString::getString);
    }

    private static <T, R> List<R> each(List<T> values, Function<T, R> mapper) {
        return values.stream().map(mapper).toList();
    }

    private static <T> JsonArrayBuilder array(Collection<T> values, Function<T, JsonObjectBuilder> mapper) {
        JsonArrayBuilder array = JsonText.JSON.createArrayBuilder();
        values.forEach(value -> array.add(mapper.apply(value)));
        return array;
    }
}
