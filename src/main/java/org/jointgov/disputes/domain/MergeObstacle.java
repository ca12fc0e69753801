package org.jointgov.disputes.domain;

import org.jointgov.shared.Slugged;

/** What keeps two alerts from becoming one matter; {@code merge_obstacle} finds it. */
public enum MergeObstacle implements Slugged {
    /** One of them is one matter with another alert already. */
    MERGED,
    /** Both have disputes, each with its own file number: they go on side by side. */
    DISPUTED,
    /** One has a dispute of which the other's owner is no side. */
    NOT_A_SIDE
}
