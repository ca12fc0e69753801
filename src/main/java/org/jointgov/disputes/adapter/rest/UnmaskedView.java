package org.jointgov.disputes.adapter.rest;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jointgov.disputes.domain.Confidential;
import org.jointgov.disputes.domain.Unmasked;
import org.jspecify.annotations.Nullable;

/**
 * An alert's personal data, for somebody who handles it.
 *
 * @param earlier what stood there before, newest first
 */
@Schema(name = "UnmaskedDisputeAlertView")
public record UnmaskedView(@Nullable String narrative, List<PartyView> parties, List<EarlierView> earlier) {
    /** Somebody whom it concerns. */
    public record PartyView(
            String name, @Nullable String phone, @Nullable String village) {}

    /** Narrative and parties until they were replaced. */
    public record EarlierView(Instant replacedAt, @Nullable String narrative, List<PartyView> parties) {}

    static UnmaskedView of(Unmasked unmasked) {
        return new UnmaskedView(
                unmasked.now().narrative().orElse(null),
                parties(unmasked.now()),
                unmasked.earlier().stream()
                        .map(earlier -> new EarlierView(
                                earlier.replacedAt(),
                                earlier.words().narrative().orElse(null),
                                parties(earlier.words())))
                        .toList());
    }

    private static List<PartyView> parties(Confidential words) {
        return words.parties().stream()
                .map(party -> new PartyView(party.name(), party.phone(), party.village()))
                .toList();
    }
}
