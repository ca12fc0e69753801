/** Dispute alerts in PostgreSQL. */
@NullMarked
package org.jointgov.disputes.adapter.persistence;

import org.jspecify.annotations.NullMarked;
