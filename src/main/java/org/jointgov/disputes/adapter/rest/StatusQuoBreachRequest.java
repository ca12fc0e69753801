package org.jointgov.disputes.adapter.rest;

import java.time.LocalDate;
import java.util.UUID;
import org.jointgov.disputes.domain.StatusQuoBreach;
import org.jointgov.disputes.domain.StatusQuoItem;
import org.jointgov.platform.rest.Required;
import org.jointgov.platform.time.Ids;
import org.jointgov.platform.time.Time;
import org.jointgov.shared.Fields;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/**
 * What the own side saw change on disputed ground. Read by all sides: no names.
 *
 * @param id chosen by the client; absent: a new one
 * @param seenOn not after today (Asia/Shanghai)
 * @param place in words, at most 120 characters
 * @param seen at most 500 characters
 */
public record StatusQuoBreachRequest(
        @Nullable UUID id,
        @Required @Means(StatusQuoItem.class) @Nullable String item,
        @Required @Nullable LocalDate seenOn,
        @Required @Nullable String place,
        @Required @Nullable String seen) {
    /** The breach, as far as the fields are good. */
    StatusQuoBreach breach(Fields fields) {
        return new StatusQuoBreach(
                id == null ? Ids.next() : id,
                fields.oneOf("/item", item, StatusQuoItem.class),
                pastDay(fields, "/seenOn", seenOn),
                fields.line("/place", place, 120),
                fields.text("/seen", seen, 500));
    }

    /** A required day of the place that is not yet to come. */
    static LocalDate pastDay(Fields fields, String pointer, @Nullable LocalDate day) {
        if (day != null && day.isAfter(LocalDate.ofInstant(Time.now(), Time.ZONE))) {
            fields.reject(pointer, "in-future");
        }
        return fields.present(pointer, day, LocalDate.EPOCH);
    }
}
