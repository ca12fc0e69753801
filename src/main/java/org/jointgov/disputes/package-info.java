/**
 * Disputes at a border, from the first notice on: a township raises a dispute alert, shares it with a border, the other
 * townships acknowledge or decline it, and what they cannot settle, or do not answer in time, goes up to the counties. An
 * acknowledged alert opens the dispute that the sides handle together: they declare what it is in law, and keep the ground as
 * it is meanwhile. And the register of those who mediate: a township's mediation organisations and mediators.
 *
 * <p>Invariants: an alert is written by its owning township only; what another township does with it is a row of that
 * township's own; sharing is for good; narrative, parties and attachments are ciphertext that leaves only with a record of who
 * read it; what all sides of a dispute bring about follows from rows of each, and file numbers have no gaps; a side tells, confirms
 * and comments for itself alone, and what it says to itself is not there for anybody else; the register of mediators is written by
 * its township and read across its borders in force; of an attachment nothing is kept before its content was checked. Does not decide who shares with whom (tenancy), keeps no register of parties,
 * and ties no mediator to a party.
 */
@BoundedContext(uses = {"audit", "catalogues", "notification", "tenancy"})
@NullMarked
package org.jointgov.disputes;

import org.jointgov.shared.BoundedContext;
import org.jspecify.annotations.NullMarked;
