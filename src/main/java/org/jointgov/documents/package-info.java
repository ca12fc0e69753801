/**
 * Documents on paper: minutes as PDF and for word processors, the sign-in sheet, the pack for a meeting, and whether the
 * minutes that somebody holds in the hand are in force.
 *
 * <p>Invariants: what a document says, its reader may read; that it left is recorded, always; minutes that are not in force
 * say so on every page. It reads the other contexts' tables by plain SQL under row-level security and writes nothing. Nobody is
 * named in a document but by office.
 */
@BoundedContext(uses = {"audit", "tenancy"})
@NullMarked
package org.jointgov.documents;

import org.jointgov.shared.BoundedContext;
import org.jspecify.annotations.NullMarked;
