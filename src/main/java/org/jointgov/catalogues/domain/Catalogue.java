package org.jointgov.catalogues.domain;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jointgov.catalogues.api.FileNeed;
import org.jointgov.shared.Fields;
import org.jspecify.annotations.Nullable;

/**
 * One version of a catalogue.
 *
 * @param currentVersion the one in force
 * @param validFrom UTC; null: from the beginning
 * @param office whose operator published it; null: it came with the product
 * @param entries in their order
 */
public record Catalogue(
        CatalogueKind kind,
        int version,
        int currentVersion,
        @Nullable Instant validFrom,
        @Nullable String office,
        List<CatalogueEntry> entries) {

    /** How many entries a version may have. */
    public static final int MAX_ENTRIES = 200;

    /**
     * Checks what is to follow on this version. {@code publish_catalogue} in {@code R__35_catalogues.sql} keeps the same rules.
     *
     * @throws org.jointgov.shared.InvalidFieldsException naming every entry that breaks one by {@code /entries/…}
     */
    public void requireNext(List<CatalogueEntry> next) {
        Fields fields = new Fields();
        Map<String, CatalogueEntry> byCode = new HashMap<>();
        for (int i = 0; i < next.size(); i++) {
            if (byCode.putIfAbsent(next.get(i).code(), next.get(i)) != null) {
                fields.reject("/entries/" + i + "/code", "in-use");
            }
        }
        for (int i = 0; i < next.size(); i++) {
            requireParent(fields, "/entries/" + i, next.get(i), byCode);
            requireNeed(fields, "/entries/" + i, next.get(i));
        }
        if (kind == CatalogueKind.SEVERITIES) {
            requireSameSeverities(fields, next);
        } else if (!byCode.keySet().containsAll(codes(entries))) {
            fields.reject("/entries", "left-out");
        } else if (next.stream().allMatch(CatalogueEntry::retired)) {
            fields.reject("/entries", "required");
        }
        fields.check();
    }

    /** The version in its canonical form, for the audit trail: one entry a line, its values between tabs. */
    public static String canonicalForm(CatalogueKind kind, int version, List<CatalogueEntry> entries) {
        return Stream.concat(
                        Stream.of("jointgov-catalogue-v1", kind.slug(), Integer.toString(version)),
                        entries.stream()
                                .map(entry -> Stream.of(
                                                entry.code(),
                                                entry.parentCode(),
                                                entry.name().zh(),
                                                entry.name().bo(),
                                                entry.name().en(),
                                                entry.retired(),
                                                entry.answerWithinHours(),
                                                entry.neededWhen())
                                        .limit(entry.neededWhen() == null ? 7 : 8)
                                        .map(value -> Objects.toString(value, ""))
                                        .collect(Collectors.joining("\t"))))
                .collect(Collectors.joining("\n"));
    }

    private void requireParent(
            Fields fields, String pointer, CatalogueEntry entry, Map<String, CatalogueEntry> byCode) {
        if (entry.parentCode() == null) {
            return;
        }
        CatalogueEntry parent = byCode.get(entry.parentCode());
        if (kind != CatalogueKind.DISPUTE_TYPES || parent == null || parent.parentCode() != null) {
            fields.reject(pointer + "/parentCode", "unknown-value");
        } else if (parent.retired() && !entry.retired()) {
            fields.reject(pointer + "/retired", "parent-retired");
        }
    }

    private void requireNeed(Fields fields, String pointer, CatalogueEntry entry) {
        if (kind == CatalogueKind.FILE_DOCUMENTS) {
            fields.oneOf(pointer + "/neededWhen", entry.neededWhen(), FileNeed.class);
        } else if (entry.neededWhen() != null) {
            fields.reject(pointer + "/neededWhen", "unknown-value");
        }
    }

    private void requireSameSeverities(Fields fields, List<CatalogueEntry> next) {
        if (!codes(next).equals(codes(entries))) {
            fields.reject("/entries", "left-out");
        }
        for (int i = 0; i < next.size(); i++) {
            if (next.get(i).retired()) {
                fields.reject("/entries/" + i + "/retired", "left-out");
            }
            if (next.get(i).answerWithinHours() == null) {
                fields.reject("/entries/" + i + "/answerWithinHours", "required");
            }
        }
    }

    private static List<String> codes(List<CatalogueEntry> entries) {
        return entries.stream().map(CatalogueEntry::code).toList();
    }
}
