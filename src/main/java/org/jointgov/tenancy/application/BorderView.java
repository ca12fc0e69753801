package org.jointgov.tenancy.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jointgov.shared.Means;
import org.jointgov.tenancy.api.TextSet;
import org.jointgov.tenancy.api.TownshipRef;
import org.jointgov.tenancy.domain.BorderAction;
import org.jointgov.tenancy.domain.BorderState;
import org.jspecify.annotations.Nullable;

/**
 * A border.
 *
 * @param townships its members
 * @param confirmations those whose leader has confirmed it
 * @param responders who answers alerts, of the townships that have named somebody; the own township's word in any case
 * @param inForceAt since when its records are shared, UTC
 * @param createdAt UTC
 * @param actions what the caller may do now
 */
public record BorderView(
        UUID id,
        TextSet name,
        List<TownshipRef> townships,
        List<Confirmation> confirmations,
        List<BorderResponderView> responders,
        @Means(BorderState.class) String state,
        @Nullable Instant inForceAt,
        Instant createdAt,
        @Means(BorderAction.class) List<String> actions,
        long version) {

    /**
     * @param township who
     * @param office by which office
     * @param at UTC
     */
    public record Confirmation(UUID township, String office, Instant at) {}
}
