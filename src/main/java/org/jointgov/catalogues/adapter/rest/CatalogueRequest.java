package org.jointgov.catalogues.adapter.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jointgov.catalogues.api.FileNeed;
import org.jointgov.catalogues.domain.Catalogue;
import org.jointgov.catalogues.domain.CatalogueEntry;
import org.jointgov.platform.rest.Required;
import org.jointgov.shared.Fields;
import org.jointgov.shared.Means;
import org.jointgov.tenancy.api.TextSet;
import org.jspecify.annotations.Nullable;

/**
 * The next version as a whole: every entry, in its order.
 *
 * @param entries at most 200
 */
public record CatalogueRequest(@Required @Nullable List<EntryRequest> entries) {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final int NAME_MAX = 60;
    private static final int TRANSLATION_MAX = 120;
    private static final int HOURS_MAX = 8760;

    /**
     * A code with its names.
     *
     * @param code lower-case letters, digits and hyphens, at most 40; for good
     * @param retired for no new record
     * @param answerWithinHours of a severity, 1 to 8760
     * @param neededWhen of a document of the file: what makes it needed
     */
    public record EntryRequest(
            @Required @Nullable String code,
            @Nullable String parentCode,
            @Required @Nullable TextSet name,
            @Nullable Boolean retired,
            @Nullable Integer answerWithinHours,
            @Means(FileNeed.class) @Nullable String neededWhen) {}

    /** @throws org.jointgov.shared.InvalidFieldsException naming every field that breaks a rule */
    List<CatalogueEntry> read() {
        Fields fields = new Fields();
        List<EntryRequest> given = fields.present("/entries", entries, List.of());
        if (given.size() > Catalogue.MAX_ENTRIES) {
            fields.reject("/entries", "too-many");
        }
        List<CatalogueEntry> read = new ArrayList<>();
        for (int i = 0; i < Math.min(given.size(), Catalogue.MAX_ENTRIES); i++) {
            read.add(entry(fields, "/entries/" + i, given.get(i)));
        }
        fields.check();
        return read;
    }

    private static CatalogueEntry entry(Fields fields, String pointer, EntryRequest entry) {
        String code = fields.line(pointer + "/code", entry.code(), 40);
        if (!code.isEmpty() && !CODE.matcher(code).matches()) {
            fields.reject(pointer + "/code", "malformed");
        }
        TextSet name = fields.present(pointer + "/name", entry.name(), new TextSet("-", null, null));
        Integer hours = entry.answerWithinHours();
        if (hours != null && (hours < 1 || hours > HOURS_MAX)) {
            fields.reject(pointer + "/answerWithinHours", "out-of-range");
        }
        return new CatalogueEntry(
                code,
                fields.optionalLine(pointer + "/parentCode", entry.parentCode(), 40),
                new TextSet(
                        fields.line(pointer + "/name/zh", name.zh(), NAME_MAX),
                        fields.optionalLine(pointer + "/name/bo", name.bo(), TRANSLATION_MAX),
                        fields.optionalLine(pointer + "/name/en", name.en(), TRANSLATION_MAX)),
                Boolean.TRUE.equals(entry.retired()),
                hours,
                fields.optionalLine(pointer + "/neededWhen", entry.neededWhen(), 40));
    }
}
