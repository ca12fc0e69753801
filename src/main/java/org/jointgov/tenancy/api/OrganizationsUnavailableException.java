package org.jointgov.tenancy.api;

import org.jointgov.shared.Problem;
import org.jointgov.shared.ProblemException;

/** Keycloak did not do what was asked of it. */
public class OrganizationsUnavailableException extends ProblemException {
    private static final long serialVersionUID = 1L;

    public OrganizationsUnavailableException() {
        super(Problem.SERVICE_UNAVAILABLE);
    }
}
