package org.jointgov.meetings.adapter.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.UUID;
import org.jointgov.meetings.domain.SigningArrangements;
import org.jointgov.platform.persistence.DatabaseException;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.shared.IdInUseException;
import org.jointgov.shared.InvalidFieldsException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.PreconditionFailedException;

/** Who signs for a township, in PostgreSQL, under row-level security. */
@ApplicationScoped
public class SqlSigningArrangements implements SigningArrangements {
    private final Sql sql;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected SqlSigningArrangements() {
        this.sql = null;
    }

    @Inject
    public SqlSigningArrangements(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void rule(UUID township, boolean twoSigners, String office, long expected) {
        int written = sql.update("""
                insert into jointgov.signing_rule as r (township_id, two_signers, office) values (?, ?, ?)
                on conflict on constraint signing_rule_pk do update
                    set two_signers = excluded.two_signers, office = excluded.office, set_at = transaction_timestamp(),
                        version = r.version + 1 where r.version = ?
                """, township, twoSigners, office, expected);
        if (written == 0) {
            throw new PreconditionFailedException(expected + 1);
        }
    }

    @Override
    public void name(
            UUID township, UUID id, UUID membership, String leaderOffice, LocalDate firstDay, LocalDate lastDay) {
        try {
            int named = sql.update("""
                    insert into jointgov.signing_deputy
                        (township_id, id, membership_id, office, leader_office, first_day, last_day)
                    select m.township_id, ?, m.id, m.office, ?, ?, ? from jointgov.membership m
                    where m.id = ? and m.township_id = ? and m.removed_at is null
                    """, id, leaderOffice, firstDay, lastDay, membership, township);
            if (named == 0) {
                throw InvalidFieldsException.of("/membershipId", "unknown-value");
            }
        } catch (DatabaseException e) {
            if (e.sqlState().equals("JG016")) {
                throw InvalidFieldsException.of("/membershipId", "unknown-value");
            }
            throw e.isDuplicate() ? new IdInUseException() : e;
        }
    }

    @Override
    public void end(UUID township, UUID id, String office) {
        int ended = sql.update(
                "update jointgov.signing_deputy set ended_at = transaction_timestamp(), ended_office = ?,"
                        + " version = version + 1 where township_id = ? and id = ? and ended_at is null",
                office,
                township,
                id);
        if (ended == 0) {
            throw sql.find(
                                    "select 1 from jointgov.signing_deputy where township_id = ? and id = ?",
                                    row -> true,
                                    township,
                                    id)
                            .isPresent()
                    ? new InvalidTransitionException()
                    : new NotFoundException();
        }
    }
}
