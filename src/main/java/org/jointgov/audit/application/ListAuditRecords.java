package org.jointgov.audit.application;

import jakarta.inject.Inject;
import java.util.List;
import org.jointgov.audit.domain.AuditRecord;
import org.jointgov.platform.pages.Cursor;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.Page;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;

/**
 * Reads the trail: leader and clerk that of their township and borders, the mediator that of the township, the provincial
 * officer that of the borders of the province. The operator learns how much there is and nothing else.
 */
@UseCase
public class ListAuditRecords {
    private final AuditRecords records;
    private final RequestContext request;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected ListAuditRecords() {
        this.records = null;
        this.request = null;
    }

    @Inject
    public ListAuditRecords(AuditRecords records, RequestContext request) {
        this.records = records;
        this.request = request;
    }

    /** One page. */
    public Page<AuditRecord> list(AuditFilter filter, Cursor after, int limit) {
        Caller caller = request.caller();
        caller.require(Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.PROVINCIAL_OFFICER);
        List<AuditRecord> rows = records.list(caller, filter, after, limit + 1);
        return Cursor.page(rows, limit, row -> new Cursor(row.recordedAt(), row.id()));
    }

    /** How much there is. */
    public AuditRecords.Status status() {
        request.caller().require(Roles.OPERATOR, Roles.PROVINCIAL_OFFICER);
        return records.status();
    }
}
