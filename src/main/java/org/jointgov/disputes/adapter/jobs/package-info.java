/** What alerts bring about by the clock. */
@NullMarked
package org.jointgov.disputes.adapter.jobs;

import org.jspecify.annotations.NullMarked;
