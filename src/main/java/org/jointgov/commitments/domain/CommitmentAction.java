package org.jointgov.commitments.domain;

import org.jointgov.shared.Slugged;

/** What a side can do about a commitment. The table {@code commitment_act} has the same names. */
public enum CommitmentAction implements Slugged {
    /** The owing side says that it was done, and by what one sees it. */
    REPORT(true, CommitmentStatus.OPEN, CommitmentStatus.REPORTED),
    /** Another side confirms it. */
    CONFIRM(false, CommitmentStatus.REPORTED, CommitmentStatus.KEPT),
    /** Another side says why it was not done. */
    OBJECT(false, CommitmentStatus.REPORTED, CommitmentStatus.OPEN),
    /** The owing side asks for a later day, and says why. A new proposal takes the place of one that waits. */
    PROPOSE_POSTPONEMENT(true, CommitmentStatus.OPEN, CommitmentStatus.OPEN),
    /** Another side agrees to the later day. */
    AGREE_TO_POSTPONEMENT(false, CommitmentStatus.OPEN, CommitmentStatus.OPEN),
    /** Another side says why the day stays. */
    REFUSE_POSTPONEMENT(false, CommitmentStatus.OPEN, CommitmentStatus.OPEN);

    private final boolean byOwing;
    private final CommitmentStatus from;
    private final CommitmentStatus to;

    CommitmentAction(boolean byOwing, CommitmentStatus from, CommitmentStatus to) {
        this.byOwing = byOwing;
        this.from = from;
        this.to = to;
    }

    /** Whether the owing side does it; else another side. */
    public boolean isForOwingSide() {
        return byOwing;
    }

    /** Where a commitment stands when it can be done. */
    public CommitmentStatus from() {
        return from;
    }

    /** Where it stands afterwards. */
    public CommitmentStatus to() {
        return to;
    }

    /** Whether it answers a proposal to postpone. */
    public boolean answersPostponement() {
        return this == AGREE_TO_POSTPONEMENT || this == REFUSE_POSTPONEMENT;
    }
}
