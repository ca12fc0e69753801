/** Reading catalogues and publishing their next versions. */
@NullMarked
package org.jointgov.catalogues.application;

import org.jspecify.annotations.NullMarked;
