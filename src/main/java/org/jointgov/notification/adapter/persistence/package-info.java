/** The outbox in the database. */
@NullMarked
package org.jointgov.notification.adapter.persistence;

import org.jspecify.annotations.NullMarked;
