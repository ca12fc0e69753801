package org.jointgov.shared;

/** The record does not exist, or the caller may not know that it does: the two are told apart nowhere. */
public class NotFoundException extends ProblemException {
    private static final long serialVersionUID = 1L;

    public NotFoundException() {
        super(Problem.NOT_FOUND);
    }
}
