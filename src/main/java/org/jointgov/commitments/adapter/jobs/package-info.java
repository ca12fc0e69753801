/** What commitments bring about by the clock. */
@NullMarked
package org.jointgov.commitments.adapter.jobs;

import org.jspecify.annotations.NullMarked;
