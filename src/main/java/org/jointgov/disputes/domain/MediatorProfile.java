package org.jointgov.disputes.domain;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the register says of a mediator.
 *
 * @param organisationId the organisation of the same township that elected or engaged the mediator
 * @param displayName public to both sides, at most 60 characters
 * @param languages each a {@link MediationLanguage}, at least one, in the order of that enum
 * @param phone for townships, not for officers
 * @param membershipId the mediator's login in the same township; that township's own to know
 */
public record MediatorProfile(
        UUID organisationId,
        String displayName,
        List<String> languages,
        @Nullable String phone,
        @Nullable UUID membershipId) {
    /** The content in its canonical form, for the audit trail: neither name nor number, which are the person's. */
    public String canonical() {
        return String.join(
                "\n", organisationId.toString(), String.join(",", languages), Objects.toString(membershipId, ""));
    }
}
