package org.jointgov.shared;

/** The record's state does not allow this act. */
public class InvalidTransitionException extends ProblemException {
    private static final long serialVersionUID = 1L;

    public InvalidTransitionException() {
        super(Problem.INVALID_TRANSITION);
    }
}
