package org.jointgov.platform.security;

import org.jointgov.shared.Problem;
import org.jointgov.shared.ProblemException;

/** The person or the township has sent more requests than the limit. */
public class TooManyRequestsException extends ProblemException {
    private static final long serialVersionUID = 1L;

    private final int retryAfterSeconds;

    /** @param retryAfterSeconds when the next request will be let in */
    public TooManyRequestsException(int retryAfterSeconds) {
        super(Problem.TOO_MANY_REQUESTS);
        this.retryAfterSeconds = Math.max(1, retryAfterSeconds);
    }

    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
