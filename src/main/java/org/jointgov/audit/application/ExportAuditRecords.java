package org.jointgov.audit.application;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.audit.domain.AuditRecord;
import org.jointgov.platform.pages.Cursor;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;
import org.jspecify.annotations.Nullable;

/**
 * Takes out what a caller may list, up to {@value #LIMIT} records. Each border whose records leave is told so by a record of
 * its own, which its townships see; an export without a border is recorded for the own township.
 */
@UseCase
public class ExportAuditRecords {
    /** The most records of one export. */
    public static final int LIMIT = 10_000;

    private final AuditRecords records;
    private final AuditTrail trail;
    private final RequestContext request;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected ExportAuditRecords() {
        this.records = null;
        this.trail = null;
        this.request = null;
    }

    @Inject
    public ExportAuditRecords(AuditRecords records, AuditTrail trail, RequestContext request) {
        this.records = records;
        this.trail = trail;
        this.request = request;
    }

    /**
     * What leaves.
     *
     * @param nextCursor where the rest begins; null when all is there
     */
    public record Export(
            List<AuditRecords.NamedRecord> records,
            @Nullable String nextCursor) {}

    /** Reads and records the reading. */
    public Export export(AuditFilter filter, Cursor after) {
        Caller caller = request.caller();
        caller.require(Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.PROVINCIAL_OFFICER);
        List<AuditRecords.NamedRecord> rows = records.listNamed(caller, filter, after, LIMIT + 1, request.locale());
        boolean cut = rows.size() > LIMIT;
        List<AuditRecords.NamedRecord> leaving = cut ? rows.subList(0, LIMIT) : rows;
        note(caller, leaving);
        if (!cut) {
            return new Export(List.copyOf(leaving), null);
        }
        AuditRecord last = leaving.get(LIMIT - 1).record();
        return new Export(List.copyOf(leaving), new Cursor(last.recordedAt(), last.id()).text());
    }

    private void note(Caller caller, List<AuditRecords.NamedRecord> leaving) {
        Set<UUID> borders = new TreeSet<>();
        for (AuditRecords.NamedRecord row : leaving) {
            UUID border = row.record().borderId();
            if (border != null) {
                borders.add(border);
            }
        }
        if (!borders.isEmpty()) {
            trail.exported(borders);
        } else if (caller.townshipId() != null) {
            trail.reading("export", "township", caller.townshipId(), 0, caller.townshipId(), null);
        } else {
            trail.reading("export", "membership", caller.membershipId(), 0, null, null);
        }
    }
}
