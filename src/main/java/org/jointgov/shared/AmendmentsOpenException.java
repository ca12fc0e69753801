package org.jointgov.shared;

/** A proposed amendment waits for its answer. */
public class AmendmentsOpenException extends ProblemException {
    private static final long serialVersionUID = 1L;

    public AmendmentsOpenException() {
        super(Problem.AMENDMENTS_OPEN);
    }
}
