package org.jointgov.meetings.application;

import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jointgov.audit.api.AuditEntry;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;

/**
 * A person makes the secret address of the own calendar, which ends an earlier one, or ends it. Only its hash is kept: who
 * has lost it makes another.
 */
@UseCase
public class KeepCalendarAddress {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;

    private final Sql sql;
    private final RequestContext request;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected KeepCalendarAddress() {
        this.sql = null;
        this.request = null;
        this.audit = null;
    }

    @Inject
    public KeepCalendarAddress(Sql sql, RequestContext request, AuditTrail audit) {
        this.sql = sql;
        this.request = request;
        this.audit = audit;
    }

    /**
     * Makes a new address.
     *
     * @return what it ends with, in base64url
     * @throws org.jointgov.shared.ForbiddenException for a machine
     */
    public String make() {
        Caller caller = request.caller();
        caller.requirePerson(Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.PROVINCIAL_OFFICER);
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        remove(caller);
        sql.update(
                "insert into jointgov.calendar_feed (membership_id, secret_sha256) values (?, sha256(?))",
                caller.membershipId(),
                secret);
        audit.append(entry(caller, "calendar-address-made"));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** Ends the address; nothing happens when there is none. */
    public void end() {
        Caller caller = request.caller();
        int ended = remove(caller);
        audit.append(ended == 0 ? List.of() : List.of(entry(caller, "calendar-address-ended")));
    }

    private int remove(Caller caller) {
        return sql.update("delete from jointgov.calendar_feed where membership_id = ?", caller.membershipId());
    }

    private static AuditEntry entry(Caller caller, String act) {
        UUID person = caller.personId();
        return new AuditEntry(
                "change",
                "person",
                person,
                1,
                null,
                null,
                List.of(),
                "person\n" + person + "\n" + act + "\n" + caller.membershipId(),
                AuditEntry.Visible.NOTHING);
    }
}
