/** Tokens tried and refused. */
@NullMarked
package org.jointgov.platform.security;

import org.jspecify.annotations.NullMarked;
