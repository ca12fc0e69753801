package org.jointgov.agreements.adapter.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jointgov.agreements.domain.AgreementState;
import org.jointgov.agreements.domain.CooperationAgreement;
import org.jointgov.agreements.domain.CooperationAgreements;
import org.jointgov.agreements.domain.Negotiation;
import org.jointgov.agreements.domain.Wording;
import org.jointgov.platform.persistence.Consents;
import org.jointgov.platform.persistence.DatabaseException;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.shared.ConflictException;
import org.jointgov.shared.IdInUseException;
import org.jointgov.shared.JointConsent.Consent;
import org.jointgov.shared.NotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * Cooperation agreements in PostgreSQL: the drafter's row through JPA; the rows that a side adds and nobody changes, and the
 * lock that only the database can take on both sides' behalf, in plain SQL.
 */
@ApplicationScoped
public class JpaCooperationAgreements implements CooperationAgreements {
    private static final String TAKEN = "select 1 from jointgov.cooperation_agreement where id = ?";
    private static final String LOCK = "select * from jointgov.lock_cooperation_agreement(?)";
    private static final String WRITE =
            "insert into jointgov.agreement_revision (township_id, owner_township_id, agreement_id, border_id, revision,"
                    + " language, title, text, term_from, term_to, content_hash, person_id, office)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String GIVE =
            "insert into jointgov.agreement_consent (township_id, owner_township_id, agreement_id, border_id, kind, revision,"
                    + " content_hash, reason, person_id, office) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Sql sql;

    @PersistenceContext
    @SuppressWarnings("NullAway.Init") // injected by the container
    private EntityManager entityManager;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected JpaCooperationAgreements() {
        this.sql = null;
    }

    @Inject
    public JpaCooperationAgreements(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(CooperationAgreement agreement) {
        if (sql.find(TAKEN, row -> true, agreement.id()).isPresent()) {
            throw new IdInUseException();
        }
        entityManager.persist(agreement);
        save();
    }

    @Override
    public CooperationAgreement get(UUID id) {
        return entityManager
                .createQuery(
                        "select a from CooperationAgreement a where a.id = :id order by a.draftedAt, a.townshipId",
                        CooperationAgreement.class)
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
            if (DatabaseException.stateOf(e).equals("23505")) {
                throw new IdInUseException();
            }
            throw e;
        }
    }

    @Override
    public void remove(CooperationAgreement agreement) {
        entityManager.remove(agreement);
        save();
    }

    @Override
    public Negotiation lock(UUID id) {
        return sql.find(LOCK, row -> negotiation(id, row), id).orElseThrow(NotFoundException::new);
    }

    private static Negotiation negotiation(UUID id, ResultSet row) throws SQLException {
        UUID writer = row.getObject("writer", UUID.class);
        return new Negotiation(
                id,
                row.getObject("owner_township_id", UUID.class),
                row.getObject("border_id", UUID.class),
                row.getLong("version"),
                AgreementState.of(row.getString("state")),
                Set.of(Sql.ids(row, "members")),
                new Wording(
                        row.getString("language"),
                        row.getString("title"),
                        row.getString("content"),
                        row.getObject("term_from", LocalDate.class),
                        row.getObject("term_to", LocalDate.class)),
                row.getInt("revision"),
                writer == null
                        ? Optional.empty()
                        : Optional.of(new Negotiation.Writer(writer, row.getObject("writer_person", UUID.class))),
                Consents.of(row, "acceptances"),
                Consents.of(row, "signatures"),
                Consents.of(row, "endings"));
    }

    @Override
    public void write(Negotiation worded, String office) {
        Wording wording = worded.wording();
        Negotiation.Writer writer = worded.writer().orElseThrow();
        sql.update(
                WRITE,
                writer.townshipId(),
                worded.ownerTownshipId(),
                worded.agreementId(),
                worded.borderId(),
                worded.revision(),
                wording.language(),
                wording.title(),
                wording.text(),
                wording.termFrom(),
                wording.termTo(),
                worded.contentHash(),
                writer.personId(),
                office);
    }

    @Override
    public void give(Negotiation negotiation, Word word, Consent consent, String office, @Nullable String reason) {
        sql.update(
                GIVE,
                consent.townshipId(),
                negotiation.ownerTownshipId(),
                negotiation.agreementId(),
                negotiation.borderId(),
                word.slug(),
                consent.revision(),
                consent.contentHash(),
                reason,
                consent.personId(),
                office);
    }
}
