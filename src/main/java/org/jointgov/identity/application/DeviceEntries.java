package org.jointgov.identity.application;

import java.util.List;
import java.util.UUID;
import org.jointgov.audit.api.AuditEntry;

/**
 * What acts on devices leave in the trail: a change of the person. Act and device stand in the salted content only, since whoever
 * knows a device's id can ask in its place.
 */
final class DeviceEntries {
    private DeviceEntries() {}

    static AuditEntry added(UUID person, UUID device) {
        return of("device-added", person, device);
    }

    static AuditEntry wipeRequested(UUID person, UUID device) {
        return of("device-wipe-requested", person, device);
    }

    private static AuditEntry of(String act, UUID person, UUID device) {
        return new AuditEntry(
                "change",
                "person",
                person,
                1,
                null,
                null,
                List.of(),
                "person\n" + person + "\n" + act + "\n" + device,
                AuditEntry.Visible.NOTHING);
    }
}
