/** One class a use case; {@code CommitmentQueries} for reads. */
@NullMarked
package org.jointgov.commitments.application;

import org.jspecify.annotations.NullMarked;
