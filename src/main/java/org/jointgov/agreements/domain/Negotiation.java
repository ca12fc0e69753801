package org.jointgov.agreements.domain;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jointgov.shared.ConflictException;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.JointConsent;
import org.jointgov.shared.JointConsent.Consent;

/**
 * What the sides of an agreement do together: propose, answer, accept, sign, end. Immutable: each act gives the negotiation
 * after it, whose rows the acting side then writes; the database checks the same rules once more over both sides' rows.
 *
 * @param members the border's townships
 * @param wording the latest
 * @param revision its number; 0 for a draft
 * @param writer who wrote it, and for which side; empty for a draft
 * @param acceptances of this and earlier wordings; so with signatures and endings
 */
public record Negotiation(
        UUID agreementId,
        UUID ownerTownshipId,
        UUID borderId,
        long version,
        AgreementState state,
        Set<UUID> members,
        Wording wording,
        int revision,
        Optional<Writer> writer,
        List<Consent> acceptances,
        List<Consent> signatures,
        List<Consent> endings) {

    /** Who wrote a wording, for which side. */
    public record Writer(UUID townshipId, UUID personId) {}

    /** The hash of the latest wording, recomputed from what is stored. */
    public String contentHash() {
        return wording.hash(agreementId);
    }

    /**
     * Lays the draft before the other sides.
     *
     * @throws InvalidTransitionException when it has been proposed already
     */
    public Negotiation propose(Writer proposer) {
        if (state != AgreementState.DRAFT) {
            throw new InvalidTransitionException();
        }
        return worded(wording, proposer);
    }

    /**
     * Answers with another wording, which every other side then has to accept; what was given for the one before is history.
     *
     * @param base the revision that the writer had before the eyes
     * @throws InvalidTransitionException when it is a draft, in force or ended
     * @throws ConflictException when somebody has answered meanwhile
     */
    public Negotiation answer(int base, Wording counter, Writer by) {
        if (!state.canBeAnswered()) {
            throw new InvalidTransitionException();
        }
        if (base != revision) {
            throw new ConflictException();
        }
        return worded(counter, by);
    }

    /**
     * With one side's acceptance of the exact wording.
     *
     * @throws InvalidTransitionException when nothing waits for acceptance, or the side has accepted already
     * @throws ForbiddenException when the side wrote the wording, or the person has acted on it for another side
     * @throws org.jointgov.shared.TextChangedException when the leader saw another text than the latest
     */
    public Negotiation accept(Consent acceptance) {
        Writer by = writer.orElseThrow(InvalidTransitionException::new);
        if (state != AgreementState.PROPOSED) {
            throw new InvalidTransitionException();
        }
        if (by.townshipId().equals(acceptance.townshipId()) || by.personId().equals(acceptance.personId())) {
            throw new ForbiddenException();
        }
        JointConsent given = acceptance().with(acceptance);
        return after(
                given.complete() ? AgreementState.ACCEPTED : AgreementState.PROPOSED,
                given.given(),
                signatures,
                endings);
    }

    /**
     * With one side's signature; in force when it is the last.
     *
     * @throws InvalidTransitionException when not all sides have accepted the wording, or the side has signed
     * @throws ForbiddenException when the person has signed for another side
     * @throws org.jointgov.shared.TextChangedException when the leader saw another text than the latest
     */
    public Negotiation sign(Consent signature) {
        if (state != AgreementState.ACCEPTED) {
            throw new InvalidTransitionException();
        }
        JointConsent given = signing().with(signature);
        return after(
                given.complete() ? AgreementState.IN_FORCE : AgreementState.ACCEPTED,
                acceptances,
                given.given(),
                endings);
    }

    /**
     * With one side's ending; ended when it is the last.
     *
     * @throws InvalidTransitionException when it is not in force, or the side has ended it
     * @throws ForbiddenException when the person has ended it for another side
     */
    public Negotiation end(Consent ending) {
        if (state != AgreementState.IN_FORCE) {
            throw new InvalidTransitionException();
        }
        JointConsent given = ending().with(ending);
        return after(
                given.complete() ? AgreementState.ENDED : AgreementState.IN_FORCE,
                acceptances,
                signatures,
                given.given());
    }

    /** The sides that everybody waits for now: to accept, to sign, or, once one has ended it, to end. */
    public List<UUID> awaited() {
        JointConsent open = switch (state) {
            case PROPOSED -> acceptance();
            case ACCEPTED -> signing();
            case IN_FORCE -> ending();
            case DRAFT, ENDED -> new JointConsent(Set.of(), revision, "", List.of());
        };
        return open.sides().stream()
                .filter(side -> !open.givenBy(side))
                .sorted()
                .toList();
    }

    private Negotiation worded(Wording next, Writer by) {
        return new Negotiation(
                agreementId,
                ownerTownshipId,
                borderId,
                version + 1,
                AgreementState.PROPOSED,
                members,
                next,
                revision + 1,
                Optional.of(by),
                acceptances,
                signatures,
                endings);
    }

    private Negotiation after(AgreementState next, List<Consent> accepted, List<Consent> signed, List<Consent> ended) {
        return new Negotiation(
                agreementId,
                ownerTownshipId,
                borderId,
                version + 1,
                next,
                members,
                wording,
                revision,
                writer,
                accepted,
                signed,
                ended);
    }

    private JointConsent acceptance() {
        Set<UUID> others = new HashSet<>(members);
        writer.ifPresent(by -> others.remove(by.townshipId()));
        return new JointConsent(others, revision, contentHash(), acceptances);
    }

    private JointConsent signing() {
        return new JointConsent(members, revision, contentHash(), signatures);
    }

    private JointConsent ending() {
        return new JointConsent(members, revision, contentHash(), endings);
    }
}
