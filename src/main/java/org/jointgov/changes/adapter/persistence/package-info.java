/** The feed in the database. */
@NullMarked
package org.jointgov.changes.adapter.persistence;

import org.jspecify.annotations.NullMarked;
