package org.jointgov.disputes.adapter.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import java.util.UUID;
import org.jointgov.disputes.domain.RetentionRules;
import org.jointgov.disputes.domain.RetentionTerms;
import org.jointgov.platform.persistence.DatabaseException;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.text.JsonText;
import org.jointgov.shared.IdInUseException;
import org.jointgov.shared.InvalidFieldsException;
import org.jointgov.shared.NotFoundException;

/** Through the functions of {@code R__52_retention.sql}. */
@ApplicationScoped
public class SqlRetentionRules implements RetentionRules {
    private static final String STANDING = """
            select r.*, (select count(*) from retention_answer a
                         where a.border_id = r.border_id and a.version = r.version) as answers
            from retention_rule r where r.id = ?
            """;

    private final Sql sql;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected SqlRetentionRules() {
        this.sql = null;
    }

    @Inject
    public SqlRetentionRules(Sql sql) {
        this.sql = sql;
    }

    @Override
    public int propose(UUID borderId, UUID id, RetentionTerms terms) {
        JsonArrayBuilder exceptions = JsonText.JSON.createArrayBuilder();
        terms.exceptions()
                .forEach(term -> exceptions.add(JsonText.JSON
                        .createObjectBuilder()
                        .add("type", term.type())
                        .add("months", term.months())));
        try {
            return sql.find(
                            "select propose_retention_rule(?, ?, ?, ?::jsonb, ?)",
                            row -> row.getInt(1),
                            borderId,
                            id,
                            terms.defaultMonths(),
                            exceptions.build().toString(),
                            terms.legalBasis())
                    .orElseThrow(NotFoundException::new);
        } catch (DatabaseException e) {
            if (e.isRefused()) {
                // The use case has asked for an operator.
                throw new NotFoundException();
            }
            throw e.isDuplicate()
                    ? new IdInUseException()
                    : e.sqlState().equals("JG014") ? InvalidFieldsException.of("/exceptions", "unknown-value") : e;
        }
    }

    @Override
    public Standing getStanding(UUID id) {
        return sql.find(
                        STANDING,
                        row -> new Standing(
                                row.getObject("id", UUID.class),
                                row.getObject("border_id", UUID.class),
                                row.getInt("version"),
                                row.getInt("answers")),
                        id)
                .orElseThrow(NotFoundException::new);
    }

    @Override
    public boolean answer(UUID id, boolean approves, String contentHash) {
        return sql.find("select answer_retention_rule(?, ?, ?)", row -> row.getBoolean(1), id, approves, contentHash)
                .orElse(false);
    }
}
