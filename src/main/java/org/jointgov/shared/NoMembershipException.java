package org.jointgov.shared;

/** The person behind the token has no membership that its roles cover. */
public class NoMembershipException extends ProblemException {
    private static final long serialVersionUID = 1L;

    public NoMembershipException() {
        super(Problem.NO_MEMBERSHIP);
    }
}
