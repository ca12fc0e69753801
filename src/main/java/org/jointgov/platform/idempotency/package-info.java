/** Exactly once: a mutation with the same key happens one time. */
@NullMarked
package org.jointgov.platform.idempotency;

import org.jspecify.annotations.NullMarked;
