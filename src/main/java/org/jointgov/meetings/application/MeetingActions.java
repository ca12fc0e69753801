package org.jointgov.meetings.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jointgov.meetings.domain.MeetingAction;
import org.jointgov.meetings.domain.MeetingState;
import org.jointgov.platform.time.Time;
import org.jointgov.shared.Caller;
import org.jointgov.shared.Roles;
import org.jspecify.annotations.Nullable;

/** What a caller may do with a meeting now: what the screen offers, and no more than the acts themselves allow. */
final class MeetingActions {
    private MeetingActions() {}

    /**
     * How the caller stands to it.
     *
     * @param deputy may sign as deputy today
     * @param signed has signed the latest revision
     * @param second the township asks for two signers, and has no second one under the latest revision
     * @param attended may propose amendments
     */
    record Own(boolean deputy, boolean signed, boolean second, boolean attended) {}

    static List<String> of(
            JointMeetingSummary meeting, JointMeetingView.@Nullable LatestMinutes minutes, Caller caller, Own own) {
        List<MeetingAction> actions = new ArrayList<>();
        UUID side = caller.townshipId();
        if (side == null) {
            return List.of();
        }
        MeetingState state = MeetingState.of(meeting.state());
        boolean writes = caller.hasRole(Roles.LEADER, Roles.CLERK);
        if (writes && side.equals(meeting.ownerTownshipId())) {
            add(actions, state.planIsOpen(), MeetingAction.EDIT);
            add(actions, state.canBecome(MeetingState.CANCELLED), MeetingAction.CANCEL);
        }
        if (!caller.borderIds().contains(meeting.borderId())) {
            return slugs(actions);
        }
        add(actions, writes && state.isOpen(), MeetingAction.ATTEND, MeetingAction.REVISE);
        add(actions, writes && state == MeetingState.IN_FORCE, MeetingAction.WRITE_ADDENDUM);
        if (minutes != null && !caller.machine() && state.isOpen()) {
            minutes(actions, state, minutes, caller, own, meeting.signedBy().contains(side));
        }
        if (writes && !caller.machine() && state == MeetingState.IN_FORCE) {
            add(actions, caller.hasRole(Roles.LEADER) || own.deputy(), MeetingAction.SIGN_OFF_ADDENDUM);
        }
        return slugs(actions);
    }

    private static void minutes(
            List<MeetingAction> actions,
            MeetingState state,
            JointMeetingView.LatestMinutes minutes,
            Caller caller,
            Own own,
            boolean sideSigned) {
        UUID side = caller.township();
        boolean writes = caller.hasRole(Roles.LEADER, Roles.CLERK);
        Instant until = minutes.amendmentUntil();
        add(
                actions,
                writes && (state == MeetingState.MINUTES_DRAFTING || state == MeetingState.AMENDMENT),
                MeetingAction.PUT_TO_BOTH_SIDES);
        if (state.canBeSigned() && !sideSigned) {
            add(
                    actions,
                    own.attended() && until != null && Time.now().isBefore(until),
                    MeetingAction.PROPOSE_AMENDMENT);
            boolean leads = caller.hasRole(Roles.LEADER) || own.deputy();
            add(actions, writes && leads, MeetingAction.REFUSE);
            if (minutes.unansweredAmendments() == 0 && !own.signed()) {
                add(actions, writes && leads, MeetingAction.SIGN_OFF);
                add(actions, writes && own.second(), MeetingAction.SIGN_OFF_SECOND);
                add(actions, writes, MeetingAction.SIGN_OFF_PAPER);
            }
        }
        add(
                actions,
                writes
                        && minutes.amendments().stream()
                                .anyMatch(each -> each.answer() == null
                                        && !side.equals(each.act().township())),
                MeetingAction.ANSWER_AMENDMENT);
        add(actions, writes && hasTranslationFor(minutes, side), MeetingAction.CONFIRM_TRANSLATION);
    }

    private static void add(List<MeetingAction> actions, boolean may, MeetingAction... added) {
        if (may) {
            actions.addAll(List.of(added));
        }
    }

    private static List<String> slugs(List<MeetingAction> actions) {
        return actions.stream().map(MeetingAction::slug).toList();
    }

    /** Whether there is a translation that another side wrote and this one has not confirmed. */
    private static boolean hasTranslationFor(JointMeetingView.LatestMinutes minutes, UUID township) {
        return !minutes.townshipId().equals(township)
                && minutes.translations().stream()
                        .anyMatch(other -> minutes.translationConfirmations().stream()
                                .noneMatch(confirmed -> confirmed.townshipId().equals(township)
                                        && confirmed.language().equals(other.language())));
    }
}
