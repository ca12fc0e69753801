package org.jointgov.disputes.domain;

import java.util.UUID;
import org.jointgov.shared.Problem;
import org.jointgov.shared.ProblemException;

/** A dispute has been opened from the alert, or from the one that it was merged with, perhaps by the other side a moment ago. */
public class DisputeExistsException extends ProblemException {
    private static final long serialVersionUID = 1L;

    /** @param disputeId that dispute, which the caller can see */
    public DisputeExistsException(UUID disputeId) {
        super(Problem.DISPUTE_EXISTS, disputeId);
    }
}
