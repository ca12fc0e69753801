package org.jointgov.disputes.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jointgov.disputes.api.Severity;
import org.jointgov.disputes.domain.DisputeAlertAction;
import org.jointgov.disputes.domain.DisputeAlertAnswer;
import org.jointgov.disputes.domain.DisputeAlertKind;
import org.jointgov.disputes.domain.DisputeAlertReading;
import org.jointgov.disputes.domain.DisputeAlertStatus;
import org.jointgov.disputes.domain.DisputeStatus;
import org.jointgov.disputes.domain.PlaceSource;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/**
 * An alert's page as this caller may see it: a {@link DisputeAlertSummary} and the rest. Narrative and parties are not in it.
 *
 * @param typeVersion the version of the catalogue of dispute types from which the type was chosen
 * @param severityVersion the same of severities
 * @param responses what each other township of the border has done so far
 * @param responders who answers in those other townships that have named somebody, by office
 * @param dispute what has been opened from it, or from the one that it was merged with
 * @param inspections findings of inspection rounds because of which it was raised
 * @param earlier what the alert said before it was changed after sharing, newest first
 * @param glass which provincial officers opened its personal data to themselves, newest first
 * @param readers who outside the owning township opened it; for the owner only
 * @param actions what this caller may do now
 */
public record DisputeAlertView(
        UUID id,
        long version,
        @Means(DisputeAlertKind.class) String kind,
        String type,
        int typeVersion,
        @Means(Severity.class) String severity,
        int severityVersion,
        String headline,
        String placeName,
        UUID ownerTownshipId,
        @Nullable UUID borderId,
        @Means(DisputeAlertStatus.class) String state,
        boolean escalated,
        Instant raisedAt,
        @Nullable Instant sharedAt,
        @Nullable Instant answerDueAt,
        boolean overdue,
        boolean mine,
        PlaceView place,
        @Nullable LocalDate occurredOn,
        @Nullable Instant deviceTime,
        ActView raisedBy,
        List<ResponseView> responses,
        List<ResponderView> responders,
        @Nullable EscalationView escalation,
        @Nullable WithdrawalView withdrawal,
        @Nullable DisputeLink dispute,
        @Nullable MergedLink merged,
        List<InspectionLink> inspections,
        boolean hasNarrative,
        int partyCount,
        List<AttachmentView> attachments,
        List<WordingView> earlier,
        List<BreakGlassView> glass,
        @Nullable List<ReaderView> readers,
        @Means(DisputeAlertAction.class) List<String> actions) {

    /** Where; WGS 84. @param coarse the position is rounded to a tenth of a degree: the exact one is for those who take the alert up */
    public record PlaceView(
            String name,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable Double accuracyMetres,
            @Means(PlaceSource.class) @Nullable String source,
            boolean coarse) {}

    /** Who did something: a township, by office, never by name; no office when the system did it for that township. */
    public record ActView(UUID township, @Nullable String office, Instant at) {}

    /** One township's dealing with the alert. */
    public record ResponseView(
            UUID townshipId,
            @Nullable Instant receivedAt,
            @Nullable Instant readAt,
            @Means(DisputeAlertAnswer.class) @Nullable String answer,
            @Nullable Instant answeredAt,
            @Nullable String office,
            @Nullable String reason) {}

    /** Who answers alerts of the border for a township. */
    public record ResponderView(UUID townshipId, String office) {}

    /**
     * The first escalation, and the counties that it reached.
     *
     * @param automatic by the system; the reason is then {@code unanswered}, because the acting township had not answered, or
     *     {@code administrative-boundary}, because that is what all sides of its dispute call it
     */
    public record EscalationView(String reason, ActView act, List<String> countyCodes, boolean automatic) {}

    /** Why the owning township took it back. */
    public record WithdrawalView(String reason, ActView act) {}

    /** The dispute that was opened from it, and by which township. */
    public record DisputeLink(
            UUID id,
            UUID townshipId,
            String fileNumber,
            @Means(DisputeStatus.class) String status,
            ActView opened) {}

    /** The alert of another township that was merged with it: both are one matter, with one dispute. */
    public record MergedLink(UUID id, UUID townshipId, String headline, Instant mergedAt) {}

    /** A finding of an inspection round. */
    public record InspectionLink(UUID roundId, LocalDate heldOn, String finding) {}

    /** Words that stood in an earlier version, and which office replaced them when. */
    public record WordingView(
            long version,
            @Means(DisputeAlertKind.class) String kind,
            String type,
            @Means(Severity.class) String severity,
            String headline,
            String placeName,
            @Nullable LocalDate occurredOn,
            Instant replacedAt,
            @Nullable String office) {}

    /** A photo or voice note; {@code bytes} without encryption. */
    public record AttachmentView(UUID id, String mediaType, long bytes) {}

    /** A provincial officer, by office, could read narrative and parties from one time to the other, for this reason. */
    public record BreakGlassView(
            String provinceCode, String office, String reason, Instant openedAt, Instant closesAt) {}

    /** Somebody outside the owning township who read it. */
    public record ReaderView(
            @Nullable UUID townshipId,
            String office,
            @Means(DisputeAlertReading.class) String action,
            Instant at) {}
}
