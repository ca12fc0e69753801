/** The read models' statements. */
@NullMarked
package org.jointgov.reporting.adapter.persistence;

import org.jspecify.annotations.NullMarked;
