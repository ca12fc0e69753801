/**
 * Joint meetings of a border's townships: plan, attendance of both sides, minutes in revisions, sign-off.
 *
 * <p>Invariants: the plan is its planner's, every other row is the side's that wrote it; minutes are in force once the leaders
 * of all member townships, distinct persons, have signed the same hash of the latest revision, and nothing changes afterwards;
 * a new revision reopens all sign-offs and loses none. Files that a side keeps with a meeting, evidence for its commitments among
 * them, stand beside the minutes and move no version. Does not follow up what was decided, and renders no documents.
 */
@BoundedContext(uses = {"audit", "notification"})
@NullMarked
package org.jointgov.meetings;

import org.jointgov.shared.BoundedContext;
import org.jspecify.annotations.NullMarked;
