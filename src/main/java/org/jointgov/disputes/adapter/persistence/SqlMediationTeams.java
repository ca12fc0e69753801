package org.jointgov.disputes.adapter.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jointgov.disputes.domain.DisputeStatus;
import org.jointgov.disputes.domain.MediationTeam;
import org.jointgov.disputes.domain.MediationTeam.RegisterEntry;
import org.jointgov.disputes.domain.MediationTeams;
import org.jointgov.platform.persistence.Consents;
import org.jointgov.platform.persistence.DatabaseException;
import org.jointgov.platform.persistence.JsonRows;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.shared.IdInUseException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.NotFoundException;
import org.jspecify.annotations.Nullable;

/** Rows of a side, which the triggers of {@code R__46_mediation_team.sql} check against all sides' rows. */
@ApplicationScoped
public class SqlMediationTeams implements MediationTeams {
    private static final String LOCK = "select * from lock_mediation_team(?)";
    private static final String APPOINT =
            "insert into mediation_team_member (township_id, dispute_township_id, dispute_id, border_id, id, mediator_id,"
                    + " appointed_office) values (?, ?, ?, ?, ?, ?, ?)";
    private static final String RELEASE = "select release_team_member(?, ?, ?)";
    private static final String OBJECT =
            "insert into mediation_objection (township_id, dispute_township_id, dispute_id, border_id, id,"
                    + " member_township_id, member_id, party_township_id, objected_on, words, office)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String CONSENT =
            "insert into mediation_team_consent (township_id, dispute_township_id, dispute_id, border_id, revision,"
                    + " content_hash, person_id, office) values (?, ?, ?, ?, ?, ?, ?, ?)";

    private final Sql sql;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected SqlMediationTeams() {
        this.sql = null;
    }

    @Inject
    public SqlMediationTeams(Sql sql) {
        this.sql = sql;
    }

    @Override
    public MediationTeam lock(UUID disputeId) {
        return sql.find(LOCK, row -> team(disputeId, row), disputeId).orElseThrow(NotFoundException::new);
    }

    private static MediationTeam team(UUID disputeId, ResultSet row) throws SQLException {
        return MediationTeam.of(
                row.getObject("lead_township_id", UUID.class),
                disputeId,
                row.getObject("border_id", UUID.class),
                row.getLong("version"),
                DisputeStatus.of(row.getString("status")),
                List.of((String[]) row.getArray("county_codes").getArray()),
                Set.of(Sql.ids(row, "sides")),
                row.getInt("revision"),
                JsonRows.list(
                        row,
                        "members",
                        member -> new MediationTeam.Member(
                                JsonRows.id(member, "id"),
                                JsonRows.id(member, "township"),
                                JsonRows.id(member, "mediator"),
                                member.getString("name"))),
                Set.copyOf(JsonRows.list(row, "objected", SqlMediationTeams::entry)),
                Consents.of(row, "consents"));
    }

    private static RegisterEntry entry(JsonObject row) {
        return new RegisterEntry(JsonRows.id(row, "township"), JsonRows.id(row, "mediator"));
    }

    @Override
    public void appoint(MediationTeam team, MediationTeam.Member member, String office) {
        add(
                APPOINT,
                member.townshipId(),
                team.leadTownshipId(),
                team.disputeId(),
                team.borderId(),
                member.id(),
                member.mediatorId(),
                office);
    }

    @Override
    public void release(MediationTeam team, UUID memberId) {
        if (!sql.find(RELEASE, row -> row.getBoolean(1), team.leadTownshipId(), team.disputeId(), memberId)
                .orElse(false)) {
            throw new InvalidTransitionException();
        }
    }

    @Override
    public void object(MediationTeam team, UUID township, Objection objection, String office) {
        add(
                OBJECT,
                township,
                team.leadTownshipId(),
                team.disputeId(),
                team.borderId(),
                objection.id(),
                objection.memberTownshipId(),
                objection.memberId(),
                objection.partyTownshipId(),
                objection.objectedOn(),
                objection.words(),
                office);
    }

    @Override
    public void consent(MediationTeam team, UUID township, UUID person, String office) {
        sql.update(
                CONSENT,
                township,
                team.leadTownshipId(),
                team.disputeId(),
                team.borderId(),
                team.revision(),
                team.consent().contentHash(),
                person,
                office);
    }

    private void add(String statement, @Nullable Object... values) {
        try {
            sql.update(statement, values);
        } catch (DatabaseException e) {
            throw e.isDuplicate() ? new IdInUseException() : e;
        }
    }
}
