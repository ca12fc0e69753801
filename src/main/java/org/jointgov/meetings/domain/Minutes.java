package org.jointgov.meetings.domain;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jointgov.shared.ConflictException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.JointConsent;
import org.jointgov.shared.TextChangedException;
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
 * @param consent the sides' signatures, with the latest revision (0 while there is none) and its hash
 */
public record Minutes(
        UUID meetingId,
        UUID ownerTownshipId,
        UUID borderId,
        long version,
        MeetingState state,
        @Nullable MinutesContent content,
        JointConsent consent) {

    /**
     * As they stand.
     *
     * @param members the border's townships, each of which has to sign
     * @param given the signatures so far
     */
    public static Minutes of(
            UUID meetingId,
            UUID ownerTownshipId,
            UUID borderId,
            long version,
            MeetingState state,
            Set<UUID> members,
            int revision,
            @Nullable MinutesContent content,
            List<JointConsent.Consent> given) {
        return new Minutes(
                meetingId,
                ownerTownshipId,
                borderId,
                version,
                state,
                content,
                new JointConsent(members, revision, content == null ? "" : content.hash(meetingId), given));
    }

    /** The number of the latest revision; 0 while there is none. */
    public int revision() {
        return consent.revision();
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
        if (base != revision()) {
            throw new ConflictException();
        }
        return new Minutes(
                meetingId,
                ownerTownshipId,
                borderId,
                version + 1,
                MeetingState.MINUTES_DRAFTING,
                wording,
                new JointConsent(consent.sides(), base + 1, wording.hash(meetingId), consent.given()));
    }

    /**
     * With one side's signature; in force when it is the last.
     *
     * @throws InvalidTransitionException when there is nothing to sign, or the side has signed already
     * @throws org.jointgov.shared.TextChangedException when the signer saw another text than the latest
     * @throws org.jointgov.shared.ForbiddenException when the signer has signed for another side
     */
    public Minutes signOff(JointConsent.Consent signature) {
        if (!state.canBeSigned()) {
            throw new InvalidTransitionException();
        }
        JointConsent signed = consent.with(signature);
        return new Minutes(
                meetingId,
                ownerTownshipId,
                borderId,
                version + 1,
                signed.complete() ? MeetingState.IN_FORCE : MeetingState.AWAITING_SIGN_OFF,
                content,
                signed);
    }

    /**
     * After a side's leader has said why the latest revision is not signed.
     *
     * @param refusal what the leader saw
     * @throws InvalidTransitionException when there is nothing to sign, or the side has signed
     * @throws TextChangedException when the leader saw another text than the latest
     */
    public Minutes refused(JointConsent.Consent refusal) {
        if (!state.canBeSigned() || consent.givenBy(refusal.townshipId())) {
            throw new InvalidTransitionException();
        }
        if (refusal.revision() != revision() || !refusal.contentHash().equals(consent.contentHash())) {
            throw new TextChangedException();
        }
        return new Minutes(meetingId, ownerTownshipId, borderId, version + 1, state, content, consent);
    }

    /**
     * After a side has confirmed a translation in the latest revision.
     *
     * @param seen what the reader's screen showed
     * @throws InvalidTransitionException when nothing can be signed, or there is no translation into the language
     * @throws TextChangedException when the reader saw another text than the latest
     */
    public Minutes translationConfirmed(String language, int seen, String contentHash) {
        if (!state.canBeSigned()
                || content == null
                || content.translations().stream()
                        .noneMatch(each -> each.language().equals(language))) {
            throw new InvalidTransitionException();
        }
        if (seen != revision() || !contentHash.equals(consent.contentHash())) {
            throw new TextChangedException();
        }
        return new Minutes(meetingId, ownerTownshipId, borderId, version + 1, state, content, consent);
    }

    /**
     * After a side has recorded who attended.
     *
     * @throws InvalidTransitionException when the minutes are in force or the meeting cancelled
     */
    public Minutes attended() {
        requireOpen();
        return new Minutes(meetingId, ownerTownshipId, borderId, version + 1, state, content, consent);
    }

    /** The sides whose leader's signature the latest revision still needs. */
    public List<UUID> awaited() {
        return consent.sides().stream()
                .filter(side -> !consent.givenBy(side))
                .sorted()
                .toList();
    }

    private void requireOpen() {
        if (!state.isOpen()) {
            throw new InvalidTransitionException();
        }
    }
}
