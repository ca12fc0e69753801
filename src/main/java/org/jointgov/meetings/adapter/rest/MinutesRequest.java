package org.jointgov.meetings.adapter.rest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jointgov.meetings.domain.MinutesCommitment;
import org.jointgov.meetings.domain.MinutesContent;
import org.jointgov.meetings.domain.MinutesItem;
import org.jointgov.meetings.domain.MinutesItemTranslation;
import org.jointgov.meetings.domain.MinutesPosition;
import org.jointgov.meetings.domain.MinutesTranslation;
import org.jointgov.platform.rest.Required;
import org.jointgov.shared.Fields;
import org.jointgov.shared.Language;
import org.jointgov.shared.Means;
import org.jointgov.shared.Slugged;
import org.jspecify.annotations.Nullable;

/**
 * Another wording of the minutes. They are read by both sides and their provinces: no herder is named in them. All texts
 * together have at most 60,000 characters.
 *
 * @param baseRevision the revision that it builds on; 0 for the first
 * @param language the authoritative one
 * @param text of the meeting as a whole, at most 20,000 characters; may be left out when there are items
 * @param items at most 50, in the authoritative language
 * @param translations the same in other languages, at most one each, with an entry for each item
 */
public record MinutesRequest(
        @Required @Nullable Integer baseRevision,
        @Required @Means(Language.class) @Nullable String language,
        @Nullable String text,
        @Nullable List<Item> items,
        @Nullable List<Translation> translations) {
    private static final UUID NONE = new UUID(0, 0);
    private static final int MOST_TEXT = 20_000;
    private static final int MOST_WORDS = 5_000;

    /**
     * What was said and decided about one matter.
     *
     * @param id chosen by the client; stays the same from revision to revision
     * @param agendaItemId the item of the agenda that it stands for
     * @param discussion at most 5,000 characters
     * @param decision at most 5,000 characters
     * @param positions at most one a side
     * @param commitments at most 20
     */
    @Schema(name = "MinutesItemRequest")
    public record Item(
            @Required @Nullable UUID id,
            @Nullable UUID agendaItemId,
            @Required @Nullable String title,
            @Nullable String discussion,
            @Nullable String decision,
            @Nullable List<Position> positions,
            @Nullable List<Commitment> commitments) {}

    /** @param text where the side stands, at most 5,000 characters */
    @Schema(name = "MinutesPositionRequest")
    public record Position(
            @Required @Nullable UUID townshipId,
            @Required @Nullable String text) {}

    /**
     * What a side takes upon itself.
     *
     * @param id chosen by the client; stays the same from revision to revision
     * @param office of that side, which answers for it
     * @param dueOn the last day, in Asia/Shanghai
     * @param text what it is, one line
     */
    @Schema(name = "MinutesCommitmentRequest")
    public record Commitment(
            @Required @Nullable UUID id,
            @Required @Nullable UUID townshipId,
            @Required @Nullable String office,
            @Required @Nullable LocalDate dueOn,
            @Required @Nullable String text) {}

    /** @param items one for each of the minutes' items, in their order */
    @Schema(name = "MinutesTranslationRequest")
    public record Translation(
            @Required @Means(Language.class) @Nullable String language,
            @Nullable String text,
            @Nullable List<ItemTranslation> items) {}

    /**
     * An item in another language.
     *
     * @param positions a text for each of the item's, in their order
     * @param commitments a text for each of the item's, in their order
     */
    @Schema(name = "MinutesItemTranslationRequest")
    public record ItemTranslation(
            @Nullable String title,
            @Nullable String discussion,
            @Nullable String decision,
            @Nullable List<String> positions,
            @Nullable List<String> commitments) {}

    MinutesContent content(Fields fields) {
        List<Item> given = orNone(items);
        String whole = words("/text", text, MOST_TEXT, fields);
        if (whole.isEmpty() && given.isEmpty()) {
            fields.reject("/text", "too-short");
        }
        List<MinutesItem> read =
                each("/items", given, MinutesContent.MOST_ITEMS, fields, (at, item) -> item(at, item, fields));
        unique("/items", read.stream().map(MinutesItem::id).toList(), fields);
        unique(
                "/items",
                read.stream()
                        .flatMap(item -> item.commitments().stream())
                        .map(MinutesCommitment::id)
                        .toList(),
                fields);
        List<MinutesTranslation> others = each(
                        "/translations",
                        orNone(translations),
                        Language.values().length - 1,
                        fields,
                        (at, other) -> translation(at, other, read, fields))
                .stream()
                .sorted(Comparator.comparing(
                        other -> Slugged.slugs(Language.class).indexOf(other.language())))
                .toList();
        MinutesContent content = new MinutesContent(fields.language("/language", language), whole, read, others);
        List<String> languages = new ArrayList<>(List.of(content.language()));
        others.forEach(other -> languages.add(other.language()));
        unique("/translations", languages, fields);
        if (!content.fits()) {
            fields.reject("/items", "too-long");
        }
        return content;
    }

    private static MinutesItem item(String at, Item given, Fields fields) {
        List<MinutesPosition> positions = each(
                at + "/positions",
                orNone(given.positions()),
                MinutesContent.MOST_ITEMS,
                fields,
                (here, position) -> new MinutesPosition(
                        fields.present(here + "/townshipId", position.townshipId(), NONE),
                        fields.text(here + "/text", position.text(), MOST_WORDS)));
        unique(
                at + "/positions",
                positions.stream().map(MinutesPosition::townshipId).toList(),
                fields);
        return new MinutesItem(
                fields.present(at + "/id", given.id(), NONE),
                given.agendaItemId(),
                fields.line(at + "/title", given.title(), 120),
                words(at + "/discussion", given.discussion(), MOST_WORDS, fields),
                words(at + "/decision", given.decision(), MOST_WORDS, fields),
                positions,
                each(
                        at + "/commitments",
                        orNone(given.commitments()),
                        MinutesContent.MOST_COMMITMENTS,
                        fields,
                        (here, promised) -> commitment(here, promised, fields)));
    }

    private static MinutesCommitment commitment(String at, Commitment given, Fields fields) {
        LocalDate due = fields.present(at + "/dueOn", given.dueOn(), LocalDate.of(2000, 1, 1));
        if (due.getYear() < 2000 || due.getYear() > 2199) {
            fields.reject(at + "/dueOn", "out-of-range");
        }
        return new MinutesCommitment(
                fields.present(at + "/id", given.id(), NONE),
                fields.present(at + "/townshipId", given.townshipId(), NONE),
                fields.line(at + "/office", given.office(), 60),
                due,
                fields.line(at + "/text", given.text(), 300));
    }

    private static MinutesTranslation translation(
            String at, Translation given, List<MinutesItem> original, Fields fields) {
        List<ItemTranslation> others = sameSize(at + "/items", given.items(), original.size(), fields);
        List<MinutesItemTranslation> read = new ArrayList<>();
        for (int i = 0; i < others.size(); i++) {
            read.add(itemTranslation(at + "/items/" + i, others.get(i), original.get(i), fields));
        }
        return new MinutesTranslation(
                fields.language(at + "/language", given.language()),
                words(at + "/text", given.text(), MOST_TEXT, fields),
                read);
    }

    private static MinutesItemTranslation itemTranslation(
            String at, ItemTranslation given, MinutesItem original, Fields fields) {
        return new MinutesItemTranslation(
                words(at + "/title", given.title(), 240, fields),
                words(at + "/discussion", given.discussion(), MOST_WORDS, fields),
                words(at + "/decision", given.decision(), MOST_WORDS, fields),
                texts(at + "/positions", given.positions(), original.positions().size(), MOST_WORDS, fields),
                texts(
                        at + "/commitments",
                        given.commitments(),
                        original.commitments().size(),
                        600,
                        fields));
    }

    private static List<String> texts(String at, @Nullable List<String> given, int size, int most, Fields fields) {
        List<String> read = new ArrayList<>();
        for (String text : sameSize(at, given, size, fields)) {
            read.add(words(at + "/" + read.size(), text, most, fields));
        }
        return read;
    }

    /** A text that may be left out, which makes it empty. */
    private static String words(String at, @Nullable String given, int most, Fields fields) {
        String text = fields.optionalText(at, given, most);
        return text == null ? "" : text;
    }

    private static <T, R> List<R> each(
            String at, List<T> given, int most, Fields fields, BiFunction<String, T, R> reader) {
        if (given.size() > most) {
            fields.reject(at, "too-many");
        }
        List<R> read = new ArrayList<>();
        for (T one : given.subList(0, Math.min(given.size(), most))) {
            read.add(reader.apply(at + "/" + read.size(), one));
        }
        return read;
    }

    private static <T> List<T> sameSize(String at, @Nullable List<T> given, int size, Fields fields) {
        List<T> list = orNone(given);
        if (list.size() == size) {
            return list;
        }
        fields.reject(at, "malformed");
        return List.of();
    }

    private static <T> void unique(String at, List<T> values, Fields fields) {
        Set<T> seen = new HashSet<>(values);
        if (seen.size() < values.size()) {
            fields.reject(at, "in-use");
        }
    }

    private static <T> List<T> orNone(@Nullable List<T> given) {
        return given == null ? List.of() : given;
    }
}
