package org.jointgov.meetings.adapter.rest;

import java.util.Arrays;
import java.util.UUID;
import org.jointgov.meetings.domain.SigningAct;
import org.jointgov.meetings.domain.SigningCapacity;
import org.jointgov.shared.Fields;
import org.jspecify.annotations.Nullable;

/** As what somebody wants to sign minutes or an addendum: fields that both requests have. */
final class SignatureKind {
    private SignatureKind() {}

    static SigningAct.Wish wish(
            Fields fields, @Nullable String capacity, @Nullable String forOffice, @Nullable UUID fileId) {
        if (capacity == null) {
            return SigningAct.Wish.NONE;
        }
        String slug = fields.oneOf("/capacity", capacity, SigningCapacity.class);
        boolean paper = slug.equals(SigningCapacity.PAPER.slug());
        return new SigningAct.Wish(
                Arrays.stream(SigningCapacity.values())
                        .filter(each -> each.slug().equals(slug))
                        .findFirst()
                        .orElse(null),
                paper ? fields.line("/forOffice", forOffice, 60) : null,
                paper ? fields.present("/fileId", fileId, new UUID(0, 0)) : null);
    }
}
