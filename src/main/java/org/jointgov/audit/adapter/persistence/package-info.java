/** The audit trail in PostgreSQL. */
@NullMarked
package org.jointgov.audit.adapter.persistence;

import org.jspecify.annotations.NullMarked;
