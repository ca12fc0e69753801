/**
 * Disputes at a border, from the first notice on: a township raises a dispute alert, shares it with a border, the other
 * townships acknowledge or decline it, and what they cannot settle, or do not answer in time, goes up to the counties.
 *
 * <p>Invariants: an alert is written by its owning township only; what another township does with it is a row of that
 * township's own; sharing is for good; narrative, parties and attachments are ciphertext that leaves only with a record of who
 * read it. Does not decide who shares with whom (tenancy) and keeps no register of people.
 */
@BoundedContext(uses = {"audit", "notification"})
@NullMarked
package org.jointgov.disputes;

import org.jointgov.shared.BoundedContext;
import org.jspecify.annotations.NullMarked;
