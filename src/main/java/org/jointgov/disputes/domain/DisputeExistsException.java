package org.jointgov.disputes.domain;

import org.jointgov.shared.Problem;
import org.jointgov.shared.ProblemException;

/** A dispute has been opened from the alert already, perhaps by the other side a moment ago. */
public class DisputeExistsException extends ProblemException {
    private static final long serialVersionUID = 1L;

    public DisputeExistsException() {
        super(Problem.DISPUTE_EXISTS);
    }
}
