package org.jointgov.tenancy.adapter.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.shared.PreconditionFailedException;
import org.jointgov.tenancy.domain.Responders;
import org.jspecify.annotations.Nullable;

/** Responders in PostgreSQL, under row-level security: one row, one statement, so that two words at once do not both count. */
@ApplicationScoped
public class SqlResponders implements Responders {
    private final Sql sql;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected SqlResponders() {
        this.sql = null;
    }

    @Inject
    public SqlResponders(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Standing> standing(UUID border, UUID township) {
        return sql.find(
                """
                select b.version as border_version, bt.township_id is not null as member, coalesce(s.version, 0) as version
                from border b
                    left join border_township bt on bt.border_id = b.id and bt.township_id = ?
                    left join border_responder s on s.border_id = b.id and s.township_id = bt.township_id
                where b.id = ?
                """,
                row -> new Standing(row.getLong("border_version"), row.getBoolean("member"), row.getLong("version")),
                township,
                border);
    }

    @Override
    public boolean isNameable(UUID membership, UUID township) {
        return sql.find(
                        "select 1 from membership m where m.id = ? and m.township_id = ? and m.removed_at is null"
                                + " and not m.machine",
                        row -> true,
                        membership,
                        township)
                .isPresent();
    }

    @Override
    public void say(UUID border, UUID township, @Nullable UUID membership, long expected) {
        int written = sql.update("""
                insert into border_responder as s (township_id, border_id, membership_id) values (?, ?, ?::uuid)
                on conflict on constraint border_responder_pk do update
                    set membership_id = excluded.membership_id, version = s.version + 1 where s.version = ?
                """, township, border, membership, expected);
        if (written == 0) {
            throw new PreconditionFailedException(expected + 1);
        }
    }
}
