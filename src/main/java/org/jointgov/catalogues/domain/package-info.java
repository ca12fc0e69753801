/** Catalogues, their versions and what may follow on a version. */
@NullMarked
package org.jointgov.catalogues.domain;

import org.jspecify.annotations.NullMarked;
