/**
 * Commitments: what a side of a border took upon itself in minutes that are in force, and whether it was kept.
 *
 * <p>Invariants: a commitment is made by the sealing of its minutes and by nothing else; the side that owes it reports that it
 * was done, and it counts as kept once another side confirms; a due day moves when the owing side proposes it and another side
 * agrees; nothing that was said about it is taken back. Does not judge whether something was done well.
 */
@BoundedContext(uses = {"audit", "notification"})
@NullMarked
package org.jointgov.commitments;

import org.jointgov.shared.BoundedContext;
import org.jspecify.annotations.NullMarked;
