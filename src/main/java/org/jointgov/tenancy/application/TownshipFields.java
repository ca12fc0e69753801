package org.jointgov.tenancy.application;

import java.util.regex.Pattern;
import org.jointgov.shared.Fields;
import org.jointgov.tenancy.api.TextSet;
import org.jointgov.tenancy.domain.Name;
import org.jspecify.annotations.Nullable;

/** What the fields of townships and borders have to look like. */
final class TownshipFields {
    static final int NAME_LENGTH = 60;

    private static final Pattern TOWNSHIP = Pattern.compile("[0-9]{9}");
    private static final Pattern COUNTY = Pattern.compile("[0-9]{6}");
    private static final Pattern PROVINCE = Pattern.compile("[0-9]{2}");

    private TownshipFields() {}

    static Name name(Fields fields, @Nullable TextSet name) {
        if (name == null) {
            fields.reject("/name", "required");
            return new Name("", null, null);
        }
        return new Name(
                fields.line("/name/zh", name.zh(), NAME_LENGTH),
                fields.optionalLine("/name/bo", name.bo(), 2 * NAME_LENGTH),
                fields.optionalLine("/name/en", name.en(), 2 * NAME_LENGTH));
    }

    /** Nine digits that begin with the county's. */
    static String code(Fields fields, @Nullable String code, String countyCode) {
        String given = matching(fields, "/code", code, TOWNSHIP);
        if (!given.isEmpty() && !given.startsWith(countyCode)) {
            fields.reject("/code", "out-of-range");
        }
        return given;
    }

    /** Six digits. */
    static String countyCode(Fields fields, @Nullable String code) {
        return matching(fields, "/countyCode", code, COUNTY);
    }

    /** Two digits. */
    static String provinceCode(Fields fields, @Nullable String code) {
        return matching(fields, "/provinceCode", code, PROVINCE);
    }

    private static String matching(Fields fields, String pointer, @Nullable String value, Pattern pattern) {
        String given = fields.line(pointer, value, 9);
        if (!given.isEmpty() && !pattern.matcher(given).matches()) {
            fields.reject(pointer, "malformed");
            return "";
        }
        return given;
    }
}
