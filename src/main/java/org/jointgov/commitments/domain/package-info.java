/** A commitment's life cycle and what its sides may do about it. Knows no database and no HTTP. */
@NullMarked
package org.jointgov.commitments.domain;

import org.jspecify.annotations.NullMarked;
