package org.jointgov.documents.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document before it is printed.
 *
 * @param language of its labels, a BCP 47 tag
 * @param name what a reader's window is called
 * @param warning what every page says at its head, and across it in the {@code stamp}; null when there is nothing to warn of
 * @param stamp one word or two, across every page; null without a warning
 * @param foot what every page says at its foot, in small type
 */
public record Composition(
        String language,
        String name,
        @Nullable String warning,
        @Nullable String stamp,
        String foot,
        List<Block> blocks) {
    public Composition {
        name = PrintableText.of(name).replace('\n', ' ');
        foot = PrintableText.of(foot);
        blocks = List.copyOf(blocks);
    }
}
