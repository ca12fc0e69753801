/** Commitments in PostgreSQL, under row-level security. */
@NullMarked
package org.jointgov.commitments.adapter.persistence;

import org.jspecify.annotations.NullMarked;
