package org.jointgov.notification.adapter.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jointgov.notification.api.Notifications;
import org.jointgov.platform.persistence.Sql;

/** Calls {@code enqueue_mail} of {@code R__70_notification.sql}, which looks the recipients up and checks the relation. */
@ApplicationScoped
public class SqlNotifications implements Notifications {
    private static final String ENQUEUE =
            "select jointgov.enqueue_mail(?, ?::uuid[], ?::text[], ?::text[], ?, ?, ?::uuid)";

    private static final String ENQUEUE_OTHERS =
            "select jointgov.enqueue_mail(?, array(select bt.township_id from jointgov.border_township bt"
                    + " where bt.border_id = ? and bt.township_id <> (select jointgov.context_township())),"
                    + " '{}', ?::text[], ?, ?)";

    private final Sql sql;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected SqlNotifications() {
        this.sql = null;
    }

    @Inject
    public SqlNotifications(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void tell(
            String template, Collection<UUID> townshipIds, List<String> roles, String recordKind, UUID recordId) {
        if (!townshipIds.isEmpty()) {
            sql.call(ENQUEUE, template, townshipIds, List.of(), roles, recordKind, recordId, null);
        }
    }

    @Override
    public void tellResponders(
            String template,
            Collection<UUID> townshipIds,
            UUID borderId,
            List<String> otherwise,
            String recordKind,
            UUID recordId) {
        if (!townshipIds.isEmpty()) {
            sql.call(ENQUEUE, template, townshipIds, List.of(), otherwise, recordKind, recordId, borderId);
        }
    }

    @Override
    public void tellOtherSides(String template, UUID borderId, List<String> roles, String recordKind, UUID recordId) {
        sql.call(ENQUEUE_OTHERS, template, borderId, roles, recordKind, recordId);
    }

    @Override
    public void tellCounties(String template, Collection<String> countyCodes, String recordKind, UUID recordId) {
        sql.call(ENQUEUE, template, List.of(), countyCodes, List.of(), recordKind, recordId, null);
    }
}
