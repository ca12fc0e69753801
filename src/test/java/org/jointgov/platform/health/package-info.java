/** What keeps a node from starting. */
@NullMarked
package org.jointgov.platform.health;

import org.jspecify.annotations.NullMarked;
