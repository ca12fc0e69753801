package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jointgov.disputes.domain.RetentionRuleAction;
import org.jointgov.disputes.domain.RetentionRuleState;
import org.jointgov.platform.pages.Cursor;
import org.jointgov.platform.persistence.Conditions;
import org.jointgov.platform.persistence.JsonRows;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Act;
import org.jointgov.shared.Caller;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.Page;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;
import org.jointgov.shared.Slugged;
import org.jspecify.annotations.Nullable;

/** Reads of retention rules, one statement each; row-level security decides what there is. */
@UseCase
public class RetentionRuleQueries {
    private static final String SELECT = """
            select r.*, n.*,
                (select max(x.version) from jointgov.retention_rule x where x.border_id = r.border_id) as latest,
                (select max(x.version) from jointgov.retention_rule x
                 where x.border_id = r.border_id and x.in_force_at is not null) as current,
                (select json_agg(json_build_object('township', a.township_id, 'office', a.office, 'at', a.answered_at,
                                                   'approves', a.approves) order by a.answered_at, a.township_id)
                 from jointgov.retention_answer a where a.border_id = r.border_id and a.version = r.version) as answers
            from (%s) r cross join lateral jointgov.retention_counts(r.border_id, r.version) n
            order by r.proposed_at desc, r.id desc
            """;

    private static final String ONE = SELECT.formatted("select * from jointgov.retention_rule where id = ?");

    private static final String LIST = """
            select * from jointgov.retention_rule q where (q.proposed_at, q.id) < (?, ?)%s
            order by q.proposed_at desc, q.id desc limit ?""";

    private final Sql sql;
    private final RequestContext request;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected RetentionRuleQueries() {
        this.sql = null;
        this.request = null;
    }

    @Inject
    public RetentionRuleQueries(Sql sql, RequestContext request) {
        this.sql = sql;
        this.request = request;
    }

    /** One version. @throws NotFoundException when the caller sees none of this id */
    public RetentionRuleView get(UUID id) {
        Caller caller = request.caller();
        return sql.find(ONE, row -> view(row, caller), id).orElseThrow(NotFoundException::new);
    }

    /** A page of the visible versions, newest first. @param borderId of this border only */
    public Page<RetentionRuleView> list(@Nullable UUID borderId, Cursor cursor, int limit) {
        Caller caller = request.caller();
        Conditions conditions = Conditions.after(cursor.at(), cursor.id()).and("q.border_id = ?", borderId);
        List<RetentionRuleView> rows = sql.list(
                SELECT.formatted(LIST.formatted(conditions.text())),
                row -> view(row, caller),
                conditions.parameters(limit + 1));
        return Cursor.page(rows, limit, rule -> new Cursor(rule.proposed().at(), rule.id()));
    }

    private static RetentionRuleView view(ResultSet row, Caller caller) throws SQLException {
        UUID borderId = row.getObject("border_id", UUID.class);
        List<RetentionRuleView.Answer> answers = JsonRows.list(
                row,
                "answers",
                answer -> new RetentionRuleView.Answer(answer.getBoolean("approves"), JsonRows.act(answer)));
        RetentionRuleState state = state(row);
        return new RetentionRuleView(
                row.getObject("id", UUID.class),
                borderId,
                row.getInt("version"),
                row.getInt("default_months"),
                JsonRows.list(
                        row,
                        "exceptions",
                        term -> new RetentionRuleView.TypeTerm(term.getString("type"), term.getInt("months"))),
                row.getString("legal_basis"),
                row.getString("content_hash"),
                state.slug(),
                new Act(null, row.getString("office"), Objects.requireNonNull(Sql.instant(row, "proposed_at"))),
                answers,
                new RetentionRuleView.Counts(
                        row.getLong("kept"),
                        row.getLong("ended"),
                        row.getLong("due"),
                        row.getLong("held"),
                        row.getLong("destroyed")),
                answers.size() + 1L,
                state == RetentionRuleState.PROPOSED && mayAnswer(caller, borderId, answers)
                        ? Slugged.slugs(RetentionRuleAction.class)
                        : List.of());
    }

    private static RetentionRuleState state(ResultSet row) throws SQLException {
        int version = row.getInt("version");
        if (row.getObject("in_force_at") != null) {
            return version == row.getInt("current") ? RetentionRuleState.IN_FORCE : RetentionRuleState.REPLACED;
        }
        if (row.getObject("refused_at") != null) {
            return RetentionRuleState.REFUSED;
        }
        return version == row.getInt("latest") ? RetentionRuleState.PROPOSED : RetentionRuleState.SUPERSEDED;
    }

    private static boolean mayAnswer(Caller caller, UUID borderId, List<RetentionRuleView.Answer> answers) {
        return caller.hasRole(Roles.LEADER)
                && !caller.machine()
                && caller.borderIds().contains(borderId)
                && answers.stream()
                        .noneMatch(answer -> Objects.equals(answer.act().township(), caller.townshipId()));
    }
}
