/** A context that does not say what it uses. */
@BoundedContext
package org.jointgov.architecture.broken.south;

import org.jointgov.shared.BoundedContext;
