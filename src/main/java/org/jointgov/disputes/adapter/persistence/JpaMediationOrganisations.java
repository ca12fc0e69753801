package org.jointgov.disputes.adapter.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.util.UUID;
import org.jointgov.disputes.domain.MediationOrganisation;
import org.jointgov.disputes.domain.MediationOrganisations;
import org.jointgov.platform.persistence.DatabaseException;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.shared.ConflictException;
import org.jointgov.shared.IdInUseException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.NotFoundException;

/** Mediation organisations in PostgreSQL. */
@ApplicationScoped
public class JpaMediationOrganisations implements MediationOrganisations {
    private static final String TAKEN = "select 1 from jointgov.mediation_organisation where id = ?";

    private final Sql sql;

    @PersistenceContext
    @SuppressWarnings("NullAway.Init") // injected by the container
    private EntityManager entityManager;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected JpaMediationOrganisations() {
        this.sql = null;
    }

    @Inject
    public JpaMediationOrganisations(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(MediationOrganisation organisation) {
        if (sql.find(TAKEN, row -> true, organisation.id()).isPresent()) {
            throw new IdInUseException();
        }
        entityManager.persist(organisation);
        save();
    }

    @Override
    public MediationOrganisation get(UUID id) {
        return entityManager
                .createQuery(
                        "select o from MediationOrganisation o where o.id = :id order by o.addedAt, o.townshipId",
                        MediationOrganisation.class)
                .setParameter("id", id)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    @Override
    public void save() {
        try {
            entityManager.flush();
        } catch (jakarta.persistence.OptimisticLockException e) {
            throw new ConflictException();
        } catch (PersistenceException e) {
            switch (DatabaseException.stateOf(e)) {
                case "23505" -> throw new IdInUseException();
                case "JG012" -> throw new InvalidTransitionException();
                default -> throw e;
            }
        }
    }
}
