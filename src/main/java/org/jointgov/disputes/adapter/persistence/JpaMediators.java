package org.jointgov.disputes.adapter.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.util.UUID;
import org.jointgov.disputes.domain.InterestDeclaration;
import org.jointgov.disputes.domain.Mediator;
import org.jointgov.disputes.domain.MediatorProfile;
import org.jointgov.disputes.domain.Mediators;
import org.jointgov.platform.persistence.DatabaseException;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.shared.ConflictException;
import org.jointgov.shared.IdInUseException;
import org.jointgov.shared.InvalidFieldsException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.NotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * Mediators in PostgreSQL: the entry through JPA; phone, login and declarations, which have readers of their own and stand in
 * tables of their own, in plain SQL.
 */
@ApplicationScoped
public class JpaMediators implements Mediators {
    private static final String TAKEN = "select 1 from jointgov.mediator where id = ?";
    private static final String KEEP_PHONE =
            "insert into jointgov.mediator_phone (township_id, mediator_id, phone) values (?, ?, ?)"
                    + " on conflict (township_id, mediator_id) do update set phone = excluded.phone";
    private static final String FORGET_PHONE =
            "delete from jointgov.mediator_phone where township_id = ? and mediator_id = ?";
    private static final String LINK =
            "insert into jointgov.mediator_membership (township_id, mediator_id, membership_id) values (?, ?, ?)"
                    + " on conflict (township_id, mediator_id) do update set membership_id = excluded.membership_id";
    private static final String UNLINK =
            "delete from jointgov.mediator_membership where township_id = ? and mediator_id = ?";
    private static final String DECLARE =
            "insert into jointgov.interest_declaration (township_id, mediator_id, id, statement, declared_on,"
                    + " declared_office) values (?, ?, ?, ?, ?, ?)";
    private static final String DECLARED = "select withdrawn_at is null as stands from jointgov.interest_declaration"
            + " where township_id = ? and mediator_id = ? and id = ?";
    private static final String WITHDRAW =
            "update jointgov.interest_declaration set withdrawn_at = transaction_timestamp(), withdrawn_office = ?"
                    + " where township_id = ? and mediator_id = ? and id = ?";

    private final Sql sql;

    @PersistenceContext
    @SuppressWarnings("NullAway.Init") // injected by the container
    private EntityManager entityManager;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected JpaMediators() {
        this.sql = null;
    }

    @Inject
    public JpaMediators(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(Mediator mediator, MediatorProfile profile) {
        if (sql.find(TAKEN, row -> true, mediator.id()).isPresent()) {
            throw new IdInUseException();
        }
        entityManager.persist(mediator);
        flush();
        if (profile.phone() != null) {
            keepPhone(mediator, profile.phone());
        }
        if (profile.membershipId() != null) {
            link(mediator, profile.membershipId());
        }
    }

    @Override
    public Mediator get(UUID id) {
        return entityManager
                .createQuery(
                        "select m from Mediator m where m.id = :id order by m.addedAt, m.townshipId", Mediator.class)
                .setParameter("id", id)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    @Override
    public void save(Mediator mediator, MediatorProfile profile) {
        flush();
        keepPhone(mediator, profile.phone());
        link(mediator, profile.membershipId());
    }

    @Override
    public void saveDeparted(Mediator mediator) {
        flush();
        keepPhone(mediator, null);
        link(mediator, null);
    }

    @Override
    public void declare(Mediator mediator, InterestDeclaration declaration, String office) {
        try {
            sql.update(
                    DECLARE,
                    mediator.townshipId(),
                    mediator.id(),
                    declaration.id(),
                    declaration.statement(),
                    declaration.declaredOn(),
                    office);
        } catch (DatabaseException e) {
            throw e.isDuplicate() ? new IdInUseException() : e;
        }
        flush();
    }

    @Override
    public void withdraw(Mediator mediator, UUID declarationId, String office) {
        boolean stands = sql.find(
                        DECLARED, row -> row.getBoolean("stands"), mediator.townshipId(), mediator.id(), declarationId)
                .orElseThrow(NotFoundException::new);
        // Row-level security updates no row that somebody else has withdrawn meanwhile.
        if (!stands || sql.update(WITHDRAW, office, mediator.townshipId(), mediator.id(), declarationId) == 0) {
            throw new InvalidTransitionException();
        }
        flush();
    }

    private void keepPhone(Mediator mediator, @Nullable String phone) {
        if (phone == null) {
            sql.update(FORGET_PHONE, mediator.townshipId(), mediator.id());
        } else {
            sql.update(KEEP_PHONE, mediator.townshipId(), mediator.id(), phone);
        }
    }

    /** A login of another township, of none, or of another mediator is none of this mediator's. */
    private void link(Mediator mediator, @Nullable UUID membershipId) {
        if (membershipId == null) {
            sql.update(UNLINK, mediator.townshipId(), mediator.id());
            return;
        }
        try {
            sql.update(LINK, mediator.townshipId(), mediator.id(), membershipId);
        } catch (DatabaseException e) {
            throw switch (e.sqlState()) {
                case "23503" -> InvalidFieldsException.of("/membershipId", "unknown-value");
                case "23505" -> InvalidFieldsException.of("/membershipId", "in-use");
                default -> e;
            };
        }
    }

    private void flush() {
        try {
            entityManager.flush();
        } catch (jakarta.persistence.OptimisticLockException e) {
            throw new ConflictException();
        } catch (PersistenceException e) {
            switch (DatabaseException.stateOf(e)) {
                case "23505" -> throw new IdInUseException();
                case "23503", "JG012" -> throw InvalidFieldsException.of("/organisationId", "unknown-value");
                default -> throw e;
            }
        }
    }
}
