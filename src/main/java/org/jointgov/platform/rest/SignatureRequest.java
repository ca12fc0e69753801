package org.jointgov.platform.rest;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jointgov.shared.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What a leader signs: the text that the screen showed, named by its revision and hash.
 *
 * @param contentHash SHA-256 in hex, as the record's view gives it
 */
public record SignatureRequest(
        @Required @Nullable Integer revision,
        @Required @Nullable String contentHash) {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    /** The revision, as far as it is given. */
    public int revision(Fields fields) {
        return fields.count("/revision", revision);
    }

    /** The hash in lower case, as far as it is one. */
    public String contentHash(Fields fields) {
        String hash = fields.line("/contentHash", contentHash, 64).toLowerCase(Locale.ROOT);
        if (!hash.isEmpty() && !HEX.matcher(hash).matches()) {
            fields.reject("/contentHash", "malformed");
        }
        return hash;
    }
}
