package org.jointgov.identity.application;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.platform.security.CurrentRequest;
import org.jointgov.platform.security.TokenIdentity;
import org.jointgov.platform.text.JsonText;
import org.jointgov.shared.Caller;
import org.jointgov.shared.NoMembershipException;
import org.jointgov.shared.Scope;
import org.jointgov.tenancy.api.BorderRef;
import org.jointgov.tenancy.api.MembershipView;
import org.jointgov.tenancy.api.TextSet;
import org.jointgov.tenancy.api.TownshipRef;
import org.jspecify.annotations.Nullable;

/** What a person sees of themselves, in one statement. */
@UseCase
public class IdentityQueries {
    private static final String ME = """
            select p.language,
                (select json_agg(json_build_object('id', m.id, 'scope', m.scope, 'role', m.role, 'office', m.office,
                    'township', m.township_id, 'county', m.county_code, 'province', m.province_code,
                    'version', m.version) order by m.since, m.id)
                 from membership m where m.person_id = p.id and m.removed_at is null) as memberships,
                (select json_agg(json_build_object('id', t.id, 'code', t.code, 'zh', t.name_zh, 'bo', t.name_bo,
                    'en', t.name_en, 'province', t.province_code, 'county', t.county_code, 'phone', t.duty_phone)
                    order by t.code)
                 from township t where not ?::boolean) as townships,
                (select json_agg(json_build_object('id', b.id, 'zh', b.name_zh, 'bo', b.name_bo, 'en', b.name_en,
                    'townships', (select json_agg(bt.township_id) from border_township bt where bt.border_id = b.id))
                    order by b.created_at, b.id)
                 from border b where b.in_force_at is not null and not ?::boolean) as borders
            from person p where p.id = ?
            """;

    private final Sql sql;
    private final CurrentRequest request;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected IdentityQueries() {
        this.sql = null;
        this.request = null;
    }

    @Inject
    public IdentityQueries(Sql sql, CurrentRequest request) {
        this.sql = sql;
        this.request = request;
    }

    /** @throws NoMembershipException when the caller has no membership that the token's roles cover */
    public MeView me() {
        Caller caller = request.caller();
        Set<String> roles = request.identity().map(TokenIdentity::roles).orElse(Set.of());
        boolean platform = caller.scope() == Scope.PLATFORM;
        return sql.find(ME, row -> me(row, caller, roles), platform, platform, caller.personId())
                .orElseThrow(NoMembershipException::new);
    }

    private static MeView me(ResultSet row, Caller caller, Set<String> roles) throws SQLException {
        Map<UUID, TownshipRef> townships = new LinkedHashMap<>();
        for (JsonObject json : objects(row.getString("townships"))) {
            TownshipRef township = township(json);
            townships.put(township.id(), township);
        }
        List<BorderRef> borders = new ArrayList<>();
        for (JsonObject json : objects(row.getString("borders"))) {
            List<TownshipRef> members = new ArrayList<>();
            for (int i = 0; i < json.getJsonArray("townships").size(); i++) {
                TownshipRef member = townships.get(
                        UUID.fromString(json.getJsonArray("townships").getString(i)));
                if (member != null) {
                    members.add(member);
                }
            }
            borders.add(new BorderRef(id(json, "id"), name(json), members));
        }
        List<MembershipView> memberships = new ArrayList<>();
        @Nullable MembershipView current = null;
        for (JsonObject json : objects(row.getString("memberships"))) {
            if (!roles.contains(json.getString("role"))) {
                continue;
            }
            String township = text(json, "township");
            MembershipView membership = new MembershipView(
                    id(json, "id"),
                    json.getString("scope"),
                    json.getString("role"),
                    json.getString("office"),
                    township == null ? null : townships.get(UUID.fromString(township)),
                    text(json, "county"),
                    text(json, "province"),
                    json.getJsonNumber("version").longValue());
            memberships.add(membership);
            if (membership.id().equals(caller.membershipId())) {
                current = membership;
            }
        }
        if (current == null) {
            throw new NoMembershipException();
        }
        return new MeView(
                caller.personId(),
                caller.machine(),
                row.getString("language"),
                current,
                memberships,
                List.copyOf(townships.values()),
                borders);
    }

    private static List<JsonObject> objects(@Nullable String array) {
        return JsonText.array(array).getValuesAs(JsonObject.class);
    }

    private static TownshipRef township(JsonObject json) {
        return new TownshipRef(
                id(json, "id"),
                json.getString("code"),
                name(json),
                json.getString("province"),
                json.getString("county"),
                text(json, "phone"));
    }

    private static TextSet name(JsonObject json) {
        return new TextSet(json.getString("zh"), text(json, "bo"), text(json, "en"));
    }

    private static UUID id(JsonObject json, String name) {
        return UUID.fromString(json.getString(name));
    }

    private static @Nullable String text(JsonObject json, String name) {
        JsonValue value = json.get(name);
        return value == null || value == JsonValue.NULL ? null : json.getString(name);
    }
}
