package org.jointgov.disputes.domain;

import java.util.Set;
import org.jointgov.shared.Slugged;

/**
 * How far an alert has come, as its sender sees it: sent, received by a device of the other side, read by a person there,
 * answered; or withdrawn by the sender before anybody has taken it up. With several other townships it is the furthest that any
 * of them has come; declined only when all have declined.
 * The table's CHECK and {@code settle_dispute_alert} hold the same names.
 */
public enum DisputeAlertStatus implements Slugged {
    OWN("own"),
    SENT("sent"),
    RECEIVED("received"),
    READ("read"),
    ACKNOWLEDGED("acknowledged"),
    DECLINED("declined"),
    WITHDRAWN("withdrawn");

    private final String slug;

    DisputeAlertStatus(String slug) {
        this.slug = slug;
    }

    /** The name in the database and in the API. */
    @Override
    public String slug() {
        return slug;
    }

    /** Whether this status may follow directly. A township that has declined may still take the alert up. */
    public boolean canBecome(DisputeAlertStatus next) {
        return switch (this) {
            case OWN -> next == SENT;
            case SENT ->
                Set.of(RECEIVED, READ, ACKNOWLEDGED, DECLINED, WITHDRAWN).contains(next);
            case RECEIVED -> Set.of(READ, ACKNOWLEDGED, DECLINED, WITHDRAWN).contains(next);
            case READ -> Set.of(ACKNOWLEDGED, DECLINED, WITHDRAWN).contains(next);
            case DECLINED -> Set.of(ACKNOWLEDGED, WITHDRAWN).contains(next);
            case ACKNOWLEDGED, WITHDRAWN -> false;
        };
    }

    /** @throws IllegalArgumentException for an unknown name */
    public static DisputeAlertStatus of(String slug) {
        for (DisputeAlertStatus status : values()) {
            if (status.slug.equals(slug)) {
                return status;
            }
        }
        throw new IllegalArgumentException("unknown status");
    }
}
