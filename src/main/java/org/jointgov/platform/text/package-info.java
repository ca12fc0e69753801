/** What the service knows of the scripts that its records are written in. */
@NullMarked
package org.jointgov.platform.text;

import org.jspecify.annotations.NullMarked;
