package org.jointgov.disputes.adapter.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jointgov.disputes.domain.Confidential;
import org.jspecify.annotations.Nullable;

/** An alert's personal data, for somebody who handles it. */
@Schema(name = "UnmaskedDisputeAlertView")
public record UnmaskedView(@Nullable String narrative, List<PartyView> parties) {
    /** Somebody whom it concerns. */
    public record PartyView(
            String name, @Nullable String phone, @Nullable String village) {}

    static UnmaskedView of(Confidential confidential) {
        return new UnmaskedView(
                confidential.narrative().orElse(null),
                confidential.parties().stream()
                        .map(party -> new PartyView(party.name(), party.phone(), party.village()))
                        .toList());
    }
}
