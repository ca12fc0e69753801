package org.jointgov.platform.rest;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jointgov.shared.PreconditionFailedException;
import org.jointgov.shared.Problem;
import org.jointgov.shared.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Strong entity tags (RFC 9110 §8.8.3) that name version, view and language of an answer: {@code "3.full.zh-CN"}. A condition
 * compares the version only.
 */
public final class EntityTags {
    private static final Pattern TAG = Pattern.compile("\"([0-9]{1,18})(\\.[^\"]*)?\"");

    private EntityTags() {}

    /** The tag of an answer. */
    public static String of(long version, String view, Locale locale) {
        return "\"" + version + "." + view + "." + locale.toLanguageTag() + "\"";
    }

    /**
     * The version that an {@code If-Match} header names.
     *
     * @throws ProblemException 428 without the header, 400 when it is not one strong tag of ours
     */
    public static long required(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new ProblemException(Problem.PRECONDITION_REQUIRED);
        }
        Matcher matcher = TAG.matcher(ifMatch.trim());
        if (!matcher.matches()) {
            throw new ProblemException(Problem.INVALID_REQUEST);
        }
        return Long.parseLong(matcher.group(1));
    }

    /** Whether an {@code If-None-Match} header names this version among others; what is no tag of ours names none. */
    public static boolean names(@Nullable String ifNoneMatch, long version) {
        if (ifNoneMatch == null) {
            return false;
        }
        for (String tag : ifNoneMatch.split(",", -1)) {
            Matcher matcher = TAG.matcher(tag.trim().replaceFirst("^W/", ""));
            if (matcher.matches() && Long.parseLong(matcher.group(1)) == version) {
                return true;
            }
        }
        return false;
    }

    /** @throws PreconditionFailedException when the record is not in the version that the caller read */
    public static void check(long current, long expected) {
        if (current != expected) {
            throw new PreconditionFailedException(current);
        }
    }
}
