/** One class a use case; {@code JointMeetingQueries} for reads. */
@NullMarked
package org.jointgov.meetings.application;

import org.jspecify.annotations.NullMarked;
