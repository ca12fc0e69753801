package org.jointgov.disputes.adapter.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jointgov.disputes.domain.AlertStanding;
import org.jointgov.disputes.domain.DisputeExistsException;
import org.jointgov.disputes.domain.DisputeStanding;
import org.jointgov.disputes.domain.DisputeStatus;
import org.jointgov.disputes.domain.Disputes;
import org.jointgov.disputes.domain.LegalNature;
import org.jointgov.disputes.domain.StatusQuoBreach;
import org.jointgov.platform.persistence.DatabaseException;
import org.jointgov.platform.persistence.JsonRows;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.text.JsonText;
import org.jointgov.shared.ConflictException;
import org.jointgov.shared.IdInUseException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.RequestContext;
import org.jspecify.annotations.Nullable;

/** Through the functions of {@code R__41_dispute.sql} and {@code R__44_dispute_lead.sql}, which alone write what the sides bring about together. */
@ApplicationScoped
public class SqlDisputes implements Disputes {
    private static final String STANDING = """
            select d.*,
                array(select s.township_id from dispute_side s
                      where s.dispute_township_id = d.township_id and s.dispute_id = d.id) as sides,
                (select json_agg(json_build_object('township', n.township_id, 'nature', n.nature, 'version', n.version)
                                 order by n.version desc)
                 from legal_nature_declaration n
                 where n.dispute_township_id = d.township_id and n.dispute_id = d.id) as natures,
                array(select c.county_code from dispute_alert_county c
                      where c.township_id = d.alert_township_id and c.alert_id = d.alert_id order by 1) as county_codes,
                p.township_id as proposer, p.id as proposal, p.to_township_id
            from dispute d
            left join lead_proposal p on p.dispute_township_id = d.township_id and p.dispute_id = d.id and not exists (
                select 1 from lead_answer x where x.proposal_township_id = p.township_id and x.proposal_id = p.id)
            where d.id = ? order by d.opened_at, d.township_id limit 1
            """;

    private final Sql sql;
    private final RequestContext context;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected SqlDisputes() {
        this.sql = null;
        this.context = null;
    }

    @Inject
    public SqlDisputes(Sql sql, RequestContext context) {
        this.sql = sql;
        this.context = context;
    }

    @Override
    public String open(AlertStanding alert, UUID id) {
        return sql.find(
                        "select * from open_dispute(?, ?, ?)",
                        row -> switch (row.getString("outcome")) {
                            case "exists" -> throw new DisputeExistsException(row.getObject("existing", UUID.class));
                            case "id-in-use" -> throw new IdInUseException();
                            case "not-now" -> throw new InvalidTransitionException();
                            default -> row.getString("file_number");
                        },
                        alert.ownerTownshipId(),
                        alert.id(),
                        id)
                .orElseThrow(InvalidTransitionException::new);
    }

    @Override
    public DisputeStanding getStanding(UUID id) {
        return sql.find(
                        STANDING,
                        row -> new DisputeStanding(
                                row.getObject("township_id", UUID.class),
                                row.getObject("id", UUID.class),
                                row.getLong("version"),
                                row.getObject("border_id", UUID.class),
                                row.getObject("alert_id", UUID.class),
                                DisputeStatus.of(row.getString("status")),
                                row.getObject("lead_township_id", UUID.class),
                                proposal(row),
                                Set.of(Sql.ids(row, "sides")),
                                natures(row),
                                counties(row)),
                        id)
                .orElseThrow(NotFoundException::new);
    }

    private static DisputeStanding.@Nullable LeadProposal proposal(ResultSet row) throws SQLException {
        UUID id = row.getObject("proposal", UUID.class);
        return id == null
                ? null
                : new DisputeStanding.LeadProposal(
                        row.getObject("proposer", UUID.class), id, row.getObject("to_township_id", UUID.class));
    }

    /** The newest word of each side. */
    private static Map<UUID, DisputeStanding.Declared> natures(ResultSet row) throws SQLException {
        Map<UUID, DisputeStanding.Declared> natures = new HashMap<>();
        for (JsonObject said : JsonText.array(row.getString("natures")).getValuesAs(JsonObject.class)) {
            natures.putIfAbsent(
                    JsonRows.id(said, "township"),
                    new DisputeStanding.Declared(LegalNature.of(said.getString("nature")), said.getInt("version")));
        }
        return natures;
    }

    private static List<String> counties(ResultSet row) throws SQLException {
        return List.of((String[]) row.getArray("county_codes").getArray());
    }

    @Override
    public Declared declare(DisputeStanding dispute, LegalNature nature) {
        return act(() -> sql.find(
                        "select * from declare_legal_nature(?, ?, ?, ?)",
                        row -> new Declared(row.getLong("new_version"), row.getBoolean("referred"), counties(row)),
                        dispute.townshipId(),
                        dispute.id(),
                        nature.slug(),
                        dispute.declarationsOf(context.caller().township()))
                .orElseThrow(InvalidTransitionException::new));
    }

    @Override
    public long record(DisputeStanding dispute, StatusQuoBreach breach) {
        return added(
                "select record_status_quo_breach(?, ?, ?, ?, ?, ?, ?) as version",
                dispute.townshipId(),
                dispute.id(),
                breach.id(),
                breach.item(),
                breach.seenOn(),
                breach.place(),
                breach.seen());
    }

    @Override
    public long addNote(DisputeStanding dispute, UUID note, String text) {
        return added(
                "select add_negotiation_note(?, ?, ?, ?) as version", dispute.townshipId(), dispute.id(), note, text);
    }

    @Override
    public long proposeLead(DisputeStanding dispute, UUID proposal, UUID toTownshipId, String reason) {
        return added(
                "select propose_lead(?, ?, ?, ?, ?) as version",
                dispute.townshipId(),
                dispute.id(),
                proposal,
                toTownshipId,
                reason);
    }

    @Override
    public long answerLead(DisputeStanding dispute, UUID proposal, @Nullable String refusal) {
        return added(
                "select answer_lead(?, ?, ?, ?, ?) as version",
                dispute.townshipId(),
                dispute.id(),
                proposal,
                refusal == null,
                refusal);
    }

    private long added(String statement, @Nullable Object... parameters) {
        return act(() -> sql.find(
                        statement,
                        row -> {
                            long version = row.getLong("version");
                            if (row.wasNull()) {
                                throw new IdInUseException();
                            }
                            return version;
                        },
                        parameters)
                .orElseThrow(InvalidTransitionException::new));
    }

    /** Both sides at once: what the first one did may stand in the way of the second. */
    private static <T> T act(Supplier<T> statement) {
        try {
            return statement.get();
        } catch (DatabaseException e) {
            throw switch (e.sqlState()) {
                case "JG012" -> new InvalidTransitionException();
                case "JG013" -> new ConflictException();
                default -> e;
            };
        }
    }
}
