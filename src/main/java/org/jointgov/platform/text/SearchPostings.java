package org.jointgov.platform.text;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import org.jointgov.platform.persistence.Sql;
import org.jspecify.annotations.Nullable;

/** Files records under the tokens of their public texts. A township files rows of its own only; a border's members find them. */
@ApplicationScoped
public class SearchPostings {
    private static final String FILE = """
            with gone as (
                delete from jointgov.search_posting
                where township_id = ? and record_kind = ? and record_id = ? and token <> all (?::text[]))
            insert into jointgov.search_posting (township_id, border_id, token, record_kind, record_id, recorded_at)
                select ?, ?::uuid, t.token, ?, ?, transaction_timestamp() from unnest(?::text[]) t (token)
            on conflict (township_id, record_kind, token, record_id) do update set border_id = excluded.border_id
            """;

    private final Sql sql;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected SearchPostings() {
        this.sql = null;
    }

    @Inject
    public SearchPostings(Sql sql) {
        this.sql = sql;
    }

    /**
     * Files a record anew, in one statement: what this township filed it under before and is no longer there goes.
     *
     * @param townshipId the caller's own
     * @param borderId whose members may find it; null for the township alone
     * @param texts what is public between the sides; none takes the record out
     */
    public void file(UUID townshipId, @Nullable UUID borderId, String recordKind, UUID recordId, String... texts) {
        Set<String> tokens = SearchTokens.of(texts);
        sql.update(FILE, townshipId, recordKind, recordId, tokens, townshipId, borderId, recordKind, recordId, tokens);
    }
}
