package org.jointgov.shared;

/** The record has changed since the caller read it. Carries the current version, which the answer names as ETag. */
public class PreconditionFailedException extends ProblemException {
    private static final long serialVersionUID = 1L;

    private final long currentVersion;

    public PreconditionFailedException(long currentVersion) {
        super(Problem.PRECONDITION_FAILED);
        this.currentVersion = currentVersion;
    }

    public long currentVersion() {
        return currentVersion;
    }
}
