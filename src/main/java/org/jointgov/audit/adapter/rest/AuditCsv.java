package org.jointgov.audit.adapter.rest;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.UUID;
import org.jointgov.audit.application.AuditRecords.NamedRecord;
import org.jointgov.audit.application.ExportAuditRecords.Export;
import org.jointgov.audit.domain.AuditRecord;
import org.jointgov.audit.domain.CanonicalForm;
import org.jspecify.annotations.Nullable;

/**
 * The trail as a table: RFC 4180, UTF-8 with a byte order mark, which spreadsheets want, header and words in the caller's
 * language, times in UTC (ISO 8601), offices instead of names. A cell that a spreadsheet would take for a formula begins with
 * an apostrophe. When the export was cut, a last line says so.
 */
final class AuditCsv {
    private static final String BUNDLE = "org.jointgov.audit.adapter.rest.export";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final List<String> COLUMNS = List.of(
            "sequence",
            "recordedAt",
            "action",
            "recordKind",
            "recordId",
            "recordVersion",
            "township",
            "border",
            "actorTownship",
            "actorRole",
            "actorOffice",
            "client",
            "contentHash",
            "leafHash",
            "id");
    private static final String FORMULA = "=+-@\t\r";

    private final ResourceBundle texts;

    AuditCsv(Locale language) {
        this.texts = ResourceBundle.getBundle(BUNDLE, language, NO_FALLBACK);
    }

    /** Writes the table; does not close the stream. */
    void write(Export export, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write('\uFEFF');
        line(
                writer,
                COLUMNS.stream()
                        .map(column -> texts.getString("column." + column))
                        .toList());
        for (NamedRecord row : export.records()) {
            line(writer, cells(row));
        }
        if (export.nextCursor() != null) {
            line(
                    writer,
                    List.of(texts.getString("cut").formatted(export.records().size())));
        }
        writer.flush();
    }

    private List<String> cells(NamedRecord row) {
        AuditRecord r = row.record();
        return List.of(
                r.sequence() == null ? "" : r.sequence().toString(),
                CanonicalForm.time(r.recordedAt()),
                word("action.", r.action()),
                word("kind.", r.recordKind()),
                r.recordId().toString(),
                Long.toString(r.recordVersion()),
                place(row.township(), r.townshipId()),
                place(row.border(), r.borderId()),
                place(row.actorTownship(), r.actorTownshipId()),
                r.actorRole() == null ? "" : word("role.", r.actorRole()),
                r.actorOffice() == null ? "" : r.actorOffice(),
                r.client(),
                r.contentHash(),
                r.sequence() == null ? "" : CanonicalForm.leafHash(r),
                r.id().toString());
    }

    private String word(String group, String slug) {
        try {
            return texts.getString(group + slug);
        } catch (MissingResourceException e) {
            return slug;
        }
    }

    private static String place(@Nullable String name, @Nullable UUID id) {
        if (name != null) {
            return name;
        }
        return id == null ? "" : id.toString();
    }

    private static void line(Writer writer, List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                writer.write(',');
            }
            writer.write(cell(cells.get(i)));
        }
        writer.write("\r\n");
    }

    /** One cell, quoted where it must be and harmless in a spreadsheet. */
    static String cell(String text) {
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        if (safe.indexOf('"') < 0 && safe.indexOf(',') < 0 && safe.indexOf('\n') < 0 && safe.indexOf('\r') < 0) {
            return safe;
        }
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
