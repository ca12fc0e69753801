package org.jointgov.meetings.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jointgov.shared.TextHash;

/**
 * What minutes say: a text as a whole, or one with items, in one language or in several side by side. All texts are in their
 * canonical form ({@link TextHash#canonical}); one that is not given is empty. Immutable.
 *
 * @param language the authoritative one
 * @param text of the meeting as a whole, in the authoritative language
 * @param items in their order
 * @param translations in the order of {@link org.jointgov.shared.Language}, each with the same items
 */
public record MinutesContent(
        String language, String text, List<MinutesItem> items, List<MinutesTranslation> translations) {
    /** How many items minutes have at most. */
    public static final int MOST_ITEMS = 50;

    /** How many commitments an item has at most. */
    public static final int MOST_COMMITMENTS = 20;

    /** How many characters all texts have at most. */
    public static final int MOST_CHARACTERS = 60_000;

    public MinutesContent {
        items = List.copyOf(items);
        translations = List.copyOf(translations);
    }

    /** The hash that leaders sign; docs/content-hash.md. A text alone keeps the first form. */
    public String hash(UUID meetingId) {
        return items.isEmpty() && translations.isEmpty()
                ? TextHash.minutes(meetingId, language, text)
                : TextHash.minutesWithItems(meetingId, lines());
    }

    /** Whether the texts are not too long together. */
    public boolean fits() {
        return lines().stream()
                        .mapToInt(line -> line.codePointCount(0, line.length()))
                        .sum()
                <= MOST_CHARACTERS;
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(language, text));
        for (MinutesItem item : items) {
            UUID agenda = item.agendaItemId();
            lines.add("item " + item.id() + " " + (agenda == null ? "-" : agenda));
            lines.addAll(List.of(item.title(), item.discussion(), item.decision()));
            for (MinutesPosition position : item.positions()) {
                lines.addAll(List.of("position " + position.townshipId(), position.text()));
            }
            for (MinutesCommitment promised : item.commitments()) {
                lines.add("commitment " + promised.id() + " " + promised.townshipId() + " " + promised.dueOn());
                lines.addAll(List.of(promised.office(), promised.text()));
            }
        }
        for (MinutesTranslation translation : translations) {
            lines.addAll(List.of("translation " + translation.language(), translation.text()));
            for (MinutesItemTranslation item : translation.items()) {
                lines.addAll(List.of(item.title(), item.discussion(), item.decision()));
                lines.addAll(item.positions());
                lines.addAll(item.commitments());
            }
        }
        return lines;
    }
}
