package org.jointgov.meetings.application;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jointgov.meetings.domain.MeetingFileAction;
import org.jointgov.meetings.domain.MeetingFileKind;
import org.jointgov.meetings.domain.MeetingState;
import org.jointgov.platform.persistence.JsonRows;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Act;
import org.jointgov.shared.Caller;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;

/** Reads of the files of joint meetings, one statement each; row-level security decides what there is. */
@UseCase
public class MeetingFileQueries {
    private static final String LIST = """
            select m.border_id, m.state,
                (select json_agg(json_build_object('id', f.id, 'township', f.township_id, 'kind', f.kind,
                        'commitment', f.commitment_id, 'type', f.media_type, 'bytes', f.bytes, 'hash', f.content_sha256,
                        'scanned', f.scanned, 'office', f.office, 'at', f.received_at, 'reason', f.withdrawal_reason,
                        'withdrawnOffice', f.withdrawn_office, 'withdrawnAt', f.withdrawn_at,
                        'mayGo', jointgov.meeting_file_may_go(f.kind, f.received_at, m.state, m.in_force_at, c.status))
                        order by f.received_at, f.id)
                 from jointgov.meeting_file f
                 left join jointgov.commitment c on c.township_id = f.township_id and c.id = f.commitment_id
                 where f.owner_township_id = m.township_id and f.meeting_id = m.id) as files
            from (select * from jointgov.joint_meeting where id = ? order by planned_at, township_id limit 1) m
            """;

    private final Sql sql;
    private final RequestContext request;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected MeetingFileQueries() {
        this.sql = null;
        this.request = null;
    }

    @Inject
    public MeetingFileQueries(Sql sql, RequestContext request) {
        this.sql = sql;
        this.request = request;
    }

    /** What the sides keep with a meeting. @throws NotFoundException when the caller sees no such meeting */
    public MeetingFilesView list(UUID meetingId) {
        Caller caller = request.caller();
        return sql.find(LIST, row -> view(row, caller), meetingId).orElseThrow(NotFoundException::new);
    }

    /** One of them. */
    MeetingFileView get(UUID meetingId, UUID file) {
        return list(meetingId).files().stream()
                .filter(each -> each.id().equals(file))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    /** The version of a commitment that the caller sees. */
    long commitmentVersion(UUID township, UUID commitment) {
        return sql.find(
                        "select version from jointgov.commitment where township_id = ? and id = ?",
                        row -> row.getLong("version"),
                        township,
                        commitment)
                .orElseThrow(NotFoundException::new);
    }

    private static MeetingFilesView view(ResultSet row, Caller caller) throws SQLException {
        boolean writes = !caller.machine()
                && caller.hasRole(Roles.LEADER, Roles.CLERK)
                && caller.borderIds().contains(row.getObject("border_id", UUID.class));
        MeetingState state = MeetingState.of(row.getString("state"));
        return new MeetingFilesView(
                JsonRows.list(row, "files", file -> file(file, writes, caller)),
                writes
                        ? Stream.of(MeetingFileKind.values())
                                .filter(kind -> kind.fits(state))
                                .map(MeetingFileKind::slug)
                                .toList()
                        : List.of());
    }

    private static MeetingFileView file(JsonObject file, boolean writes, Caller caller) {
        UUID township = JsonRows.id(file, "township");
        String reason = JsonRows.text(file, "reason");
        List<String> actions = new ArrayList<>();
        if (reason == null) {
            actions.add(MeetingFileAction.OPEN.slug());
            if (writes && caller.actsFor(township) && file.getBoolean("mayGo", false)) {
                actions.add(MeetingFileAction.WITHDRAW.slug());
            }
        }
        return new MeetingFileView(
                JsonRows.id(file, "id"),
                township,
                file.getString("kind"),
                file.isNull("commitment") ? null : JsonRows.id(file, "commitment"),
                file.getString("type"),
                file.getInt("bytes"),
                file.getString("hash"),
                file.getBoolean("scanned"),
                JsonRows.act(file),
                reason == null
                        ? null
                        : new MeetingFileView.Withdrawal(
                                reason,
                                new Act(
                                        township,
                                        file.getString("withdrawnOffice"),
                                        JsonRows.instant(file, "withdrawnAt"))),
                actions);
    }
}
