/** What other contexts know of catalogues. */
@NullMarked
package org.jointgov.catalogues.api;

import org.jspecify.annotations.NullMarked;
