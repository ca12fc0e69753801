package org.jointgov.shared;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An expected refusal. Says the fact as one {@link Problem}; never carries a value that the caller sent. */
public class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final @Nullable UUID existing;

    public ProblemException(Problem problem) {
        this(problem, null);
    }

    /** @param existing the record that stands in the way; only one that the caller can see */
    protected ProblemException(Problem problem, @Nullable UUID existing) {
        super(problem.slug());
        this.problem = problem;
        this.existing = existing;
    }

    /** The record that stands in the way, where it helps to open that one. */
    public Optional<UUID> existing() {
        return Optional.ofNullable(existing);
    }

    public Problem problem() {
        return problem;
    }
}
