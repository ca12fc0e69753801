package org.jointgov.platform.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Cuts a text into the tokens by which records are found. Equality of tokens is all that the database compares, so that
 * row-level security keeps its indexes:
 *
 * <ul>
 *   <li>Chinese has no spaces: every character and every pair of neighbours (bigram) is a token;
 *   <li>Tibetan: every syllable, that is, what stands between tsheg (U+0F0B) and other punctuation;
 *   <li>everything else: every word or number, lower-cased.
 * </ul>
 *
 * <p>Canonically equivalent texts (Unicode Standard Annex 15) give the same tokens, and so do full-width and half-width forms
 * and upper and lower case. Thread-safe.
 */
public final class SearchTokens {
    /** The longest token in code points; what is longer is cut. */
    public static final int MAX_LENGTH = 40;

    /** The most tokens of one text, which bounds what a record costs the index. */
    public static final int MAX_TOKENS = 400;

    private static final Normalizer2 CANONICAL = Normalizer2.getNFDInstance();
    private static final Normalizer2 FOLDED = Normalizer2.getNFKCCasefoldInstance();

    private SearchTokens() {}

    /** The tokens that a record is filed under: every token of these texts, each once, in the order of the texts. */
    public static Set<String> of(String... texts) {
        Set<String> tokens = new LinkedHashSet<>();
        for (String text : texts) {
            for (Run run : runs(text)) {
                if (run.chinese()) {
                    for (int i = 0; i < run.length(); i++) {
                        add(tokens, run.part(i, 1));
                        if (i + 1 < run.length()) {
                            add(tokens, run.part(i, 2));
                        }
                    }
                } else {
                    add(tokens, run.part(0, MAX_LENGTH));
                }
            }
        }
        return tokens;
    }

    /**
     * The tokens that a record must have, all of them, to be found by this query; the most telling first. Empty when the query
     * holds no letter and no digit.
     */
    public static List<String> ofQuery(String query) {
        Set<String> tokens = new LinkedHashSet<>();
        for (Run run : runs(query)) {
            if (run.chinese() && run.length() > 1) {
                for (int i = 0; i + 1 < run.length(); i++) {
                    add(tokens, run.part(i, 2));
                }
            } else {
                add(tokens, run.part(0, run.chinese() ? 1 : MAX_LENGTH));
            }
        }
        List<String> telling = new ArrayList<>(tokens);
        telling.sort((a, b) -> Integer.compare(b.length(), a.length()));
        return telling;
    }

    private static void add(Set<String> tokens, String token) {
        if (tokens.size() < MAX_TOKENS) {
            tokens.add(token);
        }
    }

    private static List<Run> runs(String text) {
        int[] points = FOLDED.normalize(CANONICAL.normalize(text)).codePoints().toArray();
        List<Run> runs = new ArrayList<>();
        int start = 0;
        Kind kind = Kind.NONE;
        for (int i = 0; i <= points.length; i++) {
            Kind next = i == points.length ? Kind.NONE : kind(points[i], kind);
            if (next != kind) {
                if (kind != Kind.NONE) {
                    runs.add(new Run(points, start, i, kind == Kind.CHINESE));
                }
                start = i;
                kind = next;
            }
        }
        return runs;
    }

    private static Kind kind(int point, Kind before) {
        if (UCharacter.hasBinaryProperty(point, UProperty.IDEOGRAPHIC)) {
            return Kind.CHINESE;
        }
        int type = UCharacter.getType(point);
        boolean mark = type == com.ibm.icu.lang.UCharacterCategory.NON_SPACING_MARK
                || type == com.ibm.icu.lang.UCharacterCategory.COMBINING_SPACING_MARK;
        if (mark) {
            // A mark belongs to what it stands on; alone it is nothing to search for.
            return before == Kind.NONE || before == Kind.CHINESE ? Kind.NONE : before;
        }
        if (UCharacter.isLetterOrDigit(point)) {
            return UScript.getScript(point) == UScript.TIBETAN ? Kind.TIBETAN : Kind.WORD;
        }
        return Kind.NONE;
    }

    private enum Kind {
        NONE,
        CHINESE,
        TIBETAN,
        WORD
    }

    /** Code points {@code from} to {@code to} (exclusive) of one kind. */
    private record Run(int[] points, int from, int to, boolean chinese) {
        int length() {
            return to - from;
        }

        String part(int offset, int count) {
            return new String(points, from + offset, Math.min(count, length() - offset));
        }
    }
}
