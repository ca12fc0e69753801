package org.jointgov.documents.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.audit.api.AuditAction;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.documents.domain.MeetingPack;
import org.jointgov.documents.domain.Minutes;
import org.jointgov.documents.domain.Plan;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.RecordKind;
import org.jointgov.shared.RequestContext;

/** Reads what is to be printed and records that it leaves, each time; the townships of the border see it. */
@UseCase
public class TakeOutPapers {
    private final MeetingPapers papers;
    private final AuditTrail trail;
    private final RequestContext request;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected TakeOutPapers() {
        this.papers = null;
        this.trail = null;
        this.request = null;
    }

    @Inject
    public TakeOutPapers(MeetingPapers papers, AuditTrail trail, RequestContext request) {
        this.papers = papers;
        this.trail = trail;
        this.request = request;
    }

    /** The plan. @throws NotFoundException when the caller sees no such meeting */
    public Plan plan(UUID meetingId) {
        Plan plan = papers.plan(meetingId, request.locale()).orElseThrow(NotFoundException::new);
        note(plan);
        return plan;
    }

    /** The latest minutes. @throws NotFoundException when the caller sees no such meeting, or it has no minutes */
    public Minutes minutes(UUID meetingId) {
        Minutes minutes = papers.minutes(meetingId, request.locale()).orElseThrow(NotFoundException::new);
        note(minutes.plan());
        return minutes;
    }

    /** The pack. @throws NotFoundException when the caller sees no such meeting */
    public MeetingPack pack(UUID meetingId) {
        MeetingPack pack = papers.pack(meetingId, request.locale()).orElseThrow(NotFoundException::new);
        note(pack.plan());
        return pack;
    }

    private void note(Plan plan) {
        trail.reading(
                AuditAction.EXPORT.slug(),
                RecordKind.JOINT_MEETING.slug(),
                plan.meetingId(),
                plan.version(),
                plan.ownerId(),
                plan.borderId());
    }
}
