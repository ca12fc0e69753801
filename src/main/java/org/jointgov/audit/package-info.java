/**
 * Append-only audit records: who did what, for which township, on which record and version, when, from which client.
 *
 * <p>Invariants: every state change and every recorded reading appends exactly one record in its own transaction; records are
 * numbered without gaps after commit; no role of the application can change or delete one; no personal data stands in them.
 * Does not decide who may do what.
 */
@BoundedContext
@NullMarked
package org.jointgov.audit;

import org.jointgov.shared.BoundedContext;
import org.jspecify.annotations.NullMarked;
