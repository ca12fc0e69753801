/** Joint meetings in PostgreSQL, under row-level security. */
@NullMarked
package org.jointgov.meetings.adapter.persistence;

import org.jspecify.annotations.NullMarked;
