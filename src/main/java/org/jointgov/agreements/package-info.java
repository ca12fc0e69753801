/**
 * Cooperation agreements of a border: drafted by one township, proposed, accepted or answered with a counter-text, signed, in
 * force, ended.
 *
 * <p>Invariants: a draft is its township's own; a wording is never changed but answered by another, which makes what was given
 * for the one before history; an agreement is accepted once every side but the writer's accepted the exact wording, in force
 * once the leaders of all member townships, distinct persons, signed it, ended once all of them ended it. A term that is over
 * is shown and does not end the agreement by itself: whether it goes on is for its text and the sides to say. Does not follow
 * up clauses, and renders no documents.
 */
@BoundedContext(uses = {"audit", "notification"})
@NullMarked
package org.jointgov.agreements;

import org.jointgov.shared.BoundedContext;
import org.jspecify.annotations.NullMarked;
