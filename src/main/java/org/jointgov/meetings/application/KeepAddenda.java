package org.jointgov.meetings.application;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jointgov.audit.api.AuditEntry;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.meetings.domain.Addenda;
import org.jointgov.meetings.domain.Addendum;
import org.jointgov.meetings.domain.JointMeetings;
import org.jointgov.meetings.domain.Minutes;
import org.jointgov.meetings.domain.Signature;
import org.jointgov.meetings.domain.SigningAct;
import org.jointgov.notification.api.Notifications;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;
import org.jointgov.shared.TextHash;

/** A side adds something to minutes that are in force, all sides sign it the way they sign minutes, and its side may take it back until then. */
@UseCase
public class KeepAddenda {
    private final Commands commands;
    private final RequestContext request;
    private final JointMeetings meetings;
    private final Addenda addenda;
    private final JointMeetingQueries queries;
    private final Notifications notifications;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected KeepAddenda() {
        this.commands = null;
        this.request = null;
        this.meetings = null;
        this.addenda = null;
        this.queries = null;
        this.notifications = null;
        this.audit = null;
    }

    @Inject
    public KeepAddenda(
            Commands commands,
            RequestContext request,
            JointMeetings meetings,
            Addenda addenda,
            JointMeetingQueries queries,
            Notifications notifications,
            AuditTrail audit) {
        this.commands = commands;
        this.request = request;
        this.meetings = meetings;
        this.addenda = addenda;
        this.queries = queries;
        this.notifications = notifications;
        this.audit = audit;
    }

    /**
     * Writes an addendum for the own side.
     *
     * @param text read by every member township and the provinces; names no herder
     * @throws org.jointgov.shared.InvalidTransitionException while the minutes are not in force
     * @throws org.jointgov.shared.IdInUseException when there is one of this id
     */
    public JointMeetingView write(UUID id, UUID addendum, String language, String text) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            Minutes before = meetings.lock(id).minutes();
            caller.require(Roles.LEADER, Roles.CLERK);
            Minutes added = before.added();
            String canonical = TextHash.canonical(text);
            String hash = TextHash.addendum(id, addendum, before.signOffs().contentHash(), language, canonical);
            addenda.write(added, caller.township(), caller.office(), addendum, language, canonical, hash);
            notifications.tellOtherSides(
                    Notifications.ADDENDUM_WAITS,
                    added.borderId(),
                    List.of(Roles.LEADER),
                    JointMeetingQueries.KIND,
                    id);
            return done("write-addendum", added, hash);
        });
    }

    /**
     * Signs an addendum for the own side.
     *
     * @param contentHash on the signer's screen or paper
     * @param wish as what the caller wants to sign
     * @throws org.jointgov.shared.NotFoundException when there is no such addendum
     * @throws org.jointgov.shared.ForbiddenException when the caller may not sign so
     * @throws org.jointgov.shared.InvalidTransitionException when it stands or was withdrawn, or the side has signed
     * @throws org.jointgov.shared.TextChangedException when it is another text
     */
    public JointMeetingView sign(UUID id, UUID addendum, String contentHash, SigningAct.Wish wish) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            JointMeetings.Locked before = meetings.lock(id);
            SigningAct act = SigningAct.of(caller, before.rights(), wish);
            Addendum locked = addenda.lock(before.minutes(), addendum);
            Minutes added = before.minutes().added();
            Signature signature = new Signature(caller.township(), caller.personId(), 0, contentHash, act.capacity());
            Addendum signed = locked.signOff(signature);
            addenda.sign(added, addendum, signature, caller.office(), act);
            notifications.tell(
                    Notifications.ADDENDUM_WAITS,
                    signed.signOffs().awaited(),
                    List.of(Roles.LEADER),
                    JointMeetingQueries.KIND,
                    id);
            return done(signed.signOffs().complete() ? "seal-addendum" : "sign-addendum", added, act.said(contentHash));
        });
    }

    /**
     * Takes the own side's addendum back.
     *
     * @throws org.jointgov.shared.NotFoundException when there is no such addendum
     * @throws ForbiddenException when it is another side's
     * @throws org.jointgov.shared.InvalidTransitionException when it stands or was withdrawn
     */
    public JointMeetingView withdraw(UUID id, UUID addendum) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            Minutes before = meetings.lock(id).minutes();
            caller.require(Roles.LEADER, Roles.CLERK);
            Addendum locked = addenda.lock(before, addendum);
            if (!caller.actsFor(locked.townshipId())) {
                throw new ForbiddenException();
            }
            locked.withdraw();
            Minutes added = before.added();
            addenda.withdraw(added, addendum, caller.township(), caller.office());
            return done("withdraw-addendum", added, locked.signOffs().contentHash());
        });
    }

    private JointMeetingView done(String action, Minutes after, String content) {
        audit.append(AuditEntry.of(
                action,
                JointMeetingQueries.KIND,
                after.meetingId(),
                after.version(),
                after.ownerTownshipId(),
                after.borderId(),
                content));
        return queries.after(after.meetingId());
    }
}
