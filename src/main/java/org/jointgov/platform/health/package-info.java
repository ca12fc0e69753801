/** Whether this node runs, may be sent requests, and has been set up as it must be. */
@NullMarked
package org.jointgov.platform.health;

import org.jspecify.annotations.NullMarked;
