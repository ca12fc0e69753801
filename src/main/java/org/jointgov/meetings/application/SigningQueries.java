package org.jointgov.meetings.application;

import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jointgov.platform.persistence.JsonRows;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.RequestContext;

/** Who signs for townships, in one statement; row-level security decides for which. */
@UseCase
public class SigningQueries {
    private static final String GET = """
            select coalesce((select r.version from jointgov.signing_rule r where r.township_id = ?), 0) as version,
                array(select r.township_id from jointgov.signing_rule r where r.two_signers order by 1) as two_signers,
                (select json_agg(json_build_object('id', d.id, 'township', d.township_id, 'office', d.office,
                        'leader', d.leader_office, 'first', d.first_day, 'last', d.last_day, 'at', d.named_at,
                        'ended', d.ended_at) order by d.named_at desc, d.id)
                 from jointgov.signing_deputy d where d.last_day > current_date - 366) as deputies,
                jointgov.acting_deputy() as acting
            """;

    private final Sql sql;
    private final RequestContext request;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected SigningQueries() {
        this.sql = null;
        this.request = null;
    }

    @Inject
    public SigningQueries(Sql sql, RequestContext request) {
        this.sql = sql;
        this.request = request;
    }

    /** For the caller's township and those that it shares a border with. */
    public SigningView get() {
        UUID own = request.caller().township();
        return sql.find(
                        GET,
                        row -> new SigningView(
                                row.getLong("version"),
                                List.of(Sql.ids(row, "two_signers")),
                                JsonRows.list(
                                        row,
                                        "deputies",
                                        o -> new SigningView.Deputy(
                                                JsonRows.id(o, "id"),
                                                JsonRows.id(o, "township"),
                                                o.getString("office"),
                                                o.getString("leader"),
                                                LocalDate.parse(o.getString("first")),
                                                LocalDate.parse(o.getString("last")),
                                                JsonRows.instant(o, "at"),
                                                o.isNull("ended") ? null : JsonRows.instant(o, "ended"))),
                                row.getObject("acting", UUID.class)),
                        own)
                .orElseThrow();
    }
}
