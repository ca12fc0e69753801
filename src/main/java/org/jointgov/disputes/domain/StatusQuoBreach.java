package org.jointgov.disputes.domain;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What a side saw change on disputed ground. Public to all sides: it names nobody.
 *
 * @param item a name of {@link StatusQuoItem}
 * @param place in words, at most 120 characters
 * @param seen at most 500 characters
 */
public record StatusQuoBreach(UUID id, String item, LocalDate seenOn, String place, String seen) {
    /** The content in its canonical form, for the audit trail. */
    public String canonical() {
        return String.join("\n", id.toString(), item, seenOn.toString(), place, seen);
    }
}
