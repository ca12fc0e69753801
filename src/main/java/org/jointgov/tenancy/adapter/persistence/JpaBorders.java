package org.jointgov.tenancy.adapter.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.tenancy.domain.Border;
import org.jointgov.tenancy.domain.Borders;

/** Borders in PostgreSQL, under row-level security. */
@ApplicationScoped
public class JpaBorders implements Borders {
    private final Sql sql;

    @PersistenceContext
    @SuppressWarnings("NullAway.Init") // injected by the container
    private EntityManager entityManager;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected JpaBorders() {
        this.sql = null;
    }

    @Inject
    public JpaBorders(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Border> find(UUID id) {
        return Optional.ofNullable(entityManager.find(Border.class, id));
    }

    @Override
    public void add(Border border, Collection<UUID> townships) {
        entityManager.persist(border);
        entityManager.flush();
        sql.update("insert into border_township (border_id, township_id) select ?, unnest(?)", border.id(), townships);
    }

    @Override
    public Optional<Standing> standing(UUID border, UUID township) {
        return sql.find(
                """
                select b.version, bt.township_id is not null as member, bt.confirmed_at is not null as confirmed
                from border b left join border_township bt on bt.border_id = b.id and bt.township_id = ?
                where b.id = ?
                """,
                row -> new Standing(row.getLong("version"), row.getBoolean("member"), row.getBoolean("confirmed")),
                township,
                border);
    }

    @Override
    public void confirm(UUID border, UUID township, String office) {
        sql.update(
                "update border_township set confirmed_at = transaction_timestamp(), confirmed_office = ?"
                        + " where border_id = ? and township_id = ? and confirmed_at is null",
                office,
                border,
                township);
        sql.call("select border_confirmed(?)", border);
    }
}
