package org.jointgov.meetings.domain;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jointgov.shared.AmendmentsOpenException;
import org.jointgov.shared.AttendeesOnlyException;
import org.jointgov.shared.ConflictException;
import org.jointgov.shared.InvalidTransitionException;
import org.jspecify.annotations.Nullable;

/**
 * The minutes that both sides of a meeting write and sign off. Immutable: each act gives the minutes after it, whose rows the
 * acting side then writes; the database checks the same rules once more over both sides' rows.
 *
 * @param meetingId the meeting
 * @param ownerTownshipId the meeting's planner
 * @param borderId the border it is shared with
 * @param version the meeting's version
 * @param state where the meeting stands
 * @param content of the latest revision; absent while there is none
 * @param window for amendments
 * @param signOffs the sides' signatures, with the latest revision (0 while there is none) and its hash
 */
public record Minutes(
        UUID meetingId,
        UUID ownerTownshipId,
        UUID borderId,
        long version,
        MeetingState state,
        @Nullable MinutesContent content,
        AmendmentWindow window,
        SignOffs signOffs) {

    /**
     * As they stand.
     *
     * @param members the border's townships, each of which has to sign
     * @param twoSigners those that ask for two persons
     * @param given the signatures so far
     */
    public static Minutes of(
            UUID meetingId,
            UUID ownerTownshipId,
            UUID borderId,
            long version,
            MeetingState state,
            Set<UUID> members,
            Set<UUID> twoSigners,
            int revision,
            @Nullable MinutesContent content,
            AmendmentWindow window,
            List<Signature> given) {
        return new Minutes(
                meetingId,
                ownerTownshipId,
                borderId,
                version,
                state,
                content,
                window,
                new SignOffs(members, twoSigners, revision, content == null ? "" : content.hash(meetingId), given));
    }

    /** The number of the latest revision; 0 while there is none. */
    public int revision() {
        return signOffs.revision();
    }

    /**
     * With another wording, which reopens every sign-off.
     *
     * @param base the revision that the writer had before the eyes; 0 for the first
     * @throws InvalidTransitionException when the minutes are in force or the meeting cancelled
     * @throws ConflictException when somebody has written another revision meanwhile
     */
    public Minutes revise(int base, MinutesContent wording) {
        requireOpen();
        requireLatest(base);
        return after(
                window.until() == null ? MeetingState.MINUTES_DRAFTING : MeetingState.AMENDMENT,
                wording,
                window,
                signOffs.of(base + 1, wording.hash(meetingId)));
    }

    /**
     * Put to both sides for amendments; once more makes the window longer.
     *
     * @param seen the revision that the caller had before the eyes
     * @throws InvalidTransitionException when there are no minutes, or somebody has signed the latest revision
     * @throws ConflictException when there is a newer revision
     */
    public Minutes putToBothSides(int seen, Instant until) {
        if (state != MeetingState.MINUTES_DRAFTING && state != MeetingState.AMENDMENT) {
            throw new InvalidTransitionException();
        }
        requireLatest(seen);
        Instant end = window.until() != null && window.until().isAfter(until) ? window.until() : until;
        return after(MeetingState.AMENDMENT, content, new AmendmentWindow(end, window.unanswered()), signOffs);
    }

    /**
     * With one more proposal.
     *
     * @param side whose
     * @param seen the revision that it is about
     * @param attended whether the proposer's office stands on the side's list of those who attended
     * @throws InvalidTransitionException when the window is not open, or the side has signed
     * @throws ConflictException when there is a newer revision
     * @throws AttendeesOnlyException when the proposer did not attend
     */
    public Minutes propose(UUID side, int seen, boolean attended, Instant now) {
        if (!state.canBeSigned() || !window.isOpen(now) || signOffs.signed(side)) {
            throw new InvalidTransitionException();
        }
        requireLatest(seen);
        if (!attended) {
            throw new AttendeesOnlyException();
        }
        return after(state, content, new AmendmentWindow(window.until(), window.unanswered() + 1), signOffs);
    }

    /**
     * With one proposal less that waits for an answer.
     *
     * @throws InvalidTransitionException when the minutes are in force
     */
    public Minutes answered() {
        requireOpen();
        return after(state, content, new AmendmentWindow(window.until(), window.unanswered() - 1), signOffs);
    }

    /**
     * With one more signature; in force when it is the last that is needed. Who signs before the window has ended says thereby
     * that the side has nothing more to propose.
     *
     * @throws InvalidTransitionException when the minutes were not put to both sides, or the side has signed already
     * @throws AmendmentsOpenException while a proposal waits for its answer
     * @throws org.jointgov.shared.TextChangedException when the signer saw another text than the latest
     * @throws org.jointgov.shared.ForbiddenException when the person has signed already
     */
    public Minutes signOff(Signature signature) {
        if (!state.canBeSigned()) {
            throw new InvalidTransitionException();
        }
        if (window.unanswered() > 0) {
            throw new AmendmentsOpenException();
        }
        SignOffs signed = signOffs.with(signature);
        return after(
                signed.complete() ? MeetingState.IN_FORCE : MeetingState.AWAITING_SIGN_OFF, content, window, signed);
    }

    /**
     * After a side has said why the latest revision is not signed.
     *
     * @param seen what the leader saw
     * @throws InvalidTransitionException when there is nothing to sign, or the side has signed
     * @throws org.jointgov.shared.TextChangedException when the leader saw another text than the latest
     */
    public Minutes refused(UUID side, int seen, String contentHash) {
        if (!state.canBeSigned() || signOffs.signed(side)) {
            throw new InvalidTransitionException();
        }
        signOffs.requireSame(seen, contentHash);
        return after(state, content, window, signOffs);
    }

    /**
     * After a side has confirmed a translation in the latest revision.
     *
     * @param seen what the reader's screen showed
     * @throws InvalidTransitionException when the minutes are not open, or there is no translation into the language
     * @throws org.jointgov.shared.TextChangedException when the reader saw another text than the latest
     */
    public Minutes translationConfirmed(String language, int seen, String contentHash) {
        requireOpen();
        if (content == null
                || content.translations().stream()
                        .noneMatch(each -> each.language().equals(language))) {
            throw new InvalidTransitionException();
        }
        signOffs.requireSame(seen, contentHash);
        return after(state, content, window, signOffs);
    }

    /**
     * After a side has recorded who attended.
     *
     * @throws InvalidTransitionException when the minutes are in force or the meeting cancelled
     */
    public Minutes attended() {
        requireOpen();
        return after(state, content, window, signOffs);
    }

    /**
     * After something was done about an addendum.
     *
     * @throws InvalidTransitionException while the minutes are not in force
     */
    public Minutes added() {
        if (state != MeetingState.IN_FORCE) {
            throw new InvalidTransitionException();
        }
        return after(state, content, window, signOffs);
    }

    /** The sides that have not signed the latest revision as they have to. */
    public List<UUID> awaited() {
        return signOffs.awaited();
    }

    private Minutes after(
            MeetingState next,
            @Nullable MinutesContent nextContent,
            AmendmentWindow nextWindow,
            SignOffs nextSignOffs) {
        return new Minutes(
                meetingId, ownerTownshipId, borderId, version + 1, next, nextContent, nextWindow, nextSignOffs);
    }

    private void requireLatest(int seen) {
        if (seen != revision()) {
            throw new ConflictException();
        }
    }

    private void requireOpen() {
        if (!state.isOpen()) {
            throw new InvalidTransitionException();
        }
    }
}
