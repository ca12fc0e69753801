package org.jointgov.shared;

/** An expected refusal. Says the fact as one {@link Problem}; never carries a value that the caller sent. */
public class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Problem problem;

    public ProblemException(Problem problem) {
        super(problem.slug());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
