package org.jointgov.shared;

/** A record that the caller can see has this id already. */
public class IdInUseException extends ProblemException {
    private static final long serialVersionUID = 1L;

    public IdInUseException() {
        super(Problem.ID_IN_USE);
    }
}
