/** A context that breaks every rule. */
@BoundedContext(uses = {"south", "east"})
package org.jointgov.architecture.broken.north;

import org.jointgov.shared.BoundedContext;
