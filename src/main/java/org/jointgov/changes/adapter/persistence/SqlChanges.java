package org.jointgov.changes.adapter.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jointgov.changes.application.Changes;
import org.jointgov.platform.persistence.Sql;

/** Reads {@code change_entry}, which row-level security narrows to the caller's own recipient. */
@ApplicationScoped
public class SqlChanges implements Changes {
    private static final String POSITION =
            "(select p.value from change_position p where p.recipient = (select context_recipient()))";

    private final Sql sql;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected SqlChanges() {
        this.sql = null;
    }

    @Inject
    public SqlChanges(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Reach after(long position, int limit) {
        List<Row> rows = sql.list(
                "select coalesce(" + POSITION + ", 0) as newest, c.* from (values (1)) as one left join lateral ("
                        + "select e.position, e.record_kind, e.record_id, e.record_version, e.operation, e.recorded_at"
                        + " from change_entry e where e.recipient = (select context_recipient()) and e.position > ?"
                        + " order by e.position limit ?) c on true order by c.position",
                SqlChanges::row,
                position,
                limit);
        return new Reach(
                rows.stream().flatMap(row -> row.change().stream()).toList(),
                rows.get(0).newest());
    }

    @Override
    public long position() {
        return sql.find("select coalesce(" + POSITION + ", 0) as newest", row -> row.getLong("newest"))
                .orElse(0L);
    }

    private record Row(long newest, Optional<Change> change) {}

    private static Row row(ResultSet row) throws SQLException {
        long newest = row.getLong("newest");
        long position = row.getLong("position");
        if (row.wasNull()) {
            return new Row(newest, Optional.empty());
        }
        return new Row(
                newest,
                Optional.of(new Change(
                        position,
                        row.getString("record_kind"),
                        row.getObject("record_id", UUID.class),
                        row.getLong("record_version"),
                        row.getString("operation").equals("remove") ? Operation.REMOVE : Operation.UPSERT,
                        Objects.requireNonNull(Sql.instant(row, "recorded_at")))));
    }
}
