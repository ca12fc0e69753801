/**
 * The person behind a token: who is trusted from the beginning, what a person sees of themselves, which devices are theirs and
 * have to be wiped, and the townships' organizations in Keycloak.
 *
 * <p>Invariants: Keycloak is the master of people and their roles, the application of townships, borders and memberships; the
 * way to Keycloak is one-way, and no call over the network happens inside a transaction. A person is known by issuer and
 * subject, without a name; a device by a random id, never by when or where it is used. Does not decide who belongs to which
 * township: that is {@code tenancy}.
 */
@BoundedContext(uses = {"audit", "tenancy"})
@NullMarked
package org.jointgov.identity;

import org.jointgov.shared.BoundedContext;
import org.jspecify.annotations.NullMarked;
