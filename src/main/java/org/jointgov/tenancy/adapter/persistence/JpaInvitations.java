package org.jointgov.tenancy.adapter.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;
import org.jointgov.tenancy.domain.Invitation;
import org.jointgov.tenancy.domain.Invitations;

/** Invitations in PostgreSQL, under row-level security. */
@ApplicationScoped
public class JpaInvitations implements Invitations {
    @PersistenceContext
    @SuppressWarnings("NullAway.Init") // injected by the container
    private EntityManager entityManager;

    @Override
    public Optional<Invitation> find(UUID id) {
        return Optional.ofNullable(entityManager.find(Invitation.class, id));
    }

    @Override
    public void store(Invitation invitation) {
        entityManager.persist(invitation);
        entityManager.flush();
    }
}
