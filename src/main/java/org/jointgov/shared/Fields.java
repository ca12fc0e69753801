package org.jointgov.shared;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jointgov.shared.InvalidFieldsException.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a request and collects what is wrong with them, so that one answer names every broken rule. Each reader
 * returns a usable value in any case; {@link #check()} then refuses the request as a whole. For one request and one thread.
 */
public final class Fields {
    private static final Pattern PHONE = Pattern.compile("[+0-9][0-9 -]{2,24}");

    private final List<FieldError> errors = new ArrayList<>();

    /** A required text of one line, trimmed and in Unicode NFC, at most {@code max} characters (code points). */
    public String line(String pointer, @Nullable String value, int max) {
        return line(pointer, required(pointer, value), max, false);
    }

    /** Like {@link #line(String, String, int)}; blank means absent. */
    public @Nullable String optionalLine(String pointer, @Nullable String value, int max) {
        return value == null || value.isBlank() ? null : line(pointer, value, max, false);
    }

    /** A required text of any number of lines in its canonical form ({@link TextHash#canonical}), at most {@code max} characters. */
    public String text(String pointer, @Nullable String value, int max) {
        return line(pointer, required(pointer, value), max, true);
    }

    /** Like {@link #text(String, String, int)}; blank means absent. */
    public @Nullable String optionalText(String pointer, @Nullable String value, int max) {
        return value == null || value.isBlank() ? null : line(pointer, value, max, true);
    }

    /** A telephone number, or nothing; blank means absent. */
    public @Nullable String optionalPhone(String pointer, @Nullable String value) {
        String given = optionalLine(pointer, value, 25);
        if (given != null && !PHONE.matcher(given).matches()) {
            reject(pointer, "malformed");
        }
        return given;
    }

    /** A required name out of a fixed set. */
    public String oneOf(String pointer, @Nullable String value, Collection<String> known) {
        String given = required(pointer, value);
        if (!given.isEmpty() && !known.contains(given)) {
            reject(pointer, "unknown-value");
        }
        return given;
    }

    /** A required name out of an enum. */
    public <E extends Enum<E> & Slugged> String oneOf(String pointer, @Nullable String value, Class<E> known) {
        return oneOf(pointer, value, Slugged.slugs(known));
    }

    /** A required value of any kind; {@code otherwise} stands in for it when it is missing. */
    public <T> T present(String pointer, @Nullable T value, T otherwise) {
        if (value == null) {
            reject(pointer, "required");
            return otherwise;
        }
        return value;
    }

    /** A required number that counts something: 0 or more. */
    public int count(String pointer, @Nullable Integer value) {
        int number = present(pointer, value, 0);
        if (number < 0) {
            reject(pointer, "out-of-range");
        }
        return number;
    }

    /** A required {@link Language}. */
    public String language(String pointer, @Nullable String value) {
        return oneOf(pointer, value, Language.class);
    }

    /** Notes a rule that the caller found broken. */
    public void reject(String pointer, String code) {
        errors.add(new FieldError(pointer, code));
    }

    /** @throws InvalidFieldsException when any field broke a rule */
    public void check() {
        if (!errors.isEmpty()) {
            throw new InvalidFieldsException(errors);
        }
    }

    private String required(String pointer, @Nullable String value) {
        if (value == null || value.isBlank()) {
            reject(pointer, "required");
            return "";
        }
        return value;
    }

    private String line(String pointer, String value, int max, boolean lines) {
        String text = lines ? TextHash.canonical(value) : Normalizer.normalize(value.strip(), Normalizer.Form.NFC);
        if (!wellFormed(text, lines)) {
            reject(pointer, "malformed");
        }
        if (text.codePointCount(0, text.length()) > max) {
            reject(pointer, "too-long");
        }
        return text;
    }

    /**
     * No half surrogate pairs, no control characters but tab and line feed in texts of several lines, and no marks that turn
     * the direction of writing, under which a screen would show something else than what is signed.
     */
    private static boolean wellFormed(String text, boolean lines) {
        return text.codePoints()
                .noneMatch(c -> Character.getType(c) == Character.SURROGATE
                        || (c >= 0x2028 && c <= 0x202E)
                        || (c >= 0x2066 && c <= 0x2069)
                        || (Character.isISOControl(c) && !(lines && (c == '\n' || c == '\t'))));
    }
}
