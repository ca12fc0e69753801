/**
 * Read models that reach over the contexts: what needs somebody today, what waits for a signature, and the
 * thread from an alert to what became of it.
 *
 * <p>The highest context: it reads the others' tables by plain SQL under row-level security, so that a page costs one
 * statement, and writes nothing. No context depends on it.
 */
@BoundedContext(uses = "disputes")
@NullMarked
package org.jointgov.reporting;

import org.jointgov.shared.BoundedContext;
import org.jspecify.annotations.NullMarked;
