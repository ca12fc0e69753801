/** What photos, scans and recordings are, told from their own bytes, and what cameras hide in them. */
@NullMarked
package org.jointgov.platform.media;

import org.jspecify.annotations.NullMarked;
