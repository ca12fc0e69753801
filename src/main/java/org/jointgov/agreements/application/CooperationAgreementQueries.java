package org.jointgov.agreements.application;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jointgov.agreements.domain.AgreementAction;
import org.jointgov.agreements.domain.AgreementState;
import org.jointgov.agreements.domain.Wording;
import org.jointgov.platform.pages.Cursor;
import org.jointgov.platform.persistence.Conditions;
import org.jointgov.platform.persistence.JsonRows;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.platform.text.SearchTokens;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.Act;
import org.jointgov.shared.Caller;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.Page;
import org.jointgov.shared.RecordKind;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;
import org.jspecify.annotations.Nullable;

/** Reads of cooperation agreements, one statement each; row-level security decides what there is. */
@UseCase
public class CooperationAgreementQueries {
    /** The record kind of agreements in audit, change feed and search. */
    static final String KIND = RecordKind.COOPERATION_AGREEMENT.slug();

    private static final String GIVEN_BY = """
            (select coalesce(array_agg(c.township_id order by c.given_at), '{}') from jointgov.agreement_consent c
             where c.owner_township_id = a.township_id and c.agreement_id = a.id and c.kind = 'signature'
                 and c.revision = a.revision) as signed_by,
            (select coalesce(array_agg(c.township_id order by c.given_at), '{}') from jointgov.agreement_consent c
             where c.owner_township_id = a.township_id and c.agreement_id = a.id and c.kind = 'acceptance'
                 and c.revision = a.revision) as accepted_by
            """;

    /** The newest of each border and the newest own drafts, each by its index, merged. */
    private static final String LIST = """
            select a.*, %s
            from (
                (select a.* from unnest(?::uuid[]) b (id)
                 cross join lateral (
                     select a.id, a.version, a.title, a.border_id, a.township_id, a.state, a.revision, a.term_from, a.term_to,
                         a.drafted_at
                     from jointgov.cooperation_agreement a
                     where a.border_id = b.id and a.revision > 0 and (a.drafted_at, a.id) < (?, ?)%s
                     order by a.drafted_at desc, a.id desc limit ?) a)
                union all
                (select a.id, a.version, a.title, a.border_id, a.township_id, a.state, a.revision, a.term_from, a.term_to,
                     a.drafted_at
                 from jointgov.cooperation_agreement a
                 where a.township_id = ?::uuid and a.revision = 0 and (a.drafted_at, a.id) < (?, ?)%s
                 order by a.drafted_at desc, a.id desc limit ?)) a
            order by a.drafted_at desc, a.id desc limit ?
            """;

    private static final String GET = """
            select a.*, %s, r.township_id as revised_by,
                (select json_agg(json_build_object('kind', c.kind, 'township', c.township_id, 'office', c.office,
                            'at', c.given_at, 'revision', c.revision, 'hash', c.content_hash, 'reason', c.reason)
                        order by c.given_at desc, c.township_id)
                 from jointgov.agreement_consent c
                 where c.owner_township_id = a.township_id and c.agreement_id = a.id) as words,
                (select json_agg(json_build_object('township', x.actor_township_id, 'office', x.actor_office,
                                                   'at', x.recorded_at) order by x.recorded_at desc)
                 from jointgov.audit_record x
                 where x.record_id = a.id and x.township_id = a.township_id and x.action = 'read') as readers,
                case when ? and a.township_id is distinct from ?::uuid
                     then jointgov.note_reading('read', 'cooperation-agreement', a.id, a.version, a.township_id, a.border_id, ?)
                end as noted
            from (select * from jointgov.cooperation_agreement where id = ? order by drafted_at, township_id limit 1) a
            left join jointgov.agreement_revision r
                on r.owner_township_id = a.township_id and r.agreement_id = a.id and r.revision = a.revision
            """.formatted(GIVEN_BY);

    private static final String REVISIONS = """
            select r.revisions,
                case when a.township_id is distinct from ?::uuid
                     then jointgov.note_reading('read', 'cooperation-agreement', a.id, a.version, a.township_id, a.border_id, ?)
                end as noted
            from (select * from jointgov.cooperation_agreement where id = ? order by drafted_at, township_id limit 1) a
            left join lateral (
                select json_agg(json_build_object('revision', r.revision, 'township', r.township_id, 'office', r.office,
                    'at', r.written_at, 'language', r.language, 'title', r.title, 'text', r.text, 'from', r.term_from,
                    'to', r.term_to, 'hash', r.content_hash) order by r.revision desc) as revisions
                from jointgov.agreement_revision r
                where r.owner_township_id = a.township_id and r.agreement_id = a.id) r on true
            """;

    private final Sql sql;
    private final RequestContext request;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected CooperationAgreementQueries() {
        this.sql = null;
        this.request = null;
    }

    @Inject
    public CooperationAgreementQueries(Sql sql, RequestContext request) {
        this.sql = sql;
        this.request = request;
    }

    /** One agreement; opening another township's is recorded. @throws NotFoundException when the caller sees none */
    public CooperationAgreementView get(UUID id) {
        return read(id, true);
    }

    /** The agreement that an act of the caller has just left; no reading. */
    CooperationAgreementView after(UUID id) {
        return read(id, false);
    }

    private CooperationAgreementView read(UUID id, boolean note) {
        Caller caller = request.caller();
        return sql.find(GET, row -> view(row, caller), note, caller.townshipId(), Ids.next(), id)
                .orElseThrow(NotFoundException::new);
    }

    /** All proposed wordings, newest first. @throws NotFoundException when the caller sees no such agreement */
    public List<AgreementRevisionView> revisions(UUID id) {
        return sql.find(
                        REVISIONS,
                        row -> JsonRows.list(row, "revisions", CooperationAgreementQueries::revision),
                        request.caller().townshipId(),
                        Ids.next(),
                        id)
                .orElseThrow(NotFoundException::new);
    }

    /** A page of the visible agreements, newest first by the time of drafting. */
    public Page<CooperationAgreementSummary> list(AgreementFilter filter, Cursor cursor, int limit) {
        Caller caller = request.caller();
        List<UUID> borders = caller.borderIds().stream()
                .filter(border -> filter.borderId() == null || border.equals(filter.borderId()))
                .toList();
        List<String> tokens = filter.q() == null ? List.of() : SearchTokens.ofQuery(filter.q());
        Conditions shared = Conditions.after(borders, cursor.at(), cursor.id())
                .and("a.state = ?", filter.state())
                .matching("a.id", KIND, "p.border_id = b.id", tokens);
        Conditions own = Conditions.after(shared.parameters(limit + 1, caller.townshipId(), cursor.at(), cursor.id()))
                .and("a.state = ?", filter.state())
                .and("a.border_id = ?", filter.borderId())
                .matching("a.id", KIND, "p.township_id = a.township_id", tokens);
        List<CooperationAgreementSummary> rows = sql.list(
                LIST.formatted(GIVEN_BY, shared.text(), own.text()),
                CooperationAgreementQueries::summary,
                own.parameters(limit + 1, limit + 1));
        return Cursor.page(rows, limit, row -> new Cursor(row.draftedAt(), row.id()));
    }

    private static CooperationAgreementSummary summary(ResultSet row) throws SQLException {
        return new CooperationAgreementSummary(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getString("title"),
                row.getObject("border_id", UUID.class),
                row.getObject("township_id", UUID.class),
                row.getString("state"),
                row.getInt("revision"),
                row.getObject("term_from", LocalDate.class),
                row.getObject("term_to", LocalDate.class),
                List.of(Sql.ids(row, "signed_by")),
                List.of(Sql.ids(row, "accepted_by")),
                Objects.requireNonNull(Sql.instant(row, "drafted_at")));
    }

    private static CooperationAgreementView view(ResultSet row, Caller caller) throws SQLException {
        CooperationAgreementSummary summary = summary(row);
        UUID owner = summary.ownerTownshipId();
        UUID writer = row.getObject("revised_by", UUID.class);
        UUID side = writer == null ? owner : writer;
        Wording wording = new Wording(
                row.getString("language"),
                summary.title(),
                row.getString("text"),
                summary.termFrom(),
                summary.termTo());
        return new CooperationAgreementView(
                summary.id(),
                summary.version(),
                summary.title(),
                summary.borderId(),
                owner,
                summary.state(),
                summary.revision(),
                summary.termFrom(),
                summary.termTo(),
                summary.signedBy(),
                summary.acceptedBy(),
                summary.draftedAt(),
                new Act(owner, row.getString("drafted_office"), summary.draftedAt()),
                wording.language(),
                wording.text(),
                wording.hash(summary.id()),
                side,
                words(row, "acceptance", summary.revision()),
                words(row, "signature", summary.revision()),
                endings(row),
                Sql.instant(row, "in_force_at"),
                Sql.instant(row, "ended_at"),
                caller.actsFor(owner) ? JsonRows.list(row, "readers", JsonRows::reader) : null,
                actions(summary, side, endedBy(row, caller.townshipId()), caller));
    }

    private static List<CooperationAgreementView.Word> words(ResultSet row, String kind, int revision)
            throws SQLException {
        return JsonRows.list(row, "words", o -> o).stream()
                .filter(o -> o.getString("kind").equals(kind))
                .map(o -> new CooperationAgreementView.Word(
                        JsonRows.id(o, "township"),
                        o.getString("office"),
                        JsonRows.instant(o, "at"),
                        o.getInt("revision"),
                        o.getString("hash"),
                        o.getInt("revision") == revision))
                .toList();
    }

    private static List<CooperationAgreementView.Ending> endings(ResultSet row) throws SQLException {
        return JsonRows.list(row, "words", o -> o).stream()
                .filter(o -> o.getString("kind").equals("ending"))
                .map(o -> new CooperationAgreementView.Ending(
                        JsonRows.id(o, "township"),
                        o.getString("office"),
                        JsonRows.instant(o, "at"),
                        o.getString("reason")))
                .toList();
    }

    private static boolean endedBy(ResultSet row, @Nullable UUID township) throws SQLException {
        return endings(row).stream().anyMatch(ending -> ending.townshipId().equals(township));
    }

    private static AgreementRevisionView revision(JsonObject row) {
        return new AgreementRevisionView(
                row.getInt("revision"),
                JsonRows.id(row, "township"),
                row.getString("office"),
                JsonRows.instant(row, "at"),
                row.getString("language"),
                row.getString("title"),
                row.getString("text"),
                day(row, "from"),
                day(row, "to"),
                row.getString("hash"));
    }

    private static @Nullable LocalDate day(JsonObject row, String name) {
        return row.isNull(name) ? null : LocalDate.parse(row.getString(name));
    }

    private static List<String> actions(
            CooperationAgreementSummary agreement, UUID writer, boolean ended, Caller caller) {
        List<String> actions = new ArrayList<>();
        UUID own = caller.townshipId();
        if (own == null
                || !caller.hasRole(Roles.LEADER, Roles.CLERK)
                || !caller.borderIds().contains(agreement.borderId())) {
            return actions;
        }
        boolean leads = caller.hasRole(Roles.LEADER) && !caller.machine();
        AgreementState state = AgreementState.of(agreement.state());
        if (state == AgreementState.DRAFT) {
            actions.add(AgreementAction.EDIT.slug());
            actions.add(AgreementAction.DELETE.slug());
        }
        if (leads && state == AgreementState.DRAFT) {
            actions.add(AgreementAction.PROPOSE.slug());
        }
        if (state.canBeAnswered()) {
            actions.add(AgreementAction.COUNTER.slug());
        }
        if (leads
                && state == AgreementState.PROPOSED
                && !own.equals(writer)
                && !agreement.acceptedBy().contains(own)) {
            actions.add(AgreementAction.ACCEPT.slug());
        }
        if (leads && state == AgreementState.ACCEPTED && !agreement.signedBy().contains(own)) {
            actions.add(AgreementAction.SIGN.slug());
        }
        if (leads && state == AgreementState.IN_FORCE && !ended) {
            actions.add(AgreementAction.END.slug());
        }
        return actions;
    }
}
