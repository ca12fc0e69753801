package org.jointgov.meetings.domain;

import java.util.List;

/**
 * An item of minutes in another language. A text that is not given is empty.
 *
 * @param positions a text for each of the item's, in their order
 * @param commitments a text for each of the item's, in their order
 */
public record MinutesItemTranslation(
        String title, String discussion, String decision, List<String> positions, List<String> commitments) {
    public MinutesItemTranslation {
        positions = List.copyOf(positions);
        commitments = List.copyOf(commitments);
    }
}
