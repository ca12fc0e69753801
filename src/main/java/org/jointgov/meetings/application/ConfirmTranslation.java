package org.jointgov.meetings.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.audit.api.AuditEntry;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.meetings.domain.JointMeetings;
import org.jointgov.meetings.domain.Minutes;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.Caller;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;

/** A side that did not write the latest minutes confirms that a translation says the same as the authoritative text. */
@UseCase
public class ConfirmTranslation {
    private final Commands commands;
    private final RequestContext request;
    private final JointMeetings meetings;
    private final JointMeetingQueries queries;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected ConfirmTranslation() {
        this.commands = null;
        this.request = null;
        this.meetings = null;
        this.queries = null;
        this.audit = null;
    }

    @Inject
    public ConfirmTranslation(
            Commands commands,
            RequestContext request,
            JointMeetings meetings,
            JointMeetingQueries queries,
            AuditTrail audit) {
        this.commands = commands;
        this.request = request;
        this.meetings = meetings;
        this.queries = queries;
        this.audit = audit;
    }

    /**
     * @param revision what the reader's screen showed
     * @param contentHash its hash there
     * @throws org.jointgov.shared.TextChangedException when that is not the latest revision as it is stored
     * @throws org.jointgov.shared.InvalidTransitionException when the own side wrote it, there is no such translation, or it is
     *     confirmed already
     */
    public JointMeetingView confirm(UUID id, String language, int revision, String contentHash) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            Minutes before = meetings.lock(id).minutes();
            caller.requirePerson(Roles.LEADER, Roles.CLERK);
            Minutes confirmed = before.translationConfirmed(language, revision, contentHash);
            meetings.confirmTranslation(confirmed, language, caller.township(), caller.office());
            audit.append(AuditEntry.of(
                    "confirm-translation",
                    JointMeetingQueries.KIND,
                    id,
                    confirmed.version(),
                    confirmed.ownerTownshipId(),
                    confirmed.borderId(),
                    String.join("\n", "jointgov-translation-confirmation-v1", language, contentHash)));
            return queries.after(id);
        });
    }
}
