/**
 * Townships, borders, memberships and invitations: who shares with whom, who acts for whom, and who answers on a border.
 *
 * <p>Invariants: a border is in force once the leader of each of its townships has confirmed it, and never gains a township
 * after the first of them has; an invitation counts once somebody other than its author has confirmed it (see
 * docs/decisions/0005-chain-of-trust.md), so that no operator becomes a reader; a removed membership is without effect from the
 * next request on; nobody removes their own. Does not know who is behind a token: that is {@code identity}.
 */
@BoundedContext(uses = {"audit"})
@NullMarked
package org.jointgov.tenancy;

import org.jointgov.shared.BoundedContext;
import org.jspecify.annotations.NullMarked;
