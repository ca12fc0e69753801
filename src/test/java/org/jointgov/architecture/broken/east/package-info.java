/** A context that nobody uses. */
@BoundedContext
package org.jointgov.architecture.broken.east;

import org.jointgov.shared.BoundedContext;
