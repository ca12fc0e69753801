package org.jointgov.reporting.adapter.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jointgov.disputes.api.Severity;
import org.jointgov.reporting.application.HomeItem;
import org.jointgov.reporting.application.HomeReason;
import org.jointgov.reporting.application.ShowHome;
import org.jointgov.shared.Means;
import org.jointgov.shared.RecordKind;
import org.jspecify.annotations.Nullable;

/** The home page: the most urgent first in both lists. */
public record HomeView(List<HomeItemView> needsMeToday, List<HomeItemView> awaitingSignature) {
    /**
     * One line.
     *
     * @param since since when it waits, UTC; of a meeting when it begins
     * @param answerDueAt when the answer to an alert is due, UTC
     * @param responder the caller is the one named to answer alerts of this border
     */
    public record HomeItemView(
            @Means(RecordKind.class) String recordKind,
            UUID recordId,
            String title,
            @Means(HomeReason.class) String reason,
            @Nullable UUID borderId,
            @Nullable UUID townshipId,
            Instant since,
            @Means(Severity.class) @Nullable String severity,
            @Nullable Instant answerDueAt,
            boolean overdue,
            boolean responder) {}

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
                        i.severity(),
                        i.answerDueAt(),
                        i.overdue(),
                        i.responder()))
                .toList();
    }
}
