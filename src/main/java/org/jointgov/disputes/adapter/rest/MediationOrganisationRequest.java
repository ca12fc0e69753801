package org.jointgov.disputes.adapter.rest;

import java.util.UUID;
import org.jointgov.disputes.domain.MediationOrganisationKind;
import org.jointgov.disputes.domain.MediationOrganisationProfile;
import org.jointgov.platform.rest.Required;
import org.jointgov.shared.Fields;
import org.jointgov.shared.Means;
import org.jointgov.tenancy.api.TextSet;
import org.jspecify.annotations.Nullable;

/**
 * A mediation organisation of the own township.
 *
 * @param id chosen by the client, when adding; absent: a new one
 * @param name Chinese is required; Chinese at most 60 characters, the others 120
 * @param village whose committee it is, at most 60 characters; required of a village's committee, passed over for a township's centre
 */
public record MediationOrganisationRequest(
        @Nullable UUID id,

        @Required @Means(MediationOrganisationKind.class) @Nullable
        String kind,

        @Required @Nullable TextSet name,
        @Nullable String village) {
    private static final int LENGTH = 60;

    /** What the register is to say, as far as the fields are good. */
    MediationOrganisationProfile profile(Fields fields) {
        TextSet given = fields.present("/name", name, new TextSet("", null, null));
        String known = fields.oneOf("/kind", kind, MediationOrganisationKind.class);
        return new MediationOrganisationProfile(
                known,
                name == null ? "" : fields.line("/name/zh", given.zh(), LENGTH),
                fields.optionalLine("/name/bo", given.bo(), 2 * LENGTH),
                fields.optionalLine("/name/en", given.en(), 2 * LENGTH),
                known.equals(MediationOrganisationKind.VILLAGE_COMMITTEE.slug())
                        ? fields.line("/village", village, LENGTH)
                        : null);
    }
}
