package org.jointgov.shared;

/** The record is no longer what the request builds on. */
public class ConflictException extends ProblemException {
    private static final long serialVersionUID = 1L;

    public ConflictException() {
        super(Problem.CONFLICT);
    }
}
