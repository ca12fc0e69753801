package org.jointgov.meetings.domain;

import java.util.List;
import org.jointgov.shared.Language;
import org.jointgov.shared.Means;

/**
 * Minutes in another language than the authoritative one.
 *
 * @param items one for each of the minutes' items, in their order
 */
public record MinutesTranslation(
        @Means(Language.class) String language, String text, List<MinutesItemTranslation> items) {
    public MinutesTranslation {
        items = List.copyOf(items);
    }
}
