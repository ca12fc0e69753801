package org.jointgov.disputes.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jointgov.disputes.domain.DisputeStatus;
import org.jointgov.disputes.domain.MediationLanguage;
import org.jointgov.disputes.domain.MediationTeamAction;
import org.jointgov.shared.Act;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/**
 * The mediation team of a dispute as a caller sees it.
 *
 * @param version the dispute's, which every act on the team counts up
 * @param sides the townships whose consent counts
 * @param revision counts the compositions; 0 while nobody has been appointed
 * @param contentHash of the present composition: what leaders consent to (docs/content-hash.md)
 * @param formedAt when the last side consented to the present composition; absent while one is missing
 * @param members who is on the team, in the order of the hash
 * @param former who was, newest first
 * @param consents to this and earlier compositions, newest first
 * @param objections of parties, newest first
 * @param actions what this caller may do now
 */
public record MediationTeamView(
        UUID disputeId,
        long version,
        @Means(DisputeStatus.class) String status,
        List<UUID> sides,
        int revision,
        String contentHash,
        @Nullable Instant formedAt,
        List<Member> members,
        List<FormerMember> former,
        List<Consent> consents,
        List<Objection> objections,
        @Means(MediationTeamAction.class) List<String> actions) {

    /**
     * A mediator on the team. What the register says beside the name is there for those who may read the register.
     *
     * @param id of the appointment
     * @param displayName as the register had it at the appointment
     * @param renamed what the register calls the mediator now, if that is something else
     * @param departed whether the mediator has left since
     * @param assigned whether a team with this member has been formed: the member handles the dispute
     * @param interests declared and not withdrawn; whether one concerns this dispute is for people to judge
     */
    @Schema(name = "MediationTeamMember")
    public record Member(
            UUID id,
            UUID townshipId,
            UUID mediatorId,
            String displayName,
            @Nullable String renamed,
            @Means(MediationLanguage.class) List<String> languages,
            boolean departed,
            boolean assigned,
            List<Interest> interests,
            Act appointed) {}

    /** @param declaredOn the day on which the mediator declared it */
    @Schema(name = "MediationTeamInterest")
    public record Interest(String statement, LocalDate declaredOn) {}

    /**
     * @param released by the own side; absent when a party did not accept the mediator
     * @param at when the mediator left the team
     */
    @Schema(name = "FormerMediationTeamMember")
    public record FormerMember(
            UUID id,
            UUID townshipId,
            UUID mediatorId,
            String displayName,
            Act appointed,
            @Nullable Act released,
            Instant at) {}

    /** @param current whether it counts: it stands under the present composition */
    @Schema(name = "MediationTeamConsent")
    public record Consent(int revision, String contentHash, boolean current, Act act) {}

    /**
     * @param memberId the appointment of the mediator who was not accepted
     * @param partyTownshipId whose side the party is on
     */
    @Schema(name = "MediationObjection")
    public record Objection(
            UUID id,
            UUID memberTownshipId,
            UUID memberId,
            UUID partyTownshipId,
            LocalDate objectedOn,
            @Nullable String words,
            Act recorded) {}
}
