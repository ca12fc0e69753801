/** Catalogues in PostgreSQL. */
@NullMarked
package org.jointgov.catalogues.adapter.persistence;

import org.jspecify.annotations.NullMarked;
