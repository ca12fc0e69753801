package org.jointgov.disputes.adapter.rest;

import java.util.List;
import java.util.UUID;
import org.jointgov.disputes.domain.MediationLanguage;
import org.jointgov.disputes.domain.MediatorProfile;
import org.jointgov.platform.rest.Required;
import org.jointgov.shared.Fields;
import org.jointgov.shared.Means;
import org.jointgov.shared.Slugged;
import org.jspecify.annotations.Nullable;

/**
 * A mediator of the own township. The name is public to both sides of the border.
 *
 * @param id chosen by the client, when adding; absent: a new one
 * @param organisationId one of the own township's that stands
 * @param displayName at most 60 characters
 * @param languages in which the mediator can mediate, at least one
 * @param phone read by townships only; absent: none
 * @param membershipId the mediator's login in the same township; absent: none
 */
public record MediatorRequest(
        @Nullable UUID id,
        @Required @Nullable UUID organisationId,
        @Required @Nullable String displayName,
        @Required @Means(MediationLanguage.class) @Nullable List<String> languages,
        @Nullable String phone,
        @Nullable UUID membershipId) {
    private static final UUID NONE = new UUID(0, 0);

    /** What the register is to say, as far as the fields are good. */
    MediatorProfile profile(Fields fields) {
        return new MediatorProfile(
                fields.present("/organisationId", organisationId, NONE),
                fields.line("/displayName", displayName, 60),
                languages(fields, languages),
                fields.optionalPhone("/phone", phone),
                membershipId);
    }

    /** In which mediators mediate: at least one, in the order of {@link MediationLanguage}. */
    static List<String> languages(Fields fields, @Nullable List<String> languages) {
        List<String> known = Slugged.slugs(MediationLanguage.class);
        if (languages == null || languages.isEmpty()) {
            fields.reject("/languages", "required");
            return List.of();
        }
        if (!languages.stream().allMatch(language -> language != null && known.contains(language))) {
            fields.reject("/languages", "unknown-value");
        }
        return known.stream().filter(languages::contains).toList();
    }
}
