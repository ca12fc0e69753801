package org.jointgov.audit.application;

import java.util.List;
import java.util.Locale;
import org.jointgov.audit.domain.AuditRecord;
import org.jointgov.platform.pages.Cursor;
import org.jointgov.shared.Caller;
import org.jspecify.annotations.Nullable;

/** The trail as far as the caller may read it. */
public interface AuditRecords {
    /** Newest first, after the cursor. One statement. */
    List<AuditRecord> list(Caller caller, AuditFilter filter, Cursor after, int limit);

    /** The same with the names of places in a language, where the caller may see them. One statement. */
    List<NamedRecord> listNamed(Caller caller, AuditFilter filter, Cursor after, int limit, Locale language);

    /** How much has been numbered and how much waits. One statement. */
    Status status();

    /** A record with names of its places. */
    record NamedRecord(
            AuditRecord record,
            @Nullable String township,
            @Nullable String border,
            @Nullable String actorTownship) {}

    /**
     * @param records all records
     * @param sequenced those that have their number
     * @param pending those that wait for it
     */
    record Status(long records, long sequenced, long pending) {}
}
