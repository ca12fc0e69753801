package org.jointgov.disputes.adapter.rest;

import java.time.LocalDate;
import java.util.UUID;
import org.jointgov.disputes.domain.Satisfaction;
import org.jointgov.disputes.domain.Settlements;
import org.jointgov.disputes.domain.VisitedPerformance;
import org.jointgov.platform.rest.Required;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.Fields;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/**
 * What a return visit found (form of the Ministry of Justice, 2010).
 *
 * @param id chosen by the client; absent: a new one
 * @param revision the wording of the settlement that was asked about: the latest
 * @param visitedOn not in the future
 * @param reason at most 200 characters, read by all sides and their provinces: no names
 * @param note what the visited said, at most 2,000 characters; encrypted
 */
public record ReturnVisitRequest(
        @Nullable UUID id,
        @Required @Nullable Integer revision,
        @Required @Nullable LocalDate visitedOn,
        @Required @Nullable String reason,
        @Required @Means(VisitedPerformance.class) @Nullable String performance,
        @Required @Means(Satisfaction.class) @Nullable String satisfaction,
        @Nullable String note) {
    Settlements.Visit visit(Fields fields) {
        return new Settlements.Visit(
                id == null ? Ids.next() : id,
                SettlementRequest.past("/visitedOn", visitedOn, fields),
                fields.line("/reason", reason, 200),
                fields.oneOf("/performance", performance, VisitedPerformance.class),
                fields.oneOf("/satisfaction", satisfaction, Satisfaction.class));
    }
}
