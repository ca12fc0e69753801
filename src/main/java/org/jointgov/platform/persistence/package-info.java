/** The one transaction of a request, bound to its caller, and plain SQL inside it. */
@NullMarked
package org.jointgov.platform.persistence;

import org.jspecify.annotations.NullMarked;
