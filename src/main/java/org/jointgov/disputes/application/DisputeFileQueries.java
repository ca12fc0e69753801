package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.UUID;
import org.jointgov.catalogues.api.FileNeed;
import org.jointgov.disputes.domain.DisputeFile;
import org.jointgov.disputes.domain.DisputeFileAction;
import org.jointgov.disputes.domain.DisputeStatus;
import org.jointgov.disputes.domain.FileItemState;
import org.jointgov.disputes.domain.NewAttachment;
import org.jointgov.platform.persistence.JsonRows;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.Caller;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Scope;
import org.jointgov.tenancy.api.TextSet;

/** Reads of the statutory file, one statement each; row-level security decides what there is. */
@UseCase
public class DisputeFileQueries {
    private static final String BUNDLE = "org.jointgov.disputes.application.file";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** An attachment {@code a} as JSON. */
    private static final String ATTACHMENT = """
            json_build_object('id', a.id, 'kind', a.kind, 'type', a.media_type, 'bytes', a.bytes, 'kept', a.kept_bytes,
                'state', a.state, 'refusal', a.refusal, 'received', a.received, 'sent', a.received_sha256,
                'hash', a.content_sha256, 'scanned', a.scanned, 'township', a.township_id, 'office', a.office,
                'at', a.recorded_at, 'done', a.completed_at)
            """;

    private static final String ATTACHMENT_COLUMNS =
            "x.id, x.kind, x.media_type, x.bytes, x.kept_bytes, x.state, x.refusal, x.received, x.received_sha256,"
                    + " x.content_sha256, x.scanned, x.township_id, x.office, x.recorded_at, x.completed_at";

    private static final String GET =
            """
            select d.*, jointgov.dispute_worked_on(d.township_id, d.id) as worker,
                jointgov.dispute_handled(d.township_id, d.id) as handler,
                jointgov.glass_broken(d.alert_township_id, d.alert_id) as glass_broken, c.version as catalogue_version,
                (select json_agg(json_build_object('code', e.code, 'need', e.needed_when, 'zh', e.name_zh, 'bo', e.name_bo,
                        'en', e.name_en) order by e.position)
                 from jointgov.catalogue_entry e
                 where e.kind = 'file-documents' and e.version = c.version and not e.retired) as entries,
                (select json_agg(json_build_object('code', r.code, 'records', r.records))
                 from jointgov.file_records(d.township_id, d.id) r) as records,
                (select json_agg(json_build_object('id', f.id, 'code', f.code, 'version', f.catalogue_version,
                        'dated', f.dated_on, 'attachments', f.attachments, 'township', f.township_id, 'office', f.office,
                        'at', f.recorded_at, 'reason', w.reason, 'withdrawn', case when w.reason is not null then
                            json_build_object('township', w.township_id, 'office', w.office, 'at', w.recorded_at) end)
                        order by f.recorded_at, f.id)
                 from jointgov.file_document f
                 left join jointgov.file_document_withdrawal w on w.township_id = f.township_id
                     and w.dispute_township_id = f.dispute_township_id and w.dispute_id = f.dispute_id
                     and w.document_id = f.id
                 where f.dispute_township_id = d.township_id and f.dispute_id = d.id) as documents,
                (select json_agg(%s order by a.recorded_at desc, a.id desc)
                 from (select %s from jointgov.dispute_attachment x
                       where x.dispute_township_id = d.township_id and x.dispute_id = d.id
                       order by x.recorded_at desc limit 200) a) as attachments,
                %s
            from %s
            cross join lateral (select jointgov.file_catalogue_version(d.opened_at) as version) c
            """.formatted(ATTACHMENT, ATTACHMENT_COLUMNS, DisputeQueries.NOTED, DisputeQueries.ONE);

    private static final String ONE = """
            select (select json_agg(%s)
                    from (select %s from jointgov.dispute_attachment x
                          where x.dispute_township_id = d.township_id and x.dispute_id = d.id and x.id = ?
                          order by x.township_id = ?::uuid desc nulls last, x.township_id limit 1) a) as attachment
            from %s
            """.formatted(ATTACHMENT, ATTACHMENT_COLUMNS, DisputeQueries.ONE);

    private final Sql sql;
    private final RequestContext request;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected DisputeFileQueries() {
        this.sql = null;
        this.request = null;
    }

    @Inject
    public DisputeFileQueries(Sql sql, RequestContext request) {
        this.sql = sql;
        this.request = request;
    }

    /** A dispute's file; opening it from beyond the sides is recorded. @throws NotFoundException when the caller sees no such dispute */
    public DisputeFileView get(UUID disputeId) {
        return read(disputeId, true);
    }

    /** What an act of the caller has just left; no reading. */
    DisputeFileView after(UUID disputeId) {
        return read(disputeId, false);
    }

    /** How far an attachment has come, the own side's first. @throws NotFoundException when the caller sees none of this id */
    public AttachmentView attachment(UUID disputeId, UUID attachmentId) {
        return sql
                .find(
                        ONE,
                        row -> JsonRows.list(row, "attachment", DisputeFileQueries::attachment),
                        attachmentId,
                        request.caller().townshipId(),
                        disputeId)
                .stream()
                .flatMap(List::stream)
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    private DisputeFileView read(UUID disputeId, boolean note) {
        Caller caller = request.caller();
        return sql.find(
                        GET,
                        row -> view(row, caller, request.locale()),
                        note,
                        caller.townshipId(),
                        Ids.next(),
                        disputeId)
                .orElseThrow(NotFoundException::new);
    }

    private static DisputeFileView view(ResultSet row, Caller caller, Locale locale) throws SQLException {
        List<DisputeFileView.Document> documents = JsonRows.list(row, "documents", DisputeFileQueries::document);
        List<AttachmentView> attachments = JsonRows.list(row, "attachments", DisputeFileQueries::attachment);
        List<String> actions = new ArrayList<>();
        if (row.getBoolean("worker")) {
            actions.add(DisputeFileAction.ADD.slug());
        }
        boolean own = documents.stream()
                .anyMatch(document -> document.withdrawn() == null
                        && Objects.equals(caller.townshipId(), document.added().township()));
        if (row.getBoolean("worker") && own && DisputeStatus.of(row.getString("status")) != DisputeStatus.CLOSED) {
            actions.add(DisputeFileAction.WITHDRAW.slug());
        }
        boolean any = !documents.isEmpty() || !attachments.isEmpty();
        boolean county = caller.scope() == Scope.COUNTY && !caller.machine();
        if (any && (row.getBoolean("handler") || row.getBoolean("glass_broken") || county)) {
            actions.add(DisputeFileAction.UNMASK.slug());
        }
        return new DisputeFileView(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getInt("catalogue_version"),
                items(row, documents, locale),
                documents,
                attachments,
                actions);
    }

    private static List<DisputeFileView.Item> items(
            ResultSet row, List<DisputeFileView.Document> documents, Locale locale) throws SQLException {
        Map<String, Integer> records = new HashMap<>();
        JsonRows.list(row, "records", each -> records.put(each.getString("code"), each.getInt("records")));
        Map<String, Integer> papers = new HashMap<>();
        documents.stream()
                .filter(document -> document.withdrawn() == null)
                .forEach(document -> papers.merge(document.code(), 1, Integer::sum));
        Map<String, Integer> present = new HashMap<>(records);
        papers.forEach((code, count) -> present.merge(code, count, Integer::sum));
        Map<String, TextSet> names = new HashMap<>();
        List<DisputeFile.Entry> entries = JsonRows.list(row, "entries", each -> {
            names.put(
                    each.getString("code"),
                    new TextSet(each.getString("zh"), JsonRows.text(each, "bo"), JsonRows.text(each, "en")));
            return new DisputeFile.Entry(each.getString("code"), FileNeed.of(each.getString("need")));
        });
        ResourceBundle texts = ResourceBundle.getBundle(BUNDLE, locale, NO_FALLBACK);
        return DisputeFile.check(DisputeStatus.of(row.getString("status")), entries, present).stream()
                .map(item -> {
                    String code = item.entry().code();
                    String need = item.entry().need().slug();
                    return new DisputeFileView.Item(
                            code,
                            names.getOrDefault(code, new TextSet(code, null, null)),
                            need,
                            item.entry().need().required(),
                            item.state().slug(),
                            texts.getString(
                                    item.state() == FileItemState.PRESENT
                                            ? item.state().slug()
                                            : item.state().slug() + "." + need),
                            records.getOrDefault(code, 0),
                            papers.getOrDefault(code, 0));
                })
                .toList();
    }

    private static DisputeFileView.Document document(JsonObject row) {
        return new DisputeFileView.Document(
                JsonRows.id(row, "id"),
                row.getString("code"),
                row.getInt("version"),
                LocalDate.parse(row.getString("dated")),
                row.getJsonArray("attachments").getValuesAs(JsonString.class).stream()
                        .map(id -> UUID.fromString(id.getString()))
                        .toList(),
                JsonRows.act(row),
                row.isNull("withdrawn") ? null : JsonRows.act(row.getJsonObject("withdrawn")),
                JsonRows.text(row, "reason"));
    }

    private static AttachmentView attachment(JsonObject row) {
        int bytes = row.getInt("bytes");
        return new AttachmentView(
                JsonRows.id(row, "id"),
                row.getString("kind"),
                row.getString("type"),
                row.isNull("kept") ? bytes : row.getInt("kept"),
                row.getString("state"),
                JsonRows.text(row, "refusal"),
                NewAttachment.chunks(bytes),
                row.getInt("received"),
                row.getString("sent"),
                JsonRows.text(row, "hash"),
                row.getBoolean("scanned"),
                JsonRows.act(row),
                row.isNull("done") ? null : JsonRows.instant(row, "done"));
    }
}
