package org.jointgov.shared;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A constant with a name of lower-case words and hyphens, by which the API, the database and the keys of the screens know it. */
public interface Slugged {
    /** The constant's name in the code. */
    String name();

    /** Its name outside. */
    default String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The names of all constants, in their order. */
    static <E extends Enum<E> & Slugged> List<String> slugs(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Slugged::slug).toList();
    }

    /** @throws IllegalArgumentException for a name that none of the constants has */
    static <E extends Enum<E> & Slugged> void require(Class<E> type, String slug) {
        if (!slugs(type).contains(slug)) {
            throw new IllegalArgumentException("no " + type.getSimpleName() + ": " + slug);
        }
    }
}
