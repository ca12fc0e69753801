package org.jointgov.tenancy.adapter.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;
import org.jointgov.tenancy.domain.Membership;
import org.jointgov.tenancy.domain.Memberships;

/** Memberships in PostgreSQL, under row-level security. */
@ApplicationScoped
public class JpaMemberships implements Memberships {
    @PersistenceContext
    @SuppressWarnings("NullAway.Init") // injected by the container
    private EntityManager entityManager;

    @Override
    public Optional<Membership> find(UUID id) {
        return Optional.ofNullable(entityManager.find(Membership.class, id));
    }

    @Override
    public void store(Membership membership) {
        entityManager.persist(membership);
        entityManager.flush();
    }
}
