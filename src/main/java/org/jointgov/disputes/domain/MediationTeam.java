package org.jointgov.disputes.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jointgov.shared.Caller;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.JointConsent;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.Roles;
import org.jointgov.shared.Scope;
import org.jointgov.shared.TextHash;

/**
 * The mediators whom the sides of a dispute appoint to act together. Each side appoints and releases its own; the team is formed
 * while every side has somebody on it and every side's leader has consented to this composition, each another person. Whatever
 * changes the composition reopens all consents, so does the objection of a party, which takes the mediator off at once (People's
 * Mediation Law, article 23). Immutable: each act gives the team after it, whose rows the acting side then writes; the triggers of
 * {@code R__46_mediation_team.sql} check the same rules once more over all sides' rows.
 *
 * @param leadTownshipId the township that leads the dispute
 * @param version the dispute's version
 * @param countyCodes the counties that the dispute is open to
 * @param members who is on the team now
 * @param refused mediators whom a party did not accept: they are not appointed again
 * @param consent the sides' consents, with the number of the present composition (0 before the first) and its hash
 */
public record MediationTeam(
        UUID leadTownshipId,
        UUID disputeId,
        UUID borderId,
        long version,
        DisputeStatus status,
        List<String> countyCodes,
        List<Member> members,
        Set<RegisterEntry> refused,
        JointConsent consent) {

    /**
     * Somebody on the team.
     *
     * @param id of the appointment
     * @param displayName as the register had it at the appointment
     */
    public record Member(UUID id, UUID townshipId, UUID mediatorId, String displayName) {
        RegisterEntry entry() {
            return new RegisterEntry(townshipId, mediatorId);
        }

        private String line() {
            return String.join(" ", townshipId.toString(), mediatorId.toString(), displayName);
        }
    }

    /** An entry of a township's register. */
    public record RegisterEntry(UUID townshipId, UUID mediatorId) {}

    public MediationTeam {
        countyCodes = List.copyOf(countyCodes);
        members = List.copyOf(members);
        refused = Set.copyOf(refused);
    }

    /**
     * As it stands.
     *
     * @param sides the townships whose consent is needed
     * @param revision the number of the present composition
     * @param given every consent so far
     */
    public static MediationTeam of(
            UUID leadTownshipId,
            UUID disputeId,
            UUID borderId,
            long version,
            DisputeStatus status,
            List<String> countyCodes,
            Set<UUID> sides,
            int revision,
            List<Member> members,
            Set<RegisterEntry> refused,
            List<JointConsent.Consent> given) {
        return new MediationTeam(
                leadTownshipId,
                disputeId,
                borderId,
                version,
                status,
                countyCodes,
                members,
                refused,
                new JointConsent(sides, revision, hash(disputeId, members), given));
    }

    /** What leaders consent to ({@code docs/content-hash.md}). */
    public static String hash(UUID disputeId, List<Member> members) {
        return TextHash.mediationTeam(
                disputeId, members.stream().map(Member::line).toList());
    }

    /** Whether somebody like the caller does this for a side; which township that is, is another question. */
    public static boolean isFor(Caller caller, MediationTeamAction action) {
        return caller.scope() == Scope.TOWNSHIP
                && !caller.machine()
                && (action == MediationTeamAction.OBJECT
                        ? caller.hasRole(Roles.LEADER, Roles.CLERK, Roles.MEDIATOR)
                        : caller.hasRole(Roles.LEADER));
    }

    /** Whether the dispute's state lets a team be formed, or composed anew ({@link DisputeLifeCycle}). */
    public static boolean isOpen(DisputeStatus status) {
        return DisputeLifeCycle.TRANSITIONS.stream()
                .anyMatch(step -> step.action() == DisputeAction.FORM_TEAM && step.from() == status);
    }

    /** The number of the present composition. */
    public int revision() {
        return consent.revision();
    }

    /** Whether every side has somebody on the team. */
    public boolean complete() {
        return members.stream()
                .map(Member::townshipId)
                .collect(Collectors.toSet())
                .equals(consent.sides());
    }

    /** Whether all sides stand by the present composition. */
    public boolean formed() {
        return complete() && consent.complete();
    }

    /** The sides whose consent the present composition still needs. */
    public List<UUID> awaited() {
        return consent.sides().stream()
                .filter(side -> !consent.givenBy(side))
                .sorted()
                .toList();
    }

    /**
     * With one more member of the own side.
     *
     * @throws ForbiddenException when the township is no side
     * @throws InvalidTransitionException when no team is formed now, the mediator is on the team, or a party did not accept them
     */
    public MediationTeam appoint(Member member) {
        requireSide(member.townshipId());
        if (!isOpen(status)
                || refused.contains(member.entry())
                || members.stream().anyMatch(m -> m.entry().equals(member.entry()))) {
            throw new InvalidTransitionException();
        }
        List<Member> more = new ArrayList<>(members);
        more.add(member);
        return composed(more, refused);
    }

    /**
     * Without a member of the own side.
     *
     * @throws NotFoundException when nobody on the team has the id
     * @throws ForbiddenException when the member is another side's
     * @throws InvalidTransitionException when no team is formed now
     */
    public MediationTeam release(UUID memberId, UUID township) {
        if (members.stream().noneMatch(m -> m.id().equals(memberId))) {
            throw new NotFoundException();
        }
        Member own = find(township, memberId).orElseThrow(ForbiddenException::new);
        requireOpen();
        return without(own, refused);
    }

    /**
     * Without a member whom a party does not accept.
     *
     * @param memberTownship whose member it is
     * @param township who puts it on record
     * @throws ForbiddenException when the township is no side
     * @throws InvalidTransitionException when no team is formed now, or the mediator is not on it
     */
    public MediationTeam objectTo(UUID memberTownship, UUID memberId, UUID township) {
        requireSide(township);
        requireOpen();
        Member member = find(memberTownship, memberId).orElseThrow(InvalidTransitionException::new);
        Set<RegisterEntry> more = new HashSet<>(refused);
        more.add(member.entry());
        return without(member, more);
    }

    /**
     * With one side's consent; formed when it is the last.
     *
     * @throws ForbiddenException when the township is no side, or the person has consented for another
     * @throws InvalidTransitionException when no team is formed now, a side has nobody on it, or this side has consented
     * @throws org.jointgov.shared.TextChangedException when the leader saw another composition than the present
     */
    public MediationTeam consent(JointConsent.Consent given) {
        requireSide(given.townshipId());
        if (!isOpen(status) || !complete()) {
            throw new InvalidTransitionException();
        }
        return new MediationTeam(
                leadTownshipId,
                disputeId,
                borderId,
                version + 1,
                status,
                countyCodes,
                members,
                refused,
                consent.with(given));
    }

    private Optional<Member> find(UUID township, UUID memberId) {
        return members.stream()
                .filter(m -> m.townshipId().equals(township) && m.id().equals(memberId))
                .findFirst();
    }

    private void requireSide(UUID township) {
        if (!consent.sides().contains(township)) {
            throw new ForbiddenException();
        }
    }

    private void requireOpen() {
        if (!isOpen(status)) {
            throw new InvalidTransitionException();
        }
    }

    private MediationTeam without(Member member, Set<RegisterEntry> nowRefused) {
        return composed(members.stream().filter(m -> !m.equals(member)).toList(), nowRefused);
    }

    private MediationTeam composed(List<Member> composition, Set<RegisterEntry> nowRefused) {
        return new MediationTeam(
                leadTownshipId,
                disputeId,
                borderId,
                version + 1,
                status,
                countyCodes,
                composition,
                nowRefused,
                new JointConsent(consent.sides(), revision() + 1, hash(disputeId, composition), consent.given()));
    }
}
