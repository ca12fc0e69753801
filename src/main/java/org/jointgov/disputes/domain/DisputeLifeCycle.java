package org.jointgov.disputes.domain;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jointgov.shared.Roles;

/**
 * A dispute's life in one table: from which status whose act leads to which, and what it needs. {@link DisputePolicy} reads it
 * for what a caller may do; the functions of {@code R__41_dispute.sql} keep the same once more.
 */
public final class DisputeLifeCycle {
    private static final Set<String> ALL = Set.of(Roles.LEADER, Roles.CLERK, Roles.MEDIATOR);

    /** The beginning: an acknowledged alert that has no dispute yet ({@link DisputeAlertPolicy#requireDisputable}). */
    public static final DisputeTransition OPENING =
            new DisputeTransition(null, DisputeAction.OPEN, DisputeStatus.OPEN, ALL, false, always());

    /** All of it. */
    public static final List<DisputeTransition> TRANSITIONS = List.of(OPENING);

    private DisputeLifeCycle() {}

    private static Predicate<DisputeStanding> always() {
        return dispute -> true;
    }
}
