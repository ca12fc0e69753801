/** Who is behind a token. */
@NullMarked
package org.jointgov.platform.security;

import org.jspecify.annotations.NullMarked;
