/** The virus scanner that looks at what is uploaded, where an installation has one. */
@NullMarked
package org.jointgov.platform.scan;

import org.jspecify.annotations.NullMarked;
