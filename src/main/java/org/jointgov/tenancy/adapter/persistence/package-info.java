/** The tenancy in PostgreSQL. */
@NullMarked
package org.jointgov.tenancy.adapter.persistence;

import org.jspecify.annotations.NullMarked;
