package org.jointgov.disputes.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jointgov.disputes.domain.MediationOrganisationAction;
import org.jointgov.disputes.domain.MediationOrganisationKind;
import org.jointgov.shared.Act;
import org.jointgov.shared.Means;
import org.jointgov.tenancy.api.TextSet;
import org.jspecify.annotations.Nullable;

/**
 * A people's mediation organisation, alone and in a list.
 *
 * @param village whose committee it is; absent for a township's centre
 * @param mediators how many work for it now
 * @param addedAt server time, UTC; the list's order
 * @param dissolved by whom and when; absent while it stands
 * @param actions what this caller may do now
 */
public record MediationOrganisationView(
        UUID id,
        long version,
        UUID townshipId,
        @Means(MediationOrganisationKind.class) String kind,
        TextSet name,
        @Nullable String village,
        int mediators,
        Instant addedAt,
        @Nullable Act dissolved,
        @Means(MediationOrganisationAction.class) List<String> actions) {}
