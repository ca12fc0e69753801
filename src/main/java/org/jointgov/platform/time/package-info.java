/** The only place that reads the clock or draws random ids. */
@NullMarked
package org.jointgov.platform.time;

import org.jspecify.annotations.NullMarked;
