package org.jointgov.audit.adapter.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jointgov.audit.application.AuditFilter;
import org.jointgov.audit.application.AuditRecords;
import org.jointgov.audit.domain.AuditRecord;
import org.jointgov.platform.pages.Cursor;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.shared.Caller;
import org.jointgov.shared.RecordKind;
import org.jointgov.shared.Roles;
import org.jspecify.annotations.Nullable;

/**
 * Reads the trail border by border: the newest of each border from its index, then the newest of those. One scan over all
 * that row-level security lets through would read a whole province to show twenty lines. Of more borders than lines, only
 * those with the newest heads can have a line on the page: as many borders as lines.
 */
@ApplicationScoped
public class SqlAuditRecords implements AuditRecords {
    private static final String BORDERS = "unnest((select context_borders())) as border(id)";

    private final Sql sql;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected SqlAuditRecords() {
        this.sql = null;
    }

    @Inject
    public SqlAuditRecords(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<AuditRecord> list(Caller caller, AuditFilter filter, Cursor after, int limit) {
        Statement statement = new Statement();
        statement.text.append("select x.*, s.sequence from (");
        newest(statement, caller, filter, after, limit);
        statement.text.append(
                ") x left join audit_sequence s on s.record_id = x.id order by x.recorded_at desc, x.id desc");
        return sql.list(statement.text.toString(), SqlAuditRecords::record, statement.parameters.toArray());
    }

    @Override
    public List<NamedRecord> listNamed(Caller caller, AuditFilter filter, Cursor after, int limit, Locale language) {
        String name = "coalesce(%1$s." + column(language) + ", %1$s.name_zh)";
        Statement statement = new Statement();
        statement
                .text
                .append("select x.*, s.sequence, ")
                .append(name.formatted("t"))
                .append(" as township_name, ")
                .append(name.formatted("b"))
                .append(" as border_name, ")
                .append(name.formatted("a"))
                .append(" as actor_township_name from (");
        newest(statement, caller, filter, after, limit);
        statement.text.append(") x left join audit_sequence s on s.record_id = x.id"
                + " left join township t on t.id = x.township_id left join border b on b.id = x.border_id"
                + " left join township a on a.id = x.actor_township_id order by x.recorded_at desc, x.id desc");
        return sql.list(
                statement.text.toString(),
                row -> new NamedRecord(
                        record(row),
                        row.getString("township_name"),
                        row.getString("border_name"),
                        row.getString("actor_township_name")),
                statement.parameters.toArray());
    }

    @Override
    public Status status() {
        return sql.find(
                        "select sequenced, pending from jointgov.audit_status()",
                        row -> new Status(
                                row.getLong("sequenced") + row.getLong("pending"),
                                row.getLong("sequenced"),
                                row.getLong("pending")))
                .orElseThrow();
    }

    private static String column(Locale language) {
        return switch (language.getLanguage()) {
            case "bo" -> "name_bo";
            case "en" -> "name_en";
            default -> "name_zh";
        };
    }

    /** A shared record of the own township stands in both arms; the same line is shown once. */
    private static void newest(Statement statement, Caller caller, AuditFilter filter, Cursor after, int limit) {
        if (RecordKind.CATALOGUE.slug().equals(filter.recordKind())) {
            // The platform's own: of no township and no border, told to whoever asks for them.
            statement.text.append("select u.* from (");
            arm(statement, "r.record_kind = 'catalogue'", filter, after, limit);
            statement.text.append(") u");
            return;
        }
        boolean borders = !caller.hasRole(Roles.MEDIATOR);
        boolean own = caller.townshipId() != null && (!borders || filter.borderId() == null);
        statement.text.append("select distinct on (u.recorded_at, u.id) u.* from (");
        if (borders) {
            String ofBorder = "r.border_id = border.id";
            statement.text.append("(select r.* from ");
            if (caller.borderIds().size() > limit) {
                statement.text.append("(select border.id from ").append(BORDERS).append(" cross join lateral (");
                arm(statement, ofBorder, filter, after, 1);
                statement.text.append(") head order by head.recorded_at desc, head.id desc limit ?) as border(id)");
                statement.parameters.add(limit);
            } else {
                statement.text.append(BORDERS);
            }
            statement.text.append(" cross join lateral (");
            arm(statement, ofBorder, filter, after, limit);
            statement.text.append(") r");
            statement.and(" where border.id = ?", filter.borderId());
            statement.text.append(" order by r.recorded_at desc, r.id desc limit ?)");
            statement.parameters.add(limit);
        }
        if (borders && own) {
            statement.text.append(" union all ");
        }
        if (own) {
            statement.text.append("(");
            arm(statement, "r.township_id = (select context_township())", filter, after, limit);
            statement.text.append(")");
        }
        statement.text.append(") u order by u.recorded_at desc, u.id desc limit ?");
        statement.parameters.add(limit);
    }

    private static void arm(Statement statement, String owner, AuditFilter filter, Cursor after, int limit) {
        statement
                .text
                .append("select r.* from audit_record r where ")
                .append(owner)
                .append(" and (r.recorded_at, r.id) < (?, ?)");
        statement.parameters.add(after.at());
        statement.parameters.add(after.id());
        statement.and(" and r.border_id = ?", filter.borderId());
        statement.and(" and r.action = ?", filter.action());
        statement.and(" and r.record_kind = ?", filter.recordKind());
        statement.and(" and r.record_id = ?", filter.recordId());
        if (filter.townshipId() != null) {
            statement.text.append(" and (r.township_id = ? or r.actor_township_id = ?)");
            statement.parameters.add(filter.townshipId());
            statement.parameters.add(filter.townshipId());
        }
        statement.and(" and r.recorded_at >= ?", filter.from());
        statement.and(" and r.recorded_at < ?", filter.to());
        statement.text.append(" order by r.recorded_at desc, r.id desc limit ?");
        statement.parameters.add(limit);
    }

    private static AuditRecord record(ResultSet row) throws SQLException {
        long sequence = row.getLong("sequence");
        boolean numbered = !row.wasNull();
        return new AuditRecord(
                id(row, "id"),
                numbered ? sequence : null,
                Optional.ofNullable(Sql.instant(row, "recorded_at")).orElseThrow(),
                row.getString("action"),
                row.getString("record_kind"),
                id(row, "record_id"),
                row.getLong("record_version"),
                row.getObject("township_id", UUID.class),
                row.getObject("border_id", UUID.class),
                row.getObject("actor_person_id", UUID.class),
                row.getObject("actor_membership_id", UUID.class),
                row.getString("actor_scope"),
                row.getString("actor_role"),
                row.getObject("actor_township_id", UUID.class),
                row.getString("actor_office"),
                row.getString("client"),
                HexFormat.of().formatHex(row.getBytes("content_hash")));
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    /** A statement that grows, and its parameters in their order. */
    private static final class Statement {
        private final StringBuilder text = new StringBuilder(1500);
        private final List<@Nullable Object> parameters = new ArrayList<>();

        void and(String condition, @Nullable Object value) {
            if (value != null) {
                text.append(condition);
                parameters.add(value);
            }
        }
    }
}
