package org.jointgov.reporting.application;

import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.platform.time.Time;
import org.jointgov.shared.RequestContext;

/** What needs the caller today, and what waits for the caller's signature. */
@UseCase
public class ShowHome {
    private final HomeItems items;
    private final RequestContext request;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected ShowHome() {
        this.items = null;
        this.request = null;
    }

    @Inject
    public ShowHome(HomeItems items, RequestContext request) {
        this.items = items;
        this.request = request;
    }

    /** Both lists. */
    public record Home(List<HomeItem> needsMeToday, List<HomeItem> awaitingSignature) {}

    /** For the day that it is where the townships are. */
    public Home show() {
        LocalDate today = LocalDate.ofInstant(request.now(), Time.ZONE);
        Instant begins = today.atStartOfDay(Time.ZONE).toInstant();
        Instant ends = today.plusDays(1).atStartOfDay(Time.ZONE).toInstant();
        List<HomeItem> all = items.list(request.caller(), begins, ends);
        return new Home(
                all.stream().filter(item -> !item.isForSignature()).toList(),
                all.stream().filter(HomeItem::isForSignature).toList());
    }
}
