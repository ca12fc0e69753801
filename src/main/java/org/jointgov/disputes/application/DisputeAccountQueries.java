package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jointgov.disputes.application.DisputeAccountsView.AccountView;
import org.jointgov.disputes.application.DisputeAccountsView.FactView;
import org.jointgov.disputes.application.DisputeAccountsView.VersionView;
import org.jointgov.disputes.domain.AccountPolicy;
import org.jointgov.disputes.domain.CommentAudience;
import org.jointgov.disputes.domain.DisputeStatus;
import org.jointgov.platform.pages.Cursor;
import org.jointgov.platform.persistence.JsonRows;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.Act;
import org.jointgov.shared.Caller;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.Page;
import org.jointgov.shared.RequestContext;

/** Reads of accounts and comments, one statement each and without the words; row-level security decides what there is. */
@UseCase
public class DisputeAccountQueries {
    /** A reading by anybody beyond the sides is recorded, as that of the dispute is. */
    private static final String ACCOUNTS =
            """
            select d.status, d.destroyed_at, jointgov.dispute_alert_left_to_team(d.alert_township_id, d.alert_id) as left_to_team,
                jointgov.glass_broken(d.alert_township_id, d.alert_id) as glass_broken,
                %s,
                (select json_agg(json_build_object('township', a.township_id, 'version', a.version, 'office', a.office,
                                                   'at', a.written_at, 'facts', a.facts) order by a.version desc)
                 from (select x.township_id, x.version, x.office, x.written_at, x.facts, row_number() over (partition by x.township_id order by x.version desc) as age
                       from jointgov.dispute_account x
                       where x.dispute_township_id = d.township_id and x.dispute_id = d.id) a
                 where a.age <= 21) as versions,
                (select json_agg(json_build_object('fact', c.fact_id, 'township', c.township_id, 'office', c.office,
                                                   'at', c.confirmed_at) order by c.confirmed_at, c.township_id)
                 from jointgov.dispute_fact_confirmation c
                 where c.dispute_township_id = d.township_id and c.dispute_id = d.id and c.withdrawn_at is null)
                    as confirmations,
                %s
            from %s
            """.formatted(DisputeQueries.SIDES, DisputeQueries.NOTED, DisputeQueries.ONE);

    private static final String COMMENTS = """
            select c.* from %s
            left join lateral (
                select x.id, x.township_id, x.border_id, x.office, x.written_at, x.withdrawn_at, d.status
                from jointgov.dispute_comment x
                where x.dispute_township_id = d.township_id and x.dispute_id = d.id%%s
                order by x.written_at desc, x.id desc limit ?) c on true
            """.formatted(DisputeQueries.ONE);

    private final Sql sql;
    private final RequestContext request;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected DisputeAccountQueries() {
        this.sql = null;
        this.request = null;
    }

    @Inject
    public DisputeAccountQueries(Sql sql, RequestContext request) {
        this.sql = sql;
        this.request = request;
    }

    /** The accounts of a dispute. @throws NotFoundException when the caller sees no such dispute */
    public DisputeAccountsView accounts(UUID dispute) {
        return read(dispute, true);
    }

    /** The accounts that an act of the caller has just left; no reading. */
    DisputeAccountsView after(UUID dispute) {
        return read(dispute, false);
    }

    private DisputeAccountsView read(UUID dispute, boolean note) {
        Caller caller = request.caller();
        return sql.find(ACCOUNTS, row -> view(dispute, row, caller), note, caller.townshipId(), Ids.next(), dispute)
                .orElseThrow(NotFoundException::new);
    }

    /** A page of the comments that the caller may know, newest first. @throws NotFoundException as above */
    public Page<CommentView> comments(UUID dispute, Cursor cursor, int limit) {
        Caller caller = request.caller();
        List<Optional<CommentView>> rows = sql.list(
                COMMENTS.formatted(" and (x.written_at, x.id) < (?, ?)"),
                row -> comment(row, caller),
                dispute,
                cursor.at(),
                cursor.id(),
                limit + 1);
        if (rows.isEmpty()) {
            throw new NotFoundException();
        }
        return Cursor.page(
                rows.stream().flatMap(Optional::stream).toList(),
                limit,
                comment -> new Cursor(comment.written().at(), comment.id()));
    }

    /** The comment that an act of the caller has just left. */
    CommentView comment(UUID dispute, UUID id) {
        Caller caller = request.caller();
        return sql.find(
                        COMMENTS.formatted(" and x.id = ? and x.township_id = (select jointgov.context_township())"),
                        row -> comment(row, caller),
                        dispute,
                        id,
                        1)
                .flatMap(found -> found)
                .orElseThrow(NotFoundException::new);
    }

    private static DisputeAccountsView view(UUID dispute, ResultSet row, Caller caller) throws SQLException {
        List<UUID> sides = List.of(Sql.ids(row, "sides"));
        List<JsonObject> versions = JsonRows.list(row, "versions", version -> version);
        List<JsonObject> confirmations = JsonRows.list(row, "confirmations", given -> given);
        List<AccountView> accounts = new ArrayList<>();
        for (UUID side : sides) {
            List<VersionView> told = versions.stream()
                    .filter(version -> JsonRows.id(version, "township").equals(side))
                    .map(DisputeAccountQueries::version)
                    .toList();
            accounts.add(
                    told.isEmpty()
                            ? new AccountView(side, 0, List.of(), List.of())
                            : new AccountView(
                                    side,
                                    told.get(0).version(),
                                    told.get(0).facts().stream()
                                            .map(fact -> fact(fact, confirmations, Set.copyOf(sides)))
                                            .toList(),
                                    told));
        }
        return new DisputeAccountsView(
                dispute,
                accounts.stream()
                        .filter(account -> caller.actsFor(account.townshipId()))
                        .mapToLong(AccountView::version)
                        .findFirst()
                        .orElse(0),
                accounts,
                row.getObject("destroyed_at") != null
                        ? List.of()
                        : AccountPolicy.actions(
                                caller,
                                Set.copyOf(sides),
                                row.getBoolean("left_to_team"),
                                row.getBoolean("glass_broken"),
                                DisputeStatus.of(row.getString("status"))));
    }

    private static VersionView version(JsonObject version) {
        return new VersionView(
                version.getJsonNumber("version").longValue(),
                act(version),
                version.getJsonArray("facts").getValuesAs(JsonString.class).stream()
                        .map(fact -> UUID.fromString(fact.getString()))
                        .toList());
    }

    /** The database keeps it that one person does not confirm for two sides. */
    private static FactView fact(UUID id, List<JsonObject> confirmations, Set<UUID> sides) {
        List<Act> given = confirmations.stream()
                .filter(one -> JsonRows.id(one, "fact").equals(id))
                .map(DisputeAccountQueries::act)
                .toList();
        return new FactView(
                id,
                given.stream().map(Act::township).collect(Collectors.toSet()).equals(sides),
                given);
    }

    private static Act act(JsonObject object) {
        return new Act(JsonRows.id(object, "township"), object.getString("office"), JsonRows.instant(object, "at"));
    }

    /** Nothing for the row that says only that the dispute is there. */
    private static Optional<CommentView> comment(ResultSet row, Caller caller) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        if (id == null) {
            return Optional.empty();
        }
        Act written = new Act(
                row.getObject("township_id", UUID.class),
                row.getString("office"),
                Objects.requireNonNull(Sql.instant(row, "written_at")));
        return Optional.of(new CommentView(
                id,
                (row.getObject("border_id") == null ? CommentAudience.OWN_SIDE : CommentAudience.ALL_SIDES).slug(),
                written,
                Sql.instant(row, "withdrawn_at"),
                row.getObject("withdrawn_at") == null
                        && AccountPolicy.isOpen(DisputeStatus.of(row.getString("status")))
                        && caller.actsFor(Objects.requireNonNull(written.township()))
                        && caller.office().equals(written.office())));
    }
}
