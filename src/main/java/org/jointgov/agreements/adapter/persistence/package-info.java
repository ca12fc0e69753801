/** Cooperation agreements in PostgreSQL, under row-level security. */
@NullMarked
package org.jointgov.agreements.adapter.persistence;

import org.jspecify.annotations.NullMarked;
