package org.jointgov.tenancy.adapter.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.tenancy.domain.Township;
import org.jointgov.tenancy.domain.Townships;

/** Townships in PostgreSQL, under row-level security. */
@ApplicationScoped
public class JpaTownships implements Townships {
    private final Sql sql;

    @PersistenceContext
    @SuppressWarnings("NullAway.Init") // injected by the container
    private EntityManager entityManager;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected JpaTownships() {
        this.sql = null;
    }

    @Inject
    public JpaTownships(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Township> find(UUID id) {
        return Optional.ofNullable(entityManager.find(Township.class, id));
    }

    @Override
    public long count(Collection<UUID> ids) {
        return sql.find("select count(*) as n from township where id = any (?)", row -> row.getLong("n"), ids)
                .orElse(0L);
    }

    @Override
    public Optional<Leadership> leadership(UUID township) {
        return sql.find("""
                select t.province_code, exists (
                    select 1 from membership m where m.township_id = t.id and m.scope = 'township'
                        and m.role = 'leader' and m.removed_at is null) as led
                from township t where t.id = ?
                """, row -> new Leadership(row.getBoolean("led"), row.getString("province_code")), township);
    }

    @Override
    public void store(Township township) {
        entityManager.persist(township);
        entityManager.flush();
    }
}
