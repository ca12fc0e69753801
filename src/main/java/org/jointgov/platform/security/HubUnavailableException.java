package org.jointgov.platform.security;

import org.jointgov.shared.Problem;
import org.jointgov.shared.ProblemException;

/** The hub realm cannot be asked now, and the question cannot be answered without it. */
public class HubUnavailableException extends ProblemException {
    private static final long serialVersionUID = 1L;

    public HubUnavailableException() {
        super(Problem.SERVICE_UNAVAILABLE);
    }
}
