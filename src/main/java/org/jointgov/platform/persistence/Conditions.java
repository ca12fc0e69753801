package org.jointgov.platform.persistence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a list's filters with their parameters, in the order in which they stand in the statement. Only what was
 * asked for becomes part of it, so that each combination gets a plan of its own. For one statement and one thread.
 */
public final class Conditions {
    private final StringBuilder text = new StringBuilder();
    private final List<@Nullable Object> parameters = new ArrayList<>();

    /** Parameters of what stands before the conditions. */
    public static Conditions after(@Nullable Object... before) {
        Conditions conditions = new Conditions();
        conditions.parameters.addAll(java.util.Arrays.asList(before));
        return conditions;
    }

    /** One more condition, unless the value is absent. @param condition SQL with one {@code ?} */
    public Conditions and(String condition, @Nullable Object value) {
        return value == null ? this : andAll(condition, value);
    }

    /** One more condition. @param condition SQL with as many {@code ?} as values */
    public Conditions andAll(String condition, @Nullable Object... values) {
        text.append(" and ").append(condition);
        parameters.addAll(java.util.Arrays.asList(values));
        return this;
    }

    /** Only records that are filed under all of these tokens ({@code SearchTokens.ofQuery}), unless there are none. */
    public Conditions matching(String id, String recordKind, String scope, Collection<String> tokens) {
        return tokens.isEmpty()
                ? this
                : andAll(
                        id + " in (select p.record_id from jointgov.search_posting p where p.record_kind = ? and "
                                + scope
                                + " and p.token = any (?) group by p.record_id having count(distinct p.token) = ?)",
                        recordKind,
                        tokens,
                        tokens.size());
    }

    /** The SQL, beginning with {@code and}, or nothing. */
    public String text() {
        return text.toString();
    }

    /** All parameters so far and these after them. */
    public @Nullable Object[] parameters(@Nullable Object... after) {
        List<@Nullable Object> all = new ArrayList<>(parameters);
        all.addAll(java.util.Arrays.asList(after));
        return all.toArray();
    }
}
