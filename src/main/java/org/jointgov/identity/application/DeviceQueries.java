package org.jointgov.identity.application;

import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jointgov.platform.pages.Cursor;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Page;
import org.jointgov.shared.RequestContext;

/** A person's own devices. */
@UseCase
public class DeviceQueries {
    private static final String MINE = """
            select id, kind, added_at, wipe_requested_at, wiped_at from device
            where person_id = ? and (added_at, id) < (?, ?) order by added_at desc, id desc limit ?
            """;

    private final Sql sql;
    private final RequestContext request;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected DeviceQueries() {
        this.sql = null;
        this.request = null;
    }

    @Inject
    public DeviceQueries(Sql sql, RequestContext request) {
        this.sql = sql;
        this.request = request;
    }

    /** One page of the caller's devices. */
    public Page<DeviceView> mine(int limit, Cursor after) {
        List<DeviceView> rows =
                sql.list(MINE, DeviceQueries::device, request.caller().personId(), after.at(), after.id(), limit + 1);
        return Cursor.page(rows, limit, row -> new Cursor(row.addedAt(), row.id()));
    }

    private static DeviceView device(ResultSet row) throws SQLException {
        return new DeviceView(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                Objects.requireNonNull(Sql.instant(row, "added_at")),
                Sql.instant(row, "wipe_requested_at"),
                Sql.instant(row, "wiped_at"));
    }
}
