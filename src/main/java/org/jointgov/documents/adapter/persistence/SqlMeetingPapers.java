package org.jointgov.documents.adapter.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jointgov.documents.application.MeetingPapers;
import org.jointgov.documents.domain.MeetingPack;
import org.jointgov.documents.domain.Minutes;
import org.jointgov.documents.domain.Plan;
import org.jointgov.documents.domain.Side;
import org.jointgov.platform.persistence.JsonRows;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.text.JsonText;

/** One statement a document over meetings, minutes, agendas, disputes and commitments; row-level security decides what there is. */
@ApplicationScoped
public class SqlMeetingPapers implements MeetingPapers {
    private static final String PLAN = """
            select m.*, (
                    select json_agg(json_build_object('id', t.id, 'name', coalesce(
                        case ? when 'bo' then t.name_bo when 'en' then t.name_en end, t.name_zh)) order by t.code)
                    from jointgov.border_township b join jointgov.township t on t.id = b.township_id
                    where b.border_id = m.border_id) as sides, (
                    select json_agg(json_build_object('township', a.township_id, 'entries', a.entries) order by a.township_id)
                    from jointgov.meeting_attendance a
                    where a.owner_township_id = m.township_id and a.meeting_id = m.id) as attendance%s
            from (select * from jointgov.joint_meeting where id = ? order by planned_at, township_id limit 1) m%s
            """;

    private static final String MINUTES = PLAN.formatted("""
            , r.language, r.text, r.items, r.translations, r.content_hash, (
                    select json_agg(json_build_object('township', s.township_id, 'capacity', s.capacity, 'office', s.office,
                        'for', s.for_office, 'at', s.signed_at) order by s.signed_at, s.township_id)
                    from jointgov.minutes_sign_off s
                    where s.owner_township_id = m.township_id and s.meeting_id = m.id
                      and s.revision = m.revision) as signatures, (
                    select json_agg(json_build_object('township', d.township_id, 'office', d.office, 'at', d.written_at,
                        'text', d.text, 'hash', d.content_hash, 'force', d.in_force_at, 'signatures', (
                            select json_agg(json_build_object('township', s.township_id, 'capacity', s.capacity,
                                'office', s.office, 'for', s.for_office, 'at', s.signed_at) order by s.signed_at, s.township_id)
                            from jointgov.addendum_sign_off s
                            where s.owner_township_id = d.owner_township_id and s.meeting_id = d.meeting_id
                              and s.addendum_id = d.id)) order by d.written_at, d.id)
                    from jointgov.minutes_addendum d
                    where d.owner_township_id = m.township_id and d.meeting_id = m.id
                      and d.withdrawn_at is null) as addenda, (
                    select json_agg(json_build_object('language', c.language, 'township', c.township_id,
                        'at', c.confirmed_at) order by c.confirmed_at, c.township_id)
                    from jointgov.minutes_translation_confirmation c
                    where c.owner_township_id = m.township_id and c.meeting_id = m.id
                      and c.revision = m.revision) as confirmations
            """, """

            join jointgov.minutes_revision r
                on r.owner_township_id = m.township_id and r.meeting_id = m.id and r.revision = m.revision
            """);

    private static final String PACK = PLAN.formatted("""
            , (
                    select json_agg(json_build_object('township', a.township_id, 'title', a.title,
                        'responsible', a.responsible, 'minutes', a.minutes) order by a.position, a.id)
                    from jointgov.agenda_item a
                    where a.owner_township_id = m.township_id and a.meeting_id = m.id
                      and a.withdrawn_at is null) as agenda, (
                    select json_agg(json_build_object('number', d.file_number, 'headline', d.headline, 'status', d.status)
                        order by d.opened_at, d.id)
                    from (select d.id, d.file_number, d.opened_at, d.status, x.headline from jointgov.dispute d
                          join jointgov.dispute_alert x on x.township_id = d.alert_township_id and x.id = d.alert_id
                          where d.border_id = m.border_id and d.status <> 'closed'
                          order by d.opened_at desc, d.id desc limit 200) d) as disputes, (
                    select json_agg(json_build_object('township', c.township_id, 'office', c.office, 'text', c.text,
                        'due', c.due_on, 'status', c.status, 'overdue', c.status = 'open'
                            and c.due_on < (transaction_timestamp() at time zone 'Asia/Shanghai')::date)
                        order by c.due_on, c.id)
                    from (select * from jointgov.commitment c
                          where c.border_id = m.border_id and c.kept_at is null
                          order by c.due_on, c.id limit 200) c) as commitments
            """, "");

    private final Sql sql;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected SqlMeetingPapers() {
        this.sql = null;
    }

    @Inject
    public SqlMeetingPapers(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Plan> plan(UUID meetingId, Locale language) {
        return sql.find(PLAN.formatted("", ""), SqlMeetingPapers::plan, language.getLanguage(), meetingId);
    }

    @Override
    public Optional<Minutes> minutes(UUID meetingId, Locale language) {
        return sql.find(MINUTES, SqlMeetingPapers::minutes, language.getLanguage(), meetingId);
    }

    @Override
    public Optional<MeetingPack> pack(UUID meetingId, Locale language) {
        return sql.find(PACK, SqlMeetingPapers::pack, language.getLanguage(), meetingId);
    }

    private static Plan plan(ResultSet row) throws SQLException {
        List<Plan.Attendee> attendance = new ArrayList<>();
        for (JsonObject side : JsonText.array(row.getString("attendance")).getValuesAs(JsonObject.class)) {
            for (JsonObject one : JsonRows.objects(side, "entries")) {
                attendance.add(new Plan.Attendee(
                        JsonRows.id(side, "township"),
                        one.getString("office"),
                        one.getString("role"),
                        one.getString("presence"),
                        one.getString("deputyOffice", null),
                        one.getString("organisation", null)));
            }
        }
        return new Plan(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getObject("township_id", UUID.class),
                row.getObject("border_id", UUID.class),
                row.getString("kind"),
                row.getString("state"),
                row.getString("title"),
                row.getString("place"),
                instant(row, "starts_at"),
                Sql.instant(row, "ends_at"),
                row.getBoolean("online"),
                row.getObject("host_township_id", UUID.class),
                JsonRows.list(row, "sides", side -> new Side(JsonRows.id(side, "id"), side.getString("name"))),
                attendance);
    }

    private static Minutes minutes(ResultSet row) throws SQLException {
        JsonArray items = JsonText.array(row.getString("items"));
        List<JsonObject> confirmations =
                JsonText.array(row.getString("confirmations")).getValuesAs(JsonObject.class);
        List<Minutes.Wording> wordings = new ArrayList<>();
        wordings.add(new Minutes.Wording(
                row.getString("language"),
                row.getString("text"),
                items.getValuesAs(JsonObject.class).stream()
                        .map(item -> item(item, item, SqlMeetingPapers::ownText))
                        .toList(),
                List.of()));
        for (JsonObject translation :
                JsonText.array(row.getString("translations")).getValuesAs(JsonObject.class)) {
            String language = translation.getString("language");
            List<JsonObject> translated = JsonRows.objects(translation, "items");
            wordings.add(new Minutes.Wording(
                    language,
                    translation.getString("text"),
                    IntStream.range(0, items.size())
                            .mapToObj(i -> item(items.getJsonObject(i), translated.get(i), SqlMeetingPapers::text))
                            .toList(),
                    confirmations.stream()
                            .filter(word -> word.getString("language").equals(language))
                            .map(word -> new Minutes.Confirmation(
                                    JsonRows.id(word, "township"), JsonRows.instant(word, "at")))
                            .toList()));
        }
        return new Minutes(
                plan(row),
                row.getInt("revision"),
                row.getString("content_hash"),
                Sql.instant(row, "in_force_at"),
                wordings,
                JsonRows.list(row, "signatures", SqlMeetingPapers::signOff),
                JsonRows.list(
                        row,
                        "addenda",
                        added -> new Minutes.Addendum(
                                JsonRows.id(added, "township"),
                                added.getString("office"),
                                JsonRows.instant(added, "at"),
                                added.getString("text"),
                                added.getString("hash"),
                                added.isNull("force") ? null : JsonRows.instant(added, "force"),
                                JsonRows.objects(added, "signatures").stream()
                                        .map(SqlMeetingPapers::signOff)
                                        .toList())));
    }

    private static Minutes.SignOff signOff(JsonObject signed) {
        return new Minutes.SignOff(
                JsonRows.id(signed, "township"),
                signed.getString("capacity"),
                signed.getString("office"),
                JsonRows.text(signed, "for"),
                JsonRows.instant(signed, "at"));
    }

    /**
     * An item in one language.
     *
     * @param item the authoritative one, which alone says whose and when
     * @param wording in that language
     * @param text the words of a position or commitment, by its place in the wording's list
     */
    private static Minutes.Item item(JsonObject item, JsonObject wording, BiFunction<JsonArray, Integer, String> text) {
        JsonArray positions = item.getJsonArray("positions");
        JsonArray commitments = item.getJsonArray("commitments");
        return new Minutes.Item(
                wording.getString("title"),
                wording.getString("discussion"),
                IntStream.range(0, positions.size())
                        .mapToObj(i -> new Minutes.Position(
                                JsonRows.id(positions.getJsonObject(i), "townshipId"),
                                text.apply(wording.getJsonArray("positions"), i)))
                        .toList(),
                wording.getString("decision"),
                IntStream.range(0, commitments.size())
                        .mapToObj(i -> {
                            JsonObject promise = commitments.getJsonObject(i);
                            return new Minutes.Promise(
                                    JsonRows.id(promise, "townshipId"),
                                    promise.getString("office"),
                                    LocalDate.parse(promise.getString("dueOn")),
                                    text.apply(wording.getJsonArray("commitments"), i));
                        })
                        .toList());
    }

    private static String ownText(JsonArray parts, int at) {
        return parts.getJsonObject(at).getString("text");
    }

    private static String text(JsonArray parts, int at) {
        return ((JsonString) parts.get(at)).getString();
    }

    private static MeetingPack pack(ResultSet row) throws SQLException {
        return new MeetingPack(
                plan(row),
                JsonRows.list(
                        row,
                        "agenda",
                        item -> new MeetingPack.AgendaItem(
                                JsonRows.id(item, "township"),
                                item.getString("title"),
                                item.getString("responsible"),
                                item.isNull("minutes") ? null : item.getInt("minutes"))),
                JsonRows.list(
                        row,
                        "disputes",
                        dispute -> new MeetingPack.OpenDispute(
                                dispute.getString("number"),
                                dispute.getString("headline"),
                                dispute.getString("status"))),
                JsonRows.list(
                        row,
                        "commitments",
                        promise -> new MeetingPack.OpenCommitment(
                                JsonRows.id(promise, "township"),
                                promise.getString("office"),
                                promise.getString("text"),
                                LocalDate.parse(promise.getString("due")),
                                promise.getBoolean("overdue"),
                                promise.getString("status"))));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Sql.instant(row, column));
    }
}
