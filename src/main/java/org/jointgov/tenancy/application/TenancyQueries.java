package org.jointgov.tenancy.application;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jointgov.platform.pages.Cursor;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.platform.text.JsonText;
import org.jointgov.shared.Caller;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.Page;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;
import org.jointgov.shared.Scope;
import org.jointgov.tenancy.api.TextSet;
import org.jointgov.tenancy.api.TownshipRef;
import org.jointgov.tenancy.domain.BorderAction;
import org.jointgov.tenancy.domain.BorderState;
import org.jointgov.tenancy.domain.ConfirmationPolicy;
import org.jointgov.tenancy.domain.InvitationAction;
import org.jointgov.tenancy.domain.InvitationState;
import org.jointgov.tenancy.domain.MembershipAction;
import org.jspecify.annotations.Nullable;

/** Lists and details of townships, borders, memberships and invitations; what the caller may not see is not there. */
@UseCase
public class TenancyQueries {
    private static final String TOWNSHIPS = """
            select t.id, t.code, t.name_zh, t.name_bo, t.name_en, t.province_code, t.county_code, t.duty_phone,
                t.organization_alias, t.provisioned_at, t.created_at, t.version
            from township t
            """;
    private static final String BORDERS = """
            select b.id, b.name_zh, b.name_bo, b.name_en, b.in_force_at, b.created_at, b.version, (
                select json_agg(json_build_object('id', t.id, 'code', t.code, 'zh', t.name_zh, 'bo', t.name_bo,
                    'en', t.name_en, 'province', t.province_code, 'county', t.county_code, 'phone', t.duty_phone,
                    'office', bt.confirmed_office, 'at', bt.confirmed_at) order by t.code)
                from border_township bt join township t on t.id = bt.township_id where bt.border_id = b.id) as members, (
                select json_agg(json_build_object('township', s.township_id, 'membership', s.membership_id,
                    'office', s.office, 'version', s.version) order by s.township_id)
                from border_responders(b.id) s) as responders
            from border b
            """;
    private static final String INVITATIONS = """
            select i.id, i.identity_provider, i.username, i.scope, i.role, i.office, i.township_id, i.county_code,
                i.province_code, i.machine, i.invited_by, i.invited_at, i.confirmed_at, i.accepted_at, i.withdrawn_at,
                i.version, t.province_code as township_province, exists (
                    select 1 from membership m where m.township_id = i.township_id and m.scope = 'township'
                        and m.role = 'leader' and m.removed_at is null) as led
            from invitation i left join township t on t.id = i.township_id
            """;
    private static final String MEMBERS = """
            select m.id, m.person_id, m.scope, m.role, m.office, m.county_code, m.province_code, m.machine, m.since,
                m.version, t.id as township_id, t.code, t.name_zh, t.name_bo, t.name_en,
                t.province_code as township_province, t.county_code as township_county, t.duty_phone,
                i.identity_provider, i.username
            from membership m
                left join township t on t.id = m.township_id
                left join invitation i on i.membership_id = m.id
            """;

    private final Sql sql;
    private final RequestContext request;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected TenancyQueries() {
        this.sql = null;
        this.request = null;
    }

    @Inject
    public TenancyQueries(Sql sql, RequestContext request) {
        this.sql = sql;
        this.request = request;
    }

    /** One page of townships. */
    public Page<TownshipView> townships(int limit, Cursor after, @Nullable String provinceCode) {
        request.caller();
        List<TownshipView> rows = sql.list(
                TOWNSHIPS + """
                        where (t.created_at, t.id) < (?, ?) and (?::text is null or t.province_code = ?)
                        order by t.created_at desc, t.id desc limit ?
                        """,
                TenancyQueries::township,
                after.at(),
                after.id(),
                provinceCode,
                provinceCode,
                limit + 1);
        return Cursor.page(rows, limit, row -> new Cursor(row.createdAt(), row.id()));
    }

    /** @throws NotFoundException when the caller sees none */
    public TownshipView township(UUID id) {
        request.caller();
        return sql.find(TOWNSHIPS + "where t.id = ?", TenancyQueries::township, id)
                .orElseThrow(NotFoundException::new);
    }

    /** One page of borders. */
    public Page<BorderView> borders(int limit, Cursor after) {
        Caller caller = request.caller();
        List<BorderView> rows = sql.list(
                BORDERS + "where (b.created_at, b.id) < (?, ?) order by b.created_at desc, b.id desc limit ?",
                row -> border(row, caller),
                after.at(),
                after.id(),
                limit + 1);
        return Cursor.page(rows, limit, row -> new Cursor(row.createdAt(), row.id()));
    }

    /** @throws NotFoundException when the caller sees none */
    public BorderView border(UUID id) {
        Caller caller = request.caller();
        return sql.find(BORDERS + "where b.id = ?", row -> border(row, caller), id)
                .orElseThrow(NotFoundException::new);
    }

    /**
     * The own township's word on who answers at a border.
     *
     * @throws NotFoundException when it has said nothing
     */
    public BorderResponderView responder(UUID border) {
        return sql.find(
                        "select s.* from border_responders(?) s where s.township_id = ?",
                        row -> new BorderResponderView(
                                row.getObject("township_id", UUID.class),
                                row.getObject("membership_id", UUID.class),
                                row.getString("office"),
                                row.getLong("version")),
                        border,
                        request.caller().township())
                .orElseThrow(NotFoundException::new);
    }

    /**
     * One page of invitations.
     *
     * @param state an {@link InvitationState}; null for all
     */
    public Page<InvitationView> invitations(
            int limit, Cursor after, @Nullable String state, @Nullable UUID townshipId) {
        Caller caller = request.caller();
        List<InvitationView> rows = sql.list(
                INVITATIONS + """
                        where (i.invited_at, i.id) < (?, ?) and (?::uuid is null or i.township_id = ?)
                            and (?::text is null or ? = case when i.withdrawn_at is not null then 'withdrawn'
                                when i.accepted_at is not null then 'accepted'
                                when i.confirmed_at is not null then 'confirmed' else 'waiting' end)
                        order by i.invited_at desc, i.id desc limit ?
                        """,
                row -> invitation(row, caller),
                after.at(),
                after.id(),
                townshipId,
                townshipId,
                state,
                state,
                limit + 1);
        return Cursor.page(rows, limit, row -> new Cursor(row.invitedAt(), row.id()));
    }

    /** @throws NotFoundException when the caller sees none */
    public InvitationView invitation(UUID id) {
        Caller caller = request.caller();
        return sql.find(INVITATIONS + "where i.id = ?", row -> invitation(row, caller), id)
                .orElseThrow(NotFoundException::new);
    }

    /** One page of effective memberships. */
    public Page<MemberView> memberships(int limit, Cursor after, @Nullable UUID townshipId) {
        Caller caller = request.caller();
        List<MemberView> rows = sql.list(
                MEMBERS + """
                        where m.removed_at is null and (m.since, m.id) < (?, ?) and (?::uuid is null or m.township_id = ?)
                        order by m.since desc, m.id desc limit ?
                        """, row -> member(row, caller), after.at(), after.id(), townshipId, townshipId, limit + 1);
        return Cursor.page(rows, limit, row -> new Cursor(row.since(), row.id()));
    }

    private static TownshipView township(ResultSet row) throws SQLException {
        return new TownshipView(
                row.getObject("id", UUID.class),
                row.getString("code"),
                name(row),
                row.getString("province_code"),
                row.getString("county_code"),
                row.getString("duty_phone"),
                row.getString("organization_alias"),
                Sql.instant(row, "provisioned_at"),
                at(row, "created_at"),
                row.getLong("version"));
    }

    private static BorderView border(ResultSet row, Caller caller) throws SQLException {
        List<TownshipRef> townships = new ArrayList<>();
        List<BorderView.Confirmation> confirmations = new ArrayList<>();
        boolean mine = false;
        for (JsonObject member : JsonText.array(row.getString("members")).getValuesAs(JsonObject.class)) {
            TownshipRef township = township(member);
            townships.add(township);
            if (!member.isNull("at")) {
                confirmations.add(new BorderView.Confirmation(
                        township.id(),
                        member.getString("office"),
                        OffsetDateTime.parse(member.getString("at")).toInstant()));
            } else if (caller.actsFor(township.id())) {
                mine = true;
            }
        }
        Instant inForceAt = Sql.instant(row, "in_force_at");
        return new BorderView(
                row.getObject("id", UUID.class),
                name(row),
                townships,
                confirmations,
                responders(row.getString("responders")),
                (inForceAt == null ? BorderState.PENDING : BorderState.IN_FORCE).slug(),
                inForceAt,
                at(row, "created_at"),
                mine && caller.hasRole(Roles.LEADER) && !caller.machine()
                        ? List.of(BorderAction.CONFIRM.slug())
                        : List.of(),
                row.getLong("version"));
    }

    private static List<BorderResponderView> responders(@Nullable String json) {
        return JsonText.array(json).getValuesAs(JsonObject.class).stream()
                .map(responder -> {
                    String membership = text(responder, "membership");
                    return new BorderResponderView(
                            UUID.fromString(responder.getString("township")),
                            membership == null ? null : UUID.fromString(membership),
                            text(responder, "office"),
                            responder.getJsonNumber("version").longValue());
                })
                .toList();
    }

    private static InvitationView invitation(ResultSet row, Caller caller) throws SQLException {
        Scope scope = Scope.of(row.getString("scope"));
        UUID townshipId = row.getObject("township_id", UUID.class);
        String county = row.getString("county_code");
        Instant confirmedAt = Sql.instant(row, "confirmed_at");
        Instant acceptedAt = Sql.instant(row, "accepted_at");
        Instant withdrawnAt = Sql.instant(row, "withdrawn_at");
        boolean open = acceptedAt == null && withdrawnAt == null;
        boolean mayConfirm = ConfirmationPolicy.mayConfirm(
                caller,
                new ConfirmationPolicy.Subject(
                        scope,
                        row.getString("role"),
                        townshipId,
                        scope == Scope.COUNTY && county != null
                                ? county.substring(0, 2)
                                : row.getString("township_province"),
                        row.getBoolean("led")),
                caller.personId().equals(row.getObject("invited_by", UUID.class)));
        List<String> actions = new ArrayList<>();
        if (open && confirmedAt == null && mayConfirm) {
            actions.add(InvitationAction.CONFIRM.slug());
        }
        if (open && (mayConfirm || caller.hasRole(Roles.OPERATOR))) {
            actions.add(InvitationAction.WITHDRAW.slug());
        }
        return new InvitationView(
                row.getObject("id", UUID.class),
                row.getString("identity_provider"),
                row.getString("username"),
                scope.slug(),
                row.getString("role"),
                row.getString("office"),
                townshipId,
                county,
                row.getString("province_code"),
                row.getBoolean("machine"),
                state(confirmedAt, acceptedAt, withdrawnAt).slug(),
                at(row, "invited_at"),
                confirmedAt,
                acceptedAt,
                withdrawnAt,
                List.copyOf(actions),
                row.getLong("version"));
    }

    private static InvitationState state(
            @Nullable Instant confirmedAt, @Nullable Instant acceptedAt, @Nullable Instant withdrawnAt) {
        if (withdrawnAt != null) {
            return InvitationState.WITHDRAWN;
        }
        if (acceptedAt != null) {
            return InvitationState.ACCEPTED;
        }
        return confirmedAt != null ? InvitationState.CONFIRMED : InvitationState.WAITING;
    }

    private static MemberView member(ResultSet row, Caller caller) throws SQLException {
        UUID townshipId = row.getObject("township_id", UUID.class);
        TownshipRef township = townshipId == null
                ? null
                : new TownshipRef(
                        townshipId,
                        row.getString("code"),
                        name(row),
                        row.getString("township_province"),
                        row.getString("township_county"),
                        row.getString("duty_phone"));
        boolean removable = !caller.machine()
                && !caller.personId().equals(row.getObject("person_id", UUID.class))
                && (caller.hasRole(Roles.OPERATOR)
                        || (caller.hasRole(Roles.LEADER) && townshipId != null && caller.actsFor(townshipId)));
        return new MemberView(
                row.getObject("id", UUID.class),
                row.getString("scope"),
                row.getString("role"),
                row.getString("office"),
                township,
                row.getString("county_code"),
                row.getString("province_code"),
                row.getBoolean("machine"),
                row.getString("identity_provider"),
                row.getString("username"),
                at(row, "since"),
                removable ? List.of(MembershipAction.REMOVE.slug()) : List.of(),
                row.getLong("version"));
    }

    private static TownshipRef township(JsonObject json) {
        return new TownshipRef(
                UUID.fromString(json.getString("id")),
                json.getString("code"),
                new TextSet(json.getString("zh"), text(json, "bo"), text(json, "en")),
                json.getString("province"),
                json.getString("county"),
                text(json, "phone"));
    }

    private static @Nullable String text(JsonObject json, String name) {
        JsonValue value = json.get(name);
        return value == null || value == JsonValue.NULL ? null : json.getString(name);
    }

    private static TextSet name(ResultSet row) throws SQLException {
        return new TextSet(row.getString("name_zh"), row.getString("name_bo"), row.getString("name_en"));
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Sql.instant(row, column));
    }
}
