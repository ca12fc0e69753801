package org.jointgov.meetings.application;

import org.jointgov.meetings.domain.JointMeeting;
import org.jointgov.shared.Caller;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.Roles;

/** Who may write a plan: leader and clerk of the township that made it. */
final class OwnPlan {
    private OwnPlan() {}

    static void require(Caller caller, JointMeeting meeting) {
        caller.require(Roles.LEADER, Roles.CLERK);
        if (!caller.actsFor(meeting.townshipId())) {
            throw new ForbiddenException();
        }
    }
}
