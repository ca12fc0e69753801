package org.jointgov.reporting.adapter.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jointgov.reporting.application.HomeItem;
import org.jointgov.reporting.application.ShowHome;
import org.jspecify.annotations.Nullable;

/** The home page: the most urgent first in both lists. */
@Schema(name = "Home")
public record HomeView(List<HomeItemView> needsMeToday, List<HomeItemView> awaitingSignature) {
    /**
     * One line.
     *
     * @param since since when it waits, UTC; of a meeting when it begins
     */
    @Schema(name = "HomeItem")
    public record HomeItemView(
            String recordKind,
            UUID recordId,
            String title,
            String reason,
            @Nullable UUID borderId,
            @Nullable UUID townshipId,
            Instant since,
            @Nullable String severity) {}

    static HomeView of(ShowHome.Home home) {
        return new HomeView(views(home.needsMeToday()), views(home.awaitingSignature()));
    }

    private static List<HomeItemView> views(List<HomeItem> items) {
        return items.stream()
                .map(i -> new HomeItemView(
                        i.recordKind(),
                        i.recordId(),
                        i.title(),
                        i.reason(),
                        i.borderId(),
                        i.townshipId(),
                        i.since(),
                        i.severity()))
                .toList();
    }
}
