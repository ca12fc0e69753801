package org.jointgov.shared;

/** The caller may see the record but not do this. */
public class ForbiddenException extends ProblemException {
    private static final long serialVersionUID = 1L;

    public ForbiddenException() {
        super(Problem.FORBIDDEN);
    }
}
