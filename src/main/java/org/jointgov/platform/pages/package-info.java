/** Keyset pages. */
@NullMarked
package org.jointgov.platform.pages;

import org.jspecify.annotations.NullMarked;
