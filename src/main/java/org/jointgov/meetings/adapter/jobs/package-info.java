/** What joint meetings bring about by the clock. */
@NullMarked
package org.jointgov.meetings.adapter.jobs;

import org.jspecify.annotations.NullMarked;
