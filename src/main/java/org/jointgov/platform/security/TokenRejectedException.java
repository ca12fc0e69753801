package org.jointgov.platform.security;

import org.jointgov.shared.Problem;
import org.jointgov.shared.ProblemException;

/** The token is not one that this API accepts. The reason is for the log; the caller is not told which it was. */
public class TokenRejectedException extends ProblemException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /** @param reason a stable word, never a part of the token */
    public TokenRejectedException(String reason) {
        super(Problem.TOKEN_REJECTED);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
