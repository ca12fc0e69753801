package org.jointgov.disputes.adapter.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import java.util.UUID;
import org.jointgov.disputes.domain.AlertStanding;
import org.jointgov.disputes.domain.InspectionRound;
import org.jointgov.disputes.domain.InspectionRounds;
import org.jointgov.platform.persistence.DatabaseException;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.text.JsonText;
import org.jointgov.shared.ConflictException;
import org.jointgov.shared.IdInUseException;
import org.jointgov.shared.InvalidFieldsException;
import org.jointgov.shared.NotFoundException;

/** Rows of the acting township, which the policies of {@code R__51_inspections.sql} check. */
@ApplicationScoped
public class SqlInspectionRounds implements InspectionRounds {
    private final Sql sql;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected SqlInspectionRounds() {
        this.sql = null;
    }

    @Inject
    public SqlInspectionRounds(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Standing get(UUID id) {
        return sql.find(
                        """
                        select r.township_id, r.border_id, 1
                            + (select count(*) from inspection_finding f
                               where f.round_township_id = r.township_id and f.round_id = r.id)
                            + (select count(*) from inspection_finding_alert l
                               join inspection_finding f on f.township_id = l.finding_township_id and f.id = l.finding_id
                               where f.round_township_id = r.township_id and f.round_id = r.id) as version
                        from inspection_round r where r.id = ? order by r.recorded_at, r.township_id limit 1
                        """,
                        row -> new Standing(
                                row.getObject("township_id", UUID.class),
                                id,
                                row.getObject("border_id", UUID.class),
                                row.getLong("version")),
                        id)
                .orElseThrow(NotFoundException::new);
    }

    @Override
    public void add(UUID townshipId, String office, InspectionRound round) {
        JsonArrayBuilder participants = JsonText.JSON.createArrayBuilder();
        for (InspectionRound.Participant one : round.participants()) {
            participants.add(JsonText.JSON
                    .createObjectBuilder()
                    .add("township", one.townshipId().toString())
                    .add("office", one.office()));
        }
        UUID[] others = round.participants().stream()
                .map(InspectionRound.Participant::townshipId)
                .distinct()
                .toArray(UUID[]::new);
        boolean known = sql.find(
                        "select count(*) = ? from border_township bt where bt.border_id = ? and bt.township_id = any (?)",
                        row -> row.getBoolean(1),
                        others.length,
                        round.borderId(),
                        others)
                .orElse(false);
        if (!known) {
            throw InvalidFieldsException.of("/participants", "unknown-value");
        }
        insert(
                """
                insert into inspection_round (township_id, id, border_id, held_on, places, participants, office)
                values (?, ?, ?, ?, ?, ?::jsonb, ?)
                """,
                townshipId,
                round.id(),
                round.borderId(),
                round.heldOn(),
                round.places(),
                participants.build().toString(),
                office);
    }

    @Override
    public void addFinding(UUID townshipId, String office, Standing round, InspectionRound.Finding finding) {
        insert(
                """
                insert into inspection_finding (township_id, id, round_township_id, round_id, border_id, place, finding, office)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                townshipId,
                finding.id(),
                round.townshipId(),
                round.id(),
                round.borderId(),
                finding.place(),
                finding.text(),
                office);
    }

    @Override
    public void link(AlertStanding alert, String office, Standing round, UUID findingTownshipId, UUID findingId) {
        int linked;
        try {
            linked = sql.update(
                    """
                    insert into inspection_finding_alert (township_id, alert_id, finding_township_id, finding_id, border_id, office)
                    select ?, ?, f.township_id, f.id, f.border_id, ? from inspection_finding f
                    where f.township_id = ? and f.id = ? and f.round_township_id = ? and f.round_id = ?
                    """,
                    alert.ownerTownshipId(),
                    alert.id(),
                    office,
                    findingTownshipId,
                    findingId,
                    round.townshipId(),
                    round.id());
        } catch (DatabaseException e) {
            throw e.isDuplicate() ? new ConflictException() : e;
        }
        if (linked == 0) {
            throw new NotFoundException();
        }
    }

    private void insert(String statement, Object... values) {
        try {
            sql.update(statement, values);
        } catch (DatabaseException e) {
            throw e.isDuplicate() ? new IdInUseException() : e;
        }
    }
}
