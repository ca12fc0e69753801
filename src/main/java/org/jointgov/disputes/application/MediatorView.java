package org.jointgov.disputes.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jointgov.disputes.domain.MediationLanguage;
import org.jointgov.disputes.domain.MediatorAction;
import org.jointgov.shared.Act;
import org.jointgov.shared.Means;
import org.jointgov.shared.Reader;
import org.jointgov.tenancy.api.TextSet;
import org.jspecify.annotations.Nullable;

/**
 * A mediator as a caller sees the entry.
 *
 * @param organisationName of the mediator's organisation
 * @param languages in which the mediator can mediate
 * @param active false after the departure
 * @param phone for the townships of both sides only, while the mediator is active
 * @param membershipId the mediator's login; for the own township only, while the mediator is active
 * @param addedAt server time, UTC
 * @param departure why and by whom; absent while the mediator is active
 * @param interestDeclarations newest first, the withdrawn ones too
 * @param readers who outside the own township opened the entry; for that township only
 * @param actions what this caller may do now
 */
public record MediatorView(
        UUID id,
        long version,
        UUID townshipId,
        UUID organisationId,
        TextSet organisationName,
        String displayName,
        @Means(MediationLanguage.class) List<String> languages,
        boolean active,
        @Nullable String phone,
        @Nullable UUID membershipId,
        Instant addedAt,
        @Nullable Departure departure,
        List<InterestDeclaration> interestDeclarations,
        @Nullable List<Reader> readers,
        @Means(MediatorAction.class) List<String> actions) {

    /** Why and by whom a mediator left or was dismissed. */
    public record Departure(String reason, Act act) {}

    /**
     * What may keep a mediator from being impartial.
     *
     * @param declaredOn the day on which the mediator declared it
     * @param recorded by whom and when it was put on record
     * @param withdrawn by whom and when; absent while it stands
     */
    public record InterestDeclaration(
            UUID id,
            String statement,
            LocalDate declaredOn,
            Act recorded,
            @Nullable Act withdrawn) {}
}
