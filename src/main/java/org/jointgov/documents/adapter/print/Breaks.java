package org.jointgov.documents.adapter.print;

import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Where a line may end (UAX 14): after a Tibetan tsheg and never before a shad, between Chinese characters but with no closing
 * punctuation at a line's start and no opening punctuation at its end, between words. What is longer than a line is cut
 * between what a reader takes for characters (UAX 29), so that no stack is torn.
 */
final class Breaks {
    private Breaks() {}

    /**
     * The lines of a paragraph, without the spaces at their ends; one empty line for an empty paragraph.
     *
     * @param width how wide a piece of text is
     * @param first how wide the first line may be
     * @param rest how wide the others may be
     */
    static List<String> lines(String paragraph, ToDoubleFunction<String> width, double first, double rest) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        double used = 0;
        for (String piece : pieces(paragraph, BreakIterator.getLineInstance(Locale.CHINA))) {
            double room = lines.isEmpty() ? first : rest;
            double whole = width.applyAsDouble(piece);
            if (used + fitting(piece, whole, width) > room && used > 0) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                used = 0;
                room = rest;
            }
            if (fitting(piece, whole, width) <= room) {
                line.append(piece);
                used += whole;
                continue;
            }
            for (String cluster : pieces(piece, BreakIterator.getCharacterInstance(Locale.ROOT))) {
                double wide = width.applyAsDouble(cluster);
                if (used + wide > room && used > 0) {
                    lines.add(line.toString().stripTrailing());
                    line.setLength(0);
                    used = 0;
                    room = rest;
                }
                line.append(cluster);
                used += wide;
            }
        }
        if (used > 0 || lines.isEmpty()) {
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    /** A space at a line's end needs no room. */
    private static double fitting(String piece, double whole, ToDoubleFunction<String> width) {
        String ink = piece.stripTrailing();
        return ink.length() == piece.length() ? whole : width.applyAsDouble(ink);
    }

    private static List<String> pieces(String text, BreakIterator breaks) {
        List<String> pieces = new ArrayList<>();
        breaks.setText(text);
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
            pieces.add(text.substring(from, to));
            from = to;
        }
        return pieces;
    }
}
