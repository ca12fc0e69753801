/**
 * The change feed: what became visible, changed or vanished for a recipient (a township, a county, a province), as positions to
 * read after, and as a stream that says that there is something to read.
 *
 * <p>Invariants: a recipient's positions have no gaps and a late commit gets a later one; an entry names a record and holds
 * nothing of it; a stream ends with its token, its person's login or its membership. Does not carry the records themselves.
 */
@BoundedContext
@NullMarked
package org.jointgov.changes;

import org.jointgov.shared.BoundedContext;
import org.jspecify.annotations.NullMarked;
