package org.jointgov.access;

import static java.util.Map.entry;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jointgov.demonstration.Demonstration;
import org.jointgov.disputes.Uploads;
import org.jointgov.stack.Logins;
import org.jointgov.stack.SharedStack;
import org.jointgov.testing.Api;
import org.jointgov.testing.Api.Answer;
import org.jointgov.testing.MinutesSteps;

/**
 * How to call each operation of the API, and how to make the objects that the matrix names. Objects are made through the
 * product's own API by Duoma (owner) and Suojia (other side), unless their name says otherwise.
 */
final class Operations {
    private static final byte[] PNG = java.util.Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    private static final AtomicInteger NUMBER = new AtomicInteger((int) (System.nanoTime() / 1_000_000 % 1_000_000));

    /** method, path with {@code {id}}, and whether {@code If-Match} belongs to it */
    private record Route(String method, String path, boolean conditional) {}

    /** One request, ready to be sent; {@code id} is the object's. */
    record Request(String method, String path, Map<String, String> headers, byte[] body, String mediaType, String id) {}

    private static final Map<String, Route> ROUTES = Map.ofEntries(
            entry("getConfiguration", new Route("GET", "/configuration", false)),
            entry("getMe", new Route("GET", "/me", false)),
            entry("chooseLanguage", new Route("PUT", "/me/language", false)),
            entry("listMyDevices", new Route("GET", "/me/devices?limit=100", false)),
            entry("registerDevice", new Route("PUT", "/me/devices/{id}", false)),
            entry("requestDeviceWipe", new Route("POST", "/me/devices/{id}/wipe", false)),
            entry("getDeviceOrder", new Route("GET", "/devices/{id}", false)),
            entry("getHome", new Route("GET", "/home", false)),
            entry("listChanges", new Route("GET", "/changes?after={after}&limit=100", false)),
            entry("followChanges", new Route("GET", "/events", false)),
            entry("listTownships", new Route("GET", "/townships?limit=100", false)),
            entry("getTownship", new Route("GET", "/townships/{id}", false)),
            entry("addTownship", new Route("POST", "/townships", false)),
            entry("changeTownship", new Route("PUT", "/townships/{id}", true)),
            entry("provisionTownship", new Route("POST", "/townships/{id}/provisioning", false)),
            entry("listBorders", new Route("GET", "/borders?limit=100", false)),
            entry("getBorder", new Route("GET", "/borders/{id}", false)),
            entry("addBorder", new Route("POST", "/borders", false)),
            entry("confirmBorder", new Route("POST", "/borders/{id}/confirmations", true)),
            entry("nameBorderResponder", new Route("PUT", "/borders/{id}/responder", true)),
            entry("releaseBorderResponder", new Route("DELETE", "/borders/{id}/responder", true)),
            entry("listInvitations", new Route("GET", "/invitations?limit=100", false)),
            entry("getInvitation", new Route("GET", "/invitations/{id}", false)),
            entry("invite", new Route("POST", "/invitations", false)),
            entry("confirmInvitation", new Route("POST", "/invitations/{id}/confirmation", true)),
            entry("withdrawInvitation", new Route("DELETE", "/invitations/{id}", true)),
            entry("listMemberships", new Route("GET", "/memberships?limit=100", false)),
            entry("removeMembership", new Route("DELETE", "/memberships/{id}", true)),
            entry("raiseDisputeAlert", new Route("POST", "/dispute-alerts", false)),
            entry("listDisputeAlerts", new Route("GET", "/dispute-alerts?limit=100", false)),
            entry("openDisputeAlert", new Route("GET", "/dispute-alerts/{id}", false)),
            entry("changeDisputeAlert", new Route("PUT", "/dispute-alerts/{id}", true)),
            entry("removeDisputeAlert", new Route("DELETE", "/dispute-alerts/{id}", true)),
            entry("shareDisputeAlert", new Route("POST", "/dispute-alerts/{id}/sharing", true)),
            entry("withdrawDisputeAlert", new Route("POST", "/dispute-alerts/{id}/withdrawal", true)),
            entry("receiveDisputeAlerts", new Route("POST", "/dispute-alerts/receipts", false)),
            entry("acknowledgeDisputeAlert", new Route("POST", "/dispute-alerts/{id}/acknowledgement", true)),
            entry("declineDisputeAlert", new Route("POST", "/dispute-alerts/{id}/decline", true)),
            entry("escalateDisputeAlert", new Route("POST", "/dispute-alerts/{id}/escalation", true)),
            entry("breakGlass", new Route("POST", "/dispute-alerts/{id}/break-glass", true)),
            entry("unmaskDisputeAlert", new Route("POST", "/dispute-alerts/{id}/unmasking", false)),
            entry("attachToDisputeAlert", new Route("PUT", "/dispute-alerts/{id}/attachments/{new}", false)),
            entry(
                    "openDisputeAlertAttachment",
                    new Route("GET", "/dispute-alerts/{id}/attachments/{attachment}", false)),
            entry("openDispute", new Route("POST", "/disputes", false)),
            entry("listDisputes", new Route("GET", "/disputes?limit=100", false)),
            entry("getDispute", new Route("GET", "/disputes/{id}", false)),
            entry("getDisputeAlertThread", new Route("GET", "/dispute-alerts/{id}/thread", false)),
            entry("getJointMeetingThread", new Route("GET", "/joint-meetings/{id}/thread", false)),
            entry("getDisputeThread", new Route("GET", "/disputes/{id}/thread", false)),
            entry("getDisputeTimeline", new Route("GET", "/disputes/{id}/timeline", false)),
            entry("getDisputeAccounts", new Route("GET", "/disputes/{id}/accounts", false)),
            entry("tellDisputeAccount", new Route("PUT", "/disputes/{id}/accounts/own", true)),
            entry("confirmFact", new Route("POST", "/disputes/{id}/facts/{fact}/confirmation", false)),
            entry("reopenFact", new Route("DELETE", "/disputes/{id}/facts/{fact}/confirmation", false)),
            entry("listDisputeComments", new Route("GET", "/disputes/{id}/comments", false)),
            entry("commentOnDispute", new Route("POST", "/disputes/{id}/comments", false)),
            entry("withdrawDisputeComment", new Route("POST", "/disputes/{id}/comments/{comment}/withdrawal", false)),
            entry("unmaskDispute", new Route("POST", "/disputes/{id}/unmasking", false)),
            entry("declareLegalNature", new Route("PUT", "/disputes/{id}/legal-nature", true)),
            entry("recordStatusQuoBreach", new Route("POST", "/disputes/{id}/status-quo-breaches", false)),
            entry("addNegotiationNote", new Route("POST", "/disputes/{id}/negotiation-notes", false)),
            entry("getDuplicates", new Route("GET", "/dispute-alerts/{id}/duplicates", false)),
            entry("proposeMerge", new Route("POST", "/dispute-alerts/{id}/duplicates/proposals", false)),
            entry(
                    "answerMerge",
                    new Route("POST", "/dispute-alerts/{id}/duplicates/proposals/{duoma}/{proposal}/answer", false)),
            entry("proposeLead", new Route("POST", "/disputes/{id}/lead-proposals", false)),
            entry("answerLead", new Route("POST", "/disputes/{id}/lead-proposals/{proposal}/answer", false)),
            entry("listInspectionRounds", new Route("GET", "/inspection-rounds?limit=100", false)),
            entry("getInspectionRound", new Route("GET", "/inspection-rounds/{id}", false)),
            entry("recordInspectionRound", new Route("POST", "/inspection-rounds", false)),
            entry("addInspectionFinding", new Route("POST", "/inspection-rounds/{id}/findings", false)),
            entry(
                    "linkFindingToAlert",
                    new Route("POST", "/inspection-rounds/{id}/findings/{duoma}/{finding}/alerts", false)),
            entry("getMediationTeam", new Route("GET", "/disputes/{id}/team", false)),
            entry("appointTeamMember", new Route("POST", "/disputes/{id}/team/members", false)),
            entry("releaseTeamMember", new Route("DELETE", "/disputes/{id}/team/members/{member}", true)),
            entry("consentToTeam", new Route("POST", "/disputes/{id}/team/consents", false)),
            entry("recordMediationObjection", new Route("POST", "/disputes/{id}/team/objections", false)),
            entry("getMediationSessions", new Route("GET", "/disputes/{id}/sessions", false)),
            entry("recordMediationSession", new Route("POST", "/disputes/{id}/sessions", false)),
            entry("remarkOnMediationSession", new Route("POST", "/disputes/{id}/sessions/{session}/remarks", false)),
            entry("unmaskMediationSessions", new Route("POST", "/disputes/{id}/sessions/unmasking", false)),
            entry("getSettlements", new Route("GET", "/disputes/{id}/settlements", false)),
            entry("writeSettlement", new Route("POST", "/disputes/{id}/settlements", true)),
            entry("confirmSettlement", new Route("POST", "/disputes/{id}/settlements/1/confirmations", false)),
            entry(
                    "confirmSettlementByParties",
                    new Route("POST", "/disputes/{id}/settlements/1/parties-confirmations", false)),
            entry(
                    "recordJudicialConfirmation",
                    new Route("POST", "/disputes/{id}/settlements/1/judicial-confirmations", false)),
            entry("reportPerformance", new Route("POST", "/disputes/{id}/settlements/1/performances", false)),
            entry("answerPerformance", new Route("POST", "/disputes/{id}/settlements/1/performance-answers", false)),
            entry("declareSettlementOutcome", new Route("POST", "/disputes/{id}/settlements/1/outcomes", false)),
            entry("recordReturnVisit", new Route("POST", "/disputes/{id}/return-visits", false)),
            entry("unmaskSettlements", new Route("POST", "/disputes/{id}/settlements/unmasking", false)),
            entry("listRetentionRules", new Route("GET", "/retention-rules?limit=100", false)),
            entry("getRetentionRule", new Route("GET", "/retention-rules/{id}", false)),
            entry("proposeRetentionRule", new Route("POST", "/retention-rules", false)),
            entry("approveRetentionRule", new Route("POST", "/retention-rules/{id}/approval", false)),
            entry("refuseRetentionRule", new Route("POST", "/retention-rules/{id}/refusal", false)),
            entry("getRetention", new Route("GET", "/dispute-alerts/{id}/retention", false)),
            entry("placeLegalHold", new Route("POST", "/dispute-alerts/{id}/retention/holds", false)),
            entry("liftLegalHold", new Route("POST", "/dispute-alerts/{id}/retention/holds/{hold}/lifting", false)),
            entry(
                    "consentToDestruction",
                    new Route("POST", "/dispute-alerts/{id}/retention/destruction-consents", false)),
            entry("listDestructionCertificates", new Route("GET", "/destruction-certificates?limit=100", false)),
            entry("getDisputeFile", new Route("GET", "/disputes/{id}/file", false)),
            entry("addFileDocument", new Route("POST", "/disputes/{id}/file/documents", false)),
            entry(
                    "withdrawFileDocument",
                    new Route("POST", "/disputes/{id}/file/documents/{document}/withdrawal", false)),
            entry("unmaskDisputeFile", new Route("POST", "/disputes/{id}/file/unmasking", false)),
            entry("beginDisputeAttachment", new Route("POST", "/disputes/{id}/attachments", false)),
            entry("getDisputeAttachment", new Route("GET", "/disputes/{id}/attachments/{attachment}", false)),
            entry(
                    "putDisputeAttachmentChunk",
                    new Route("PUT", "/disputes/{id}/attachments/{attachment}/chunks/0", false)),
            entry(
                    "completeDisputeAttachment",
                    new Route("POST", "/disputes/{id}/attachments/{attachment}/completion", false)),
            entry("cancelDisputeAttachment", new Route("DELETE", "/disputes/{id}/attachments/{attachment}", false)),
            entry(
                    "unmaskDisputeAttachment",
                    new Route("POST", "/disputes/{id}/attachments/{attachment}/unmasking", false)),
            entry("planJointMeeting", new Route("POST", "/joint-meetings", false)),
            entry("listJointMeetings", new Route("GET", "/joint-meetings?limit=100", false)),
            entry("getJointMeeting", new Route("GET", "/joint-meetings/{id}", false)),
            entry("changeJointMeeting", new Route("PUT", "/joint-meetings/{id}", true)),
            entry("cancelJointMeeting", new Route("POST", "/joint-meetings/{id}/cancellation", true)),
            entry("recordAttendance", new Route("PUT", "/joint-meetings/{id}/attendance", true)),
            entry("getJointMeetingCalendar", new Route("GET", "/joint-meetings/{id}/calendar", false)),
            entry("printMinutes", new Route("GET", "/joint-meetings/{id}/documents/minutes.pdf", false)),
            entry("writeMinutes", new Route("GET", "/joint-meetings/{id}/documents/minutes.docx", false)),
            entry("printSignInSheet", new Route("GET", "/joint-meetings/{id}/documents/sign-in-sheet.pdf", false)),
            entry("printMeetingPack", new Route("GET", "/joint-meetings/{id}/documents/pack.pdf", false)),
            entry("verifyMinutes", new Route("POST", "/minutes-verifications", false)),
            entry("getMyCalendarAddress", new Route("GET", "/me/calendar-address", false)),
            entry("makeMyCalendarAddress", new Route("PUT", "/me/calendar-address", false)),
            entry("endMyCalendarAddress", new Route("DELETE", "/me/calendar-address", false)),
            entry("readCalendar", new Route("GET", "/calendars/{id}", false)),
            entry("getMeetingDates", new Route("GET", "/joint-meetings/{id}/dates", false)),
            entry("proposeMeetingDates", new Route("POST", "/joint-meetings/{id}/dates", false)),
            entry("withdrawMeetingDate", new Route("POST", "/joint-meetings/{id}/dates/{date}/withdrawal", false)),
            entry("answerMeetingDates", new Route("POST", "/joint-meetings/{id}/dates/answers", false)),
            entry("fixMeetingDate", new Route("POST", "/joint-meetings/{id}/dates/fixing", true)),
            entry("planMeetingSeries", new Route("POST", "/meeting-series", false)),
            entry("getMeetingSeries", new Route("GET", "/meeting-series/{id}", false)),
            entry(
                    "listMeetingSeriesOfAgreement",
                    new Route("GET", "/cooperation-agreements/{id}/meeting-series", false)),
            entry("cancelRestOfSeries", new Route("POST", "/joint-meetings/{id}/cancellation-of-following", true)),
            entry("getAgenda", new Route("GET", "/joint-meetings/{id}/agenda", false)),
            entry("suggestAgendaItems", new Route("GET", "/joint-meetings/{id}/agenda/suggestions", false)),
            entry("addAgendaItem", new Route("POST", "/joint-meetings/{id}/agenda/items", false)),
            entry("changeAgendaItem", new Route("PUT", "/joint-meetings/{id}/agenda/items/{item}", false)),
            entry(
                    "withdrawAgendaItem",
                    new Route("POST", "/joint-meetings/{id}/agenda/items/{item}/withdrawal", false)),
            entry("orderAgenda", new Route("PUT", "/joint-meetings/{id}/agenda/order", true)),
            entry("recordAgendaOutcome", new Route("PUT", "/joint-meetings/{id}/agenda/items/{item}/outcome", false)),
            entry("listMeetingFiles", new Route("GET", "/joint-meetings/{id}/files", false)),
            entry("addMeetingFile", new Route("POST", "/joint-meetings/{id}/files?kind=sign-in-sheet", false)),
            entry("openMeetingFile", new Route("GET", "/joint-meetings/{id}/files/{attachment}/content", false)),
            entry(
                    "withdrawMeetingFile",
                    new Route("POST", "/joint-meetings/{id}/files/{attachment}/withdrawal", false)),
            entry("reviseMinutes", new Route("POST", "/joint-meetings/{id}/minutes-revisions", false)),
            entry("listMinutesRevisions", new Route("GET", "/joint-meetings/{id}/minutes-revisions", false)),
            entry("putMinutesToBothSides", new Route("POST", "/joint-meetings/{id}/amendments/windows", false)),
            entry("proposeAmendment", new Route("POST", "/joint-meetings/{id}/amendments", false)),
            entry("answerAmendment", new Route("POST", "/joint-meetings/{id}/amendments/{item}/answer", false)),
            entry("writeAddendum", new Route("POST", "/joint-meetings/{id}/addenda", false)),
            entry("signOffAddendum", new Route("POST", "/joint-meetings/{id}/addenda/{item}/sign-offs", false)),
            entry("withdrawAddendum", new Route("POST", "/joint-meetings/{id}/addenda/{item}/withdrawal", false)),
            entry("getSigning", new Route("GET", "/signing", false)),
            entry("setSigningRule", new Route("PUT", "/signing/rule", true)),
            entry("nameSigningDeputy", new Route("POST", "/signing/deputies", false)),
            entry("endSigningDeputy", new Route("POST", "/signing/deputies/{item}/end", false)),
            entry("signOffMinutes", new Route("POST", "/joint-meetings/{id}/sign-offs", false)),
            entry("refuseMinutes", new Route("POST", "/joint-meetings/{id}/refusals", false)),
            entry("confirmTranslation", new Route("POST", "/joint-meetings/{id}/translation-confirmations", false)),
            entry("listCommitments", new Route("GET", "/commitments?limit=100", false)),
            entry("getCommitment", new Route("GET", "/commitments/{id}", false)),
            entry("reportCommitment", new Route("POST", "/commitments/{id}/report", true)),
            entry("confirmCommitment", new Route("POST", "/commitments/{id}/confirmation", true)),
            entry("objectToCommitment", new Route("POST", "/commitments/{id}/objection", true)),
            entry("proposePostponement", new Route("POST", "/commitments/{id}/postponement", true)),
            entry("agreeToPostponement", new Route("POST", "/commitments/{id}/postponement/agreement", true)),
            entry("refusePostponement", new Route("POST", "/commitments/{id}/postponement/refusal", true)),
            entry("draftCooperationAgreement", new Route("POST", "/cooperation-agreements", false)),
            entry("listCooperationAgreements", new Route("GET", "/cooperation-agreements?limit=100", false)),
            entry("getCooperationAgreement", new Route("GET", "/cooperation-agreements/{id}", false)),
            entry("rewriteCooperationAgreement", new Route("PUT", "/cooperation-agreements/{id}", true)),
            entry("discardCooperationAgreement", new Route("DELETE", "/cooperation-agreements/{id}", true)),
            entry("proposeCooperationAgreement", new Route("POST", "/cooperation-agreements/{id}/proposal", true)),
            entry("answerCooperationAgreement", new Route("POST", "/cooperation-agreements/{id}/revisions", false)),
            entry("listAgreementRevisions", new Route("GET", "/cooperation-agreements/{id}/revisions", false)),
            entry("acceptCooperationAgreement", new Route("POST", "/cooperation-agreements/{id}/acceptances", false)),
            entry("signCooperationAgreement", new Route("POST", "/cooperation-agreements/{id}/signatures", false)),
            entry("endCooperationAgreement", new Route("POST", "/cooperation-agreements/{id}/endings", false)),
            entry("addMediationOrganisation", new Route("POST", "/mediation-organisations", false)),
            entry("listMediationOrganisations", new Route("GET", "/mediation-organisations?limit=100", false)),
            entry("getMediationOrganisation", new Route("GET", "/mediation-organisations/{id}", false)),
            entry("changeMediationOrganisation", new Route("PUT", "/mediation-organisations/{id}", true)),
            entry(
                    "dissolveMediationOrganisation",
                    new Route("POST", "/mediation-organisations/{id}/dissolution", true)),
            entry("addMediator", new Route("POST", "/mediators", false)),
            entry("listMediators", new Route("GET", "/mediators?limit=100", false)),
            entry("getMediator", new Route("GET", "/mediators/{id}", false)),
            entry("changeMediator", new Route("PUT", "/mediators/{id}", true)),
            entry("recordMediatorDeparture", new Route("POST", "/mediators/{id}/departure", true)),
            entry("declareInterest", new Route("POST", "/mediators/{id}/interest-declarations", false)),
            entry(
                    "withdrawInterestDeclaration",
                    new Route("POST", "/mediators/{id}/interest-declarations/{declaration}/withdrawal", true)),
            entry("getCatalogue", new Route("GET", "/catalogues/{id}", false)),
            entry("publishCatalogue", new Route("PUT", "/catalogues/{id}", true)),
            entry("listAuditRecords", new Route("GET", "/audit/records?limit=100", false)),
            entry("getAuditStatus", new Route("GET", "/audit/status", false)));

    /** Mutations whose success need not leave an audit record of a change. */
    private static final Set<String> UNCOUNTED = Set.of(
            "receiveDisputeAlerts",
            "unmaskDisputeAlert",
            "unmaskDispute",
            "unmaskMediationSessions",
            "unmaskSettlements",
            "unmaskDisputeFile",
            "unmaskDisputeAttachment",
            "putDisputeAttachmentChunk",
            "chooseLanguage",
            "endMyCalendarAddress",
            "verifyMinutes",
            "provisionTownship");

    /** Mutations of a row of the caller's own that is not there yet. */
    private static final Set<String> FIRST_WORDS = Set.of(
            "recordAttendance",
            "nameBorderResponder",
            "setSigningRule",
            "tellDisputeAccount",
            "declareLegalNature",
            "writeSettlement");

    private final Api product;
    private final Map<String, String> facts = new HashMap<>();
    private final Map<String, String> hashes = new HashMap<>();
    private final Map<String, String> comments = new HashMap<>();
    private final Map<String, String> attachments = new HashMap<>();
    private final Map<String, String> documents = new HashMap<>();
    private final Map<String, String> declarations = new HashMap<>();
    private final Map<String, String> organisations = new HashMap<>();
    private final Map<String, String> members = new HashMap<>();
    private final Map<String, String> sessions = new HashMap<>();
    private final Map<String, String> settlements = new HashMap<>();
    private final Map<String, String> reports = new HashMap<>();
    private final Map<String, String> holds = new HashMap<>();
    private boolean retentionAgreed;
    private final Map<String, String> twins = new HashMap<>();
    private final Map<String, String> proposals = new HashMap<>();
    private final Map<String, String> findings = new HashMap<>();
    private final Map<String, String> items = new HashMap<>();
    private final Map<String, String> dates = new HashMap<>();
    private String duomasSharedAlert;
    private String duomasOrganisation;
    private String duomasMediator;
    private String suojiasMediator;
    private long position;

    Operations(Api product) {
        this.product = product;
    }

    boolean changes(String operation) {
        return !route(operation).method().equals("GET");
    }

    /** How many audit records a change leaves: one for each meeting of a series of two, otherwise one. */
    int recordsOf(String operation) {
        return Set.of("planMeetingSeries", "cancelRestOfSeries").contains(operation) ? 2 : 1;
    }

    boolean counts(String operation) {
        return !UNCOUNTED.contains(operation);
    }

    private static Route route(String operation) {
        Route route = ROUTES.get(operation);
        if (route == null) {
            throw new IllegalStateException("the matrix does not know how to call " + operation);
        }
        return route;
    }

    /** The request of an operation on this object; the owner's current entity tag where a condition belongs to it. */
    Request request(String operation, String object, String id) {
        Route route = route(operation);
        Map<String, String> headers = new HashMap<>();
        if (route.conditional()) {
            headers.put("If-Match", FIRST_WORDS.contains(operation) ? "\"0\"" : tag(operation, object, id));
        }
        String path = route.path()
                .replace("{id}", id)
                .replace("{new}", UUID.randomUUID().toString())
                .replace("{fact}", facts.getOrDefault(id, new UUID(0, 0).toString()))
                .replace("{comment}", comments.getOrDefault(id, new UUID(0, 0).toString()))
                .replace("{attachment}", attachments.getOrDefault(id, new UUID(0, 0).toString()))
                .replace("{document}", documents.getOrDefault(id, new UUID(0, 0).toString()))
                .replace("{declaration}", declarations.getOrDefault(id, new UUID(0, 0).toString()))
                .replace("{member}", members.getOrDefault(id, new UUID(0, 0).toString()))
                .replace("{session}", sessions.getOrDefault(id, new UUID(0, 0).toString()))
                .replace("{hold}", holds.getOrDefault(id, new UUID(0, 0).toString()))
                .replace("{duoma}", Demonstration.DUOMA.toString())
                .replace("{proposal}", proposals.getOrDefault(id, new UUID(0, 0).toString()))
                .replace("{date}", dates.getOrDefault(id, new UUID(0, 0).toString()))
                .replace("{item}", items.getOrDefault(id, new UUID(0, 0).toString()))
                .replace("{finding}", findings.getOrDefault(id, new UUID(0, 0).toString()))
                .replace("{after}", Long.toString(position));
        if (operation.equals("attachToDisputeAlert") || operation.equals("addMeetingFile")) {
            return new Request(route.method(), path, headers, PNG, "image/png", id);
        }
        if (operation.equals("putDisputeAttachmentChunk")) {
            return new Request(route.method(), path, headers, PNG, "application/octet-stream", id);
        }
        JsonObject body = body(operation, object, id);
        return new Request(
                route.method(),
                path,
                headers,
                body == null ? null : AccessMatrixRun.json(body),
                "application/json",
                id);
    }

    private String tag(String operation, String object, String id) {
        String collection = route(operation).path().split("/")[1];
        if (collection.equals("memberships") || operation.equals("releaseBorderResponder")) {
            return "\"1\"";
        }
        String owner = object.startsWith("other-border") ? "yanshiping-leader" : "duoma-leader";
        if (Set.of("townships", "borders", "invitations").contains(collection)) {
            owner = "operator";
        }
        Answer answer = as(owner).get("/" + collection + "/" + id);
        return answer.status() == 200 ? answer.etag() : "\"1\"";
    }

    private JsonObject body(String operation, String object, String id) {
        return switch (operation) {
            case "chooseLanguage" ->
                Json.createObjectBuilder().add("language", "zh-CN").build();
            case "registerDevice" ->
                Json.createObjectBuilder().add("kind", "phone").build();
            case "raiseDisputeAlert" ->
                alert(object.startsWith("new-shared") ? Demonstration.DUOMA_SUOJIA : null)
                        .add("id", id)
                        .build();
            case "changeDisputeAlert" -> alert(null).add("severity", "urgent").build();
            case "shareDisputeAlert" ->
                Json.createObjectBuilder()
                        .add("borderId", Demonstration.DUOMA_SUOJIA.toString())
                        .build();
            case "receiveDisputeAlerts" ->
                Json.createObjectBuilder()
                        .add("ids", Json.createArrayBuilder().add(id))
                        .build();
            case "withdrawDisputeAlert",
                    "declineDisputeAlert",
                    "escalateDisputeAlert",
                    "breakGlass",
                    "cancelJointMeeting",
                    "cancelRestOfSeries",
                    "endCooperationAgreement",
                    "recordMediatorDeparture" ->
                Json.createObjectBuilder().add("reason", "两乡另行商定。").build();
            case "unmaskDisputeAlert",
                    "unmaskMediationSessions",
                    "unmaskSettlements",
                    "unmaskDisputeFile",
                    "unmaskDisputeAttachment" ->
                Json.createObjectBuilder().add("purpose", "联系当事人").build();
            case "tellDisputeAccount" ->
                Json.createObjectBuilder()
                        .add(
                                "facts",
                                Json.createArrayBuilder()
                                        .add(Json.createObjectBuilder().add("text", "围栏倒了。")))
                        .build();
            case "confirmFact" ->
                Json.createObjectBuilder()
                        .add("contentHash", hashes.getOrDefault(id, "0".repeat(64)))
                        .build();
            case "commentOnDispute" -> comment(UUID.randomUUID().toString(), "all-sides");
            case "unmaskDispute" ->
                Json.createObjectBuilder().add("purpose", "调解").build();
            case "proposeMerge" ->
                Json.createObjectBuilder()
                        .add("twinTownshipId", Demonstration.SUOJIA.toString())
                        .add("twinId", twins.getOrDefault(id, new UUID(0, 0).toString()))
                        .build();
            case "answerMerge", "answerLead" ->
                Json.createObjectBuilder()
                        .add("agreed", false)
                        .add("reason", "两乡另行商定。")
                        .build();
            case "proposeLead" -> leadProposal(UUID.randomUUID().toString());
            case "recordInspectionRound" ->
                round(Demonstration.DUOMA_SUOJIA, Demonstration.DUOMA)
                        .add("id", id)
                        .build();
            case "addInspectionFinding" -> finding(UUID.randomUUID().toString());
            case "linkFindingToAlert" ->
                Json.createObjectBuilder().add("alertId", duomasSharedAlert()).build();
            case "openDispute" -> Json.createObjectBuilder().add("alertId", id).build();
            case "appointTeamMember" ->
                Json.createObjectBuilder().add("mediatorId", duomasMediator()).build();
            case "recordMediationSession" -> session(UUID.randomUUID().toString(), members.get(id));
            case "remarkOnMediationSession" ->
                Json.createObjectBuilder()
                        .add("sessionTownshipId", Demonstration.DUOMA.toString())
                        .add("text", "补记到场时间。")
                        .build();
            case "writeSettlement" -> settlement();
            case "confirmSettlement" -> confirmation(id).build();
            case "confirmSettlementByParties" -> partiesConfirmation(id);
            case "recordJudicialConfirmation" ->
                Json.createObjectBuilder()
                        .add("step", "applied")
                        .add("happenedOn", "2026-11-25")
                        .add("court", "安多县人民法院")
                        .build();
            case "reportPerformance" -> performance(UUID.randomUUID().toString());
            case "answerPerformance" ->
                Json.createObjectBuilder()
                        .add("reportTownshipId", Demonstration.DUOMA.toString())
                        .add("reportId", reports.getOrDefault(id, new UUID(0, 0).toString()))
                        .add("answer", "confirmed")
                        .build();
            case "declareSettlementOutcome" ->
                Json.createObjectBuilder()
                        .add("outcome", "failed")
                        .add("reason", "约定未能履行。")
                        .build();
            case "recordReturnVisit" ->
                Json.createObjectBuilder()
                        .add("revision", 1)
                        .add("visitedOn", "2026-11-25")
                        .add("reason", "到期回访")
                        .add("performance", "partly")
                        .add("satisfaction", "satisfied")
                        .build();
            case "addFileDocument" ->
                Json.createObjectBuilder()
                        .add("code", "notice-of-rights")
                        .add("datedOn", "2026-05-01")
                        .add("note", "纸质件存档")
                        .build();
            case "withdrawFileDocument" ->
                Json.createObjectBuilder().add("reason", "other-matter").build();
            case "beginDisputeAttachment" ->
                Uploads.announcement(UUID.randomUUID().toString(), "scan", "image/png", PNG);
            case "consentToTeam" -> composition(id);
            case "recordMediationObjection" ->
                Json.createObjectBuilder()
                        .add("memberTownshipId", Demonstration.DUOMA.toString())
                        .add("memberId", members.getOrDefault(id, new UUID(0, 0).toString()))
                        .add("partyTownshipId", Demonstration.SUOJIA.toString())
                        .add("objectedOn", "2026-01-05")
                        .build();
            case "declareLegalNature" ->
                Json.createObjectBuilder().add("nature", "civil").build();
            case "recordStatusQuoBreach" ->
                Json.createObjectBuilder()
                        .add("item", "fences")
                        .add("seenOn", "2026-05-01")
                        .add("place", "界线附近")
                        .add("seen", "新建围栏约二百米。")
                        .build();
            case "addNegotiationNote" ->
                Json.createObjectBuilder().add("text", "双方就界线走向交换意见。").build();
            case "proposeRetentionRule" -> retentionRule(id, Demonstration.DUOMA_SUOJIA);
            case "approveRetentionRule", "refuseRetentionRule" -> hash("duoma-leader", "/retention-rules/" + id);
            case "placeLegalHold" ->
                Json.createObjectBuilder().add("reason", "litigation").build();
            case "consentToDestruction" -> hash("duoma-leader", "/dispute-alerts/" + id + "/retention");
            case "planJointMeeting" ->
                meeting(Demonstration.DUOMA_SUOJIA, Demonstration.DUOMA)
                        .add("id", id)
                        .build();
            case "changeJointMeeting" ->
                (object.startsWith("other-border")
                                ? meeting(Demonstration.YANSHIPING_ZHAHE, Demonstration.YANSHIPING)
                                : meeting(Demonstration.DUOMA_SUOJIA, Demonstration.DUOMA))
                        .add("place", "另一处会议室")
                        .build();
            case "recordAttendance" ->
                Json.createObjectBuilder()
                        .add(
                                "entries",
                                Json.createArrayBuilder()
                                        .add(Json.createObjectBuilder()
                                                .add("office", "乡长")
                                                .add("role", "attendee")
                                                .add("presence", "attended")))
                        .build();
            case "planMeetingSeries" -> series(id, UUID.randomUUID().toString());
            case "proposeMeetingDates" -> proposal(UUID.randomUUID().toString(), "2027-01-%02dT02:00:00Z");
            case "answerMeetingDates" -> dateAnswer(id);
            case "fixMeetingDate" -> Json.createObjectBuilder().build();
            case "addAgendaItem", "changeAgendaItem" ->
                agendaItem(UUID.randomUUID().toString());
            case "orderAgenda" ->
                Json.createObjectBuilder()
                        .add("items", Json.createArrayBuilder().add(items.getOrDefault(id, id)))
                        .build();
            case "recordAgendaOutcome" ->
                Json.createObjectBuilder().add("reached", true).build();
            case "reviseMinutes" ->
                Json.createObjectBuilder()
                        .add("baseRevision", revision("joint-meetings", id))
                        .add("language", "zh-CN")
                        .add("text", "新的纪要文本 " + NUMBER.incrementAndGet())
                        .build();
            case "signOffMinutes" -> signature("joint-meetings", id);
            case "putMinutesToBothSides" ->
                Json.createObjectBuilder()
                        .add("revision", revision("joint-meetings", id))
                        .add("days", 7)
                        .build();
            case "proposeAmendment" -> amendment(UUID.randomUUID().toString(), revision("joint-meetings", id));
            case "answerAmendment" ->
                Json.createObjectBuilder().add("accepted", true).build();
            case "writeAddendum" -> addendum(UUID.randomUUID().toString());
            case "signOffAddendum" ->
                Json.createObjectBuilder()
                        .add("contentHash", hashes.getOrDefault(id, "0".repeat(64)))
                        .build();
            case "setSigningRule" ->
                Json.createObjectBuilder().add("twoSigners", false).build();
            case "nameSigningDeputy" -> deputy(UUID.randomUUID().toString());
            case "refuseMinutes" ->
                Json.createObjectBuilder(signature("joint-meetings", id))
                        .add("reason", "取水日期与会上所说不符。")
                        .build();
            case "verifyMinutes" ->
                Json.createObjectBuilder()
                        .add("meetingId", id)
                        .add("contentHash", signature("joint-meetings", id).getString("contentHash"))
                        .build();
            case "confirmTranslation" ->
                Json.createObjectBuilder(signature("joint-meetings", id))
                        .add("language", "bo")
                        .build();
            case "reportCommitment" ->
                Json.createObjectBuilder().add("text", "牌子已立。").build();
            case "withdrawMeetingFile" ->
                Json.createObjectBuilder().add("reason", "扫描件不清楚。").build();
            case "objectToCommitment", "refusePostponement" ->
                Json.createObjectBuilder().add("reason", "尚未见到。").build();
            case "proposePostponement" -> postponement();
            case "draftCooperationAgreement" ->
                agreement(Demonstration.DUOMA_SUOJIA).add("id", id).build();
            case "rewriteCooperationAgreement" ->
                agreement(Demonstration.DUOMA_SUOJIA)
                        .add("text", "修改后的协议文本 " + NUMBER.incrementAndGet())
                        .build();
            case "answerCooperationAgreement" ->
                Json.createObjectBuilder()
                        .add("baseRevision", revision("cooperation-agreements", id))
                        .add("text", "对案 " + NUMBER.incrementAndGet())
                        .build();
            case "acceptCooperationAgreement", "signCooperationAgreement" -> signature("cooperation-agreements", id);
            case "addMediationOrganisation" -> organisation().add("id", id).build();
            case "changeMediationOrganisation" ->
                organisation().add("village", "另一村").build();
            case "addMediator" -> mediator(duomasOrganisation()).add("id", id).build();
            case "changeMediator" ->
                mediator(object.startsWith("other-border") ? organisations.get(id) : duomasOrganisation())
                        .add("displayName", "示例调解员乙")
                        .build();
            case "declareInterest" -> interest(UUID.randomUUID().toString());
            case "addTownship" -> township(id);
            case "changeTownship" ->
                id.equals(Demonstration.DUOMA.toString()) ? township(id, "540624201", "多玛乡") : township(id);
            case "addBorder" -> border(id);
            case "nameBorderResponder" -> responder();
            case "publishCatalogue" -> sameCatalogue();
            case "invite" -> invitation(id, Demonstration.DUOMA, "xizang-government");
            case "acknowledgeDisputeAlert",
                    "completeDisputeAttachment",
                    "dissolveMediationOrganisation",
                    "withdrawInterestDeclaration",
                    "proposeCooperationAgreement",
                    "confirmBorder",
                    "confirmInvitation",
                    "requestDeviceWipe",
                    "withdrawDisputeComment",
                    "liftLegalHold",
                    "provisionTownship" -> AccessMatrixRun.empty();
            default -> null;
        };
    }

    /** Makes the object that a row names, and answers its id. */
    String object(String operation, String object) {
        return object(operation, object, UUID.randomUUID().toString());
    }

    private String object(String operation, String object, String id) {
        String[] parts = object.split("-", 2);
        return switch (object) {
            case "any", "new", "new-shared", "absent" -> id;
            case "catalogue" -> "dispute-types";
            case "device-duoma" -> device(id);
            case "device-to-wipe" -> {
                device(id);
                as("duoma-leader").post("/me/devices/" + id + "/wipe").expect(204);
                yield id;
            }
            case "alert-own" -> alert(id, "duoma-mediator", null);
            case "alert-shared", "id-taken" -> alert(id, "duoma-mediator", Demonstration.DUOMA_SUOJIA);
            case "alert-acknowledged" -> acknowledged(id);
            case "alert-disputed" -> {
                dispute(UUID.randomUUID().toString(), acknowledged(id));
                yield id;
            }
            case "dispute-open" -> dispute(id, acknowledged(UUID.randomUUID().toString()));
            case "dispute-told" ->
                told(dispute(id, acknowledged(UUID.randomUUID().toString())));
            case "dispute-confirmed" -> {
                told(dispute(id, acknowledged(UUID.randomUUID().toString())));
                act(
                        "suojia-leader",
                        "/disputes/" + id,
                        "/facts/" + facts.get(id) + "/confirmation",
                        Json.createObjectBuilder()
                                .add("contentHash", hashes.get(id))
                                .build());
                yield id;
            }
            case "dispute-commented", "dispute-own-comment" -> {
                dispute(id, acknowledged(UUID.randomUUID().toString()));
                String comment = UUID.randomUUID().toString();
                comments.put(id, comment);
                as("duoma-leader")
                        .post(
                                "/disputes/" + id + "/comments",
                                comment(comment, object.endsWith("commented") ? "all-sides" : "own-side"))
                        .expect(200);
                yield id;
            }
            case "dispute-escalated" -> {
                String alert = acknowledged(UUID.randomUUID().toString());
                act(
                        "suojia-leader",
                        "/dispute-alerts/" + alert,
                        "/escalation",
                        Json.createObjectBuilder().add("reason", "请两县协调。").build());
                yield dispute(id, alert);
            }
            case "dispute-glass-broken" -> {
                String alert = acknowledged(UUID.randomUUID().toString());
                act(
                        "xizang-officer",
                        "/dispute-alerts/" + alert,
                        "/break-glass",
                        Json.createObjectBuilder().add("reason", "核查投诉。").build());
                yield dispute(id, alert);
            }
            case "dispute-uploading", "dispute-attached" -> {
                dispute(id, acknowledged(UUID.randomUUID().toString()));
                String attachment = UUID.randomUUID().toString();
                attachments.put(id, attachment);
                if (object.endsWith("attached")) {
                    Uploads.send(as("duoma-clerk"), id, attachment, "scan", "image/png", PNG);
                } else {
                    as("duoma-clerk")
                            .post(
                                    "/disputes/" + id + "/attachments",
                                    Uploads.announcement(attachment, "scan", "image/png", PNG))
                            .expect(201);
                    Uploads.chunks(as("duoma-clerk"), id, attachment, PNG, 0);
                }
                yield id;
            }
            case "dispute-filed", "dispute-withdrawn" -> {
                object(operation, "dispute-attached", id);
                String document = UUID.randomUUID().toString();
                documents.put(id, document);
                as("duoma-clerk")
                        .post(
                                "/disputes/" + id + "/file/documents",
                                Json.createObjectBuilder()
                                        .add("id", document)
                                        .add("code", "identity")
                                        .add("datedOn", "2026-05-01")
                                        .add(
                                                "attachments",
                                                Json.createArrayBuilder().add(attachments.get(id)))
                                        .build())
                        .expect(201);
                if (object.endsWith("withdrawn")) {
                    as("duoma-clerk")
                            .post(
                                    "/disputes/" + id + "/file/documents/" + document + "/withdrawal",
                                    Json.createObjectBuilder()
                                            .add("reason", "other-matter")
                                            .build())
                            .expect(200);
                }
                yield id;
            }
            case "alert-twins" -> twins(id);
            case "alert-merge-proposed" -> {
                // The object is Suojia's alert.
                String ours = twins(UUID.randomUUID().toString(), id);
                String proposal = UUID.randomUUID().toString();
                as("duoma-leader")
                        .post(
                                "/dispute-alerts/" + ours + "/duplicates/proposals",
                                Json.createObjectBuilder()
                                        .add("id", proposal)
                                        .add("twinTownshipId", Demonstration.SUOJIA.toString())
                                        .add("twinId", id)
                                        .build())
                        .expect(201);
                proposals.put(id, proposal);
                yield id;
            }
            case "dispute-lead-proposed" -> {
                dispute(id, acknowledged(UUID.randomUUID().toString()));
                String proposal = UUID.randomUUID().toString();
                as("duoma-leader")
                        .post("/disputes/" + id + "/lead-proposals", leadProposal(proposal))
                        .expect(201);
                proposals.put(id, proposal);
                yield id;
            }
            case "round-duoma", "round-id-taken" ->
                round(id, "duoma-clerk", Demonstration.DUOMA_SUOJIA, Demonstration.DUOMA);
            case "other-border-round" ->
                round(id, "yanshiping-leader", Demonstration.YANSHIPING_ZHAHE, Demonstration.YANSHIPING);
            case "round-finding" -> {
                round(id, "duoma-clerk", Demonstration.DUOMA_SUOJIA, Demonstration.DUOMA);
                String finding = UUID.randomUUID().toString();
                as("duoma-clerk")
                        .post("/inspection-rounds/" + id + "/findings", finding(finding))
                        .expect(201);
                findings.put(id, finding);
                yield id;
            }
            case "dispute-team" -> team(id);
            case "dispute-mediated" -> mediated(id);
            case "dispute-settling" -> settling(id);
            case "dispute-settled" -> settled(id);
            case "dispute-boundary" -> boundary(id, "duoma-leader");
            case "dispute-referred" -> boundary(id, "duoma-leader", "suojia-leader");
            case "other-border-dispute" -> {
                String alert =
                        alert(UUID.randomUUID().toString(), "yanshiping-mediator", Demonstration.YANSHIPING_ZHAHE);
                act("zhahe-mediator", "/dispute-alerts/" + alert, "/acknowledgement", AccessMatrixRun.empty());
                yield dispute(id, alert, "yanshiping-leader");
            }
            case "alert-escalated" -> {
                alert(id, "duoma-mediator", Demonstration.DUOMA_SUOJIA);
                act(
                        "duoma-leader",
                        "/dispute-alerts/" + id,
                        "/escalation",
                        Json.createObjectBuilder().add("reason", "请两县协调。").build());
                yield id;
            }
            case "alert-withdrawn" -> {
                alert(id, "duoma-mediator", Demonstration.DUOMA_SUOJIA);
                act(
                        "duoma-mediator",
                        "/dispute-alerts/" + id,
                        "/withdrawal",
                        Json.createObjectBuilder().add("reason", "误报。").build());
                yield id;
            }
            case "alert-glass-broken" -> {
                alert(id, "duoma-mediator", Demonstration.DUOMA_SUOJIA);
                act(
                        "xizang-officer",
                        "/dispute-alerts/" + id,
                        "/break-glass",
                        Json.createObjectBuilder().add("reason", "核查投诉。").build());
                yield id;
            }
            case "rule-proposed", "rule-id-taken" -> proposeRule(id, Demonstration.DUOMA_SUOJIA);
            case "other-border-rule" -> proposeRule(id, Demonstration.YANSHIPING_ZHAHE);
            case "alert-held" -> {
                object(operation, "alert-escalated", id);
                String hold = UUID.randomUUID().toString();
                as("duoma-leader")
                        .post(
                                "/dispute-alerts/" + id + "/retention/holds",
                                "{\"id\":\"" + hold + "\",\"reason\":\"litigation\"}")
                        .expect(201);
                holds.put(id, hold);
                yield id;
            }
            case "alert-due" -> due(operation, id);
            case "alert-destroyed" -> {
                due(operation, id);
                for (String leader : new String[] {"duoma-leader", "suojia-leader"}) {
                    as(leader)
                            .post(
                                    "/dispute-alerts/" + id + "/retention/destruction-consents",
                                    body("consentToDestruction", object, id))
                            .expect(201);
                }
                yield id;
            }
            case "other-border-alert" -> alert(id, "yanshiping-mediator", Demonstration.YANSHIPING_ZHAHE);
            case "alert-deleted" -> {
                alert(id, "duoma-mediator", null);
                delete("duoma-mediator", "/dispute-alerts/" + id);
                yield id;
            }
            case "meeting-planned" -> meeting(id, "duoma-clerk", Demonstration.DUOMA_SUOJIA, Demonstration.DUOMA);
            case "calendar-duoma" -> {
                String address = as("duoma-leader")
                        .send("PUT", "/me/calendar-address", null, null)
                        .expect(200)
                        .json()
                        .getString("address");
                yield address.substring(address.lastIndexOf('/') + 1);
            }
            case "meeting-agenda" -> {
                meeting(id, "duoma-clerk", Demonstration.DUOMA_SUOJIA, Demonstration.DUOMA);
                String item = UUID.randomUUID().toString();
                items.put(id, item);
                as("duoma-clerk")
                        .post("/joint-meetings/" + id + "/agenda/items", agendaItem(item))
                        .expect(200);
                yield id;
            }
            case "meeting-dates" -> {
                meeting(id, "duoma-clerk", Demonstration.DUOMA_SUOJIA, Demonstration.DUOMA);
                String date = UUID.randomUUID().toString();
                dates.put(id, date);
                as("duoma-clerk")
                        .post("/joint-meetings/" + id + "/dates", proposal(date, "2027-02-%02dT02:00:00Z"))
                        .expect(200);
                yield id;
            }
            case "series-planned" -> series(id, UUID.randomUUID().toString(), id);
            case "meeting-of-series" -> series(UUID.randomUUID().toString(), id, id);
            case "meeting-minutes" -> minutes(id);
            case "meeting-put", "meeting-attended", "meeting-amended" -> {
                minutes(id);
                MinutesSteps.put(as("duoma-clerk"), "/joint-meetings/" + id);
                if (!object.endsWith("put")) {
                    as("duoma-clerk")
                            .ifMatch("\"0\"")
                            .put(
                                    "/joint-meetings/" + id + "/attendance",
                                    "{\"entries\":[{\"office\":\"" + office("duoma-leader")
                                            + "\",\"role\":\"chair\",\"presence\":\"attended\"}]}")
                            .expect(200);
                }
                if (object.endsWith("amended")) {
                    String item = UUID.randomUUID().toString();
                    items.put(id, item);
                    as("duoma-leader")
                            .post("/joint-meetings/" + id + "/amendments", amendment(item, 1))
                            .expect(201);
                }
                yield id;
            }
            case "meeting-addendum" -> {
                object(operation, "meeting-in-force", id);
                String item = UUID.randomUUID().toString();
                items.put(id, item);
                hashes.put(
                        id,
                        as("duoma-clerk")
                                .post("/joint-meetings/" + id + "/addenda", addendum(item))
                                .expect(201)
                                .json()
                                .getJsonArray("addenda")
                                .getJsonObject(0)
                                .getString("contentHash"));
                yield id;
            }
            case "deputy-duoma" -> {
                String item = UUID.randomUUID().toString();
                items.put(id, item);
                as("duoma-leader").post("/signing/deputies", deputy(item)).expect(200);
                yield id;
            }
            case "meeting-file", "meeting-file-in-force" -> {
                minutes(id);
                String file = UUID.randomUUID().toString();
                attachments.put(id, file);
                as("duoma-clerk")
                        .send(
                                "POST",
                                "/joint-meetings/" + id + "/files?kind=sign-in-sheet&fileId=" + file,
                                PNG,
                                "image/png")
                        .expect(201);
                if (object.endsWith("in-force")) {
                    MinutesSteps.put(as("duoma-clerk"), "/joint-meetings/" + id);
                    sign("duoma-leader", "/joint-meetings/" + id, "/sign-offs", "joint-meetings", id);
                    sign("suojia-leader", "/joint-meetings/" + id, "/sign-offs", "joint-meetings", id);
                }
                yield id;
            }
            case "meeting-in-force" -> {
                minutes(id);
                MinutesSteps.put(as("duoma-clerk"), "/joint-meetings/" + id);
                sign("duoma-leader", "/joint-meetings/" + id, "/sign-offs", "joint-meetings", id);
                sign("suojia-leader", "/joint-meetings/" + id, "/sign-offs", "joint-meetings", id);
                yield id;
            }
            case "meeting-translated" -> {
                meeting(id, "duoma-clerk", Demonstration.DUOMA_SUOJIA, Demonstration.DUOMA);
                as("duoma-clerk")
                        .post(
                                "/joint-meetings/" + id + "/minutes-revisions",
                                Json.createObjectBuilder()
                                        .add("baseRevision", 0)
                                        .add("language", "zh-CN")
                                        .add("text", "会议议定事项。")
                                        .add(
                                                "translations",
                                                Json.createArrayBuilder()
                                                        .add(Json.createObjectBuilder()
                                                                .add("language", "bo")
                                                                .add("text", "ཚོགས་འདུའི་ཆོད་དོན།")))
                                        .build())
                        .expect(201);
                yield id;
            }
            case "commitment-open" -> commitment();
            case "commitment-reported" -> {
                String commitment = commitment();
                act(
                        "duoma-clerk",
                        "/commitments/" + commitment,
                        "/report",
                        Json.createObjectBuilder().add("text", "牌子已立。").build());
                yield commitment;
            }
            case "commitment-postponed" -> {
                String commitment = commitment();
                act("duoma-clerk", "/commitments/" + commitment, "/postponement", postponement());
                yield commitment;
            }
            case "other-border-meeting" ->
                meeting(id, "yanshiping-leader", Demonstration.YANSHIPING_ZHAHE, Demonstration.YANSHIPING);
            case "agreement-draft" -> agreement(id, "duoma-clerk", Demonstration.DUOMA_SUOJIA);
            case "agreement-proposed" -> proposed(id);
            case "agreement-accepted" -> accepted(id);
            case "agreement-in-force" -> {
                accepted(id);
                sign("duoma-leader", "/cooperation-agreements/" + id, "/signatures", "cooperation-agreements", id);
                sign("suojia-leader", "/cooperation-agreements/" + id, "/signatures", "cooperation-agreements", id);
                yield id;
            }
            case "agreement-deleted" -> {
                agreement(id, "duoma-clerk", Demonstration.DUOMA_SUOJIA);
                delete("duoma-clerk", "/cooperation-agreements/" + id);
                yield id;
            }
            case "other-border-agreement" -> {
                agreement(id, "yanshiping-leader", Demonstration.YANSHIPING_ZHAHE);
                act("yanshiping-leader", "/cooperation-agreements/" + id, "/proposal", AccessMatrixRun.empty());
                yield id;
            }
            case "organisation-duoma", "organisation-id-taken" -> organisation(id, "duoma-clerk");
            case "organisation-dissolved" -> {
                organisation(id, "duoma-clerk");
                act("duoma-clerk", "/mediation-organisations/" + id, "/dissolution", AccessMatrixRun.empty());
                yield id;
            }
            case "other-border-organisation" -> organisation(id, "yanshiping-leader");
            case "mediator-duoma", "mediator-id-taken" -> mediator(id, "duoma-clerk", duomasOrganisation());
            case "mediator-departed" -> {
                mediator(id, "duoma-clerk", duomasOrganisation());
                act(
                        "duoma-clerk",
                        "/mediators/" + id,
                        "/departure",
                        Json.createObjectBuilder().add("reason", "任期届满").build());
                yield id;
            }
            case "other-border-mediator" -> {
                organisations.put(id, organisation(UUID.randomUUID().toString(), "yanshiping-leader"));
                yield mediator(id, "yanshiping-leader", organisations.get(id));
            }
            case "township-duoma" -> Demonstration.DUOMA.toString();
            case "township-yanshiping" -> Demonstration.YANSHIPING.toString();
            case "border-duoma-suojia" -> Demonstration.DUOMA_SUOJIA.toString();
            case "border-open" -> {
                as("operator").post("/borders", border(id)).expect(201);
                yield id;
            }
            case "border-responder" -> {
                as("operator").post("/borders", border(id)).expect(201);
                as("duoma-leader")
                        .ifMatch("\"0\"")
                        .put("/borders/" + id + "/responder", responder().toString())
                        .expect(200);
                yield id;
            }
            case "invitation-open" -> {
                as("operator")
                        .post("/invitations", invitation(id, Demonstration.DUOMA, "xizang-government"))
                        .expect(201);
                yield id;
            }
            case "membership-duoma" -> membership(id);
            default -> throw new IllegalStateException(operation + ": unknown object " + String.join("-", parts));
        };
    }

    // ---- making objects ----------------------------------------------------------------------------------------

    private String device(String id) {
        as("duoma-leader").put("/me/devices/" + id, "{\"kind\":\"phone\"}").expect(204);
        return id;
    }

    private static JsonObjectBuilder alert(UUID border) {
        JsonObjectBuilder body = Json.createObjectBuilder()
                .add("kind", "event")
                .add("type", "pasture-trespass")
                .add("severity", "high")
                .add("headline", "越界放牧")
                .add("place", Json.createObjectBuilder().add("name", "界线附近"))
                .add("narrative", "双方牧户发生争执。")
                .add(
                        "parties",
                        Json.createArrayBuilder().add(Json.createObjectBuilder().add("name", "虚构牧户")));
        if (border != null) {
            body.add("borderId", border.toString());
        }
        return body;
    }

    private String alert(String id, String by, UUID border) {
        as(by).post("/dispute-alerts", alert(border).add("id", id).build()).expect(201);
        String attachment = UUID.randomUUID().toString();
        as(by).put("/dispute-alerts/" + id + "/attachments/" + attachment, PNG, "image/png")
                .expect(200, 201, 204);
        attachments.put(id, attachment);
        return id;
    }

    private String twins(String id) {
        return twins(id, UUID.randomUUID().toString());
    }

    /** Two alerts of the same thing; each side has taken up the other's. */
    private String twins(String duomas, String suojias) {
        acknowledged(duomas);
        alert(suojias, "suojia-mediator", Demonstration.DUOMA_SUOJIA);
        act("duoma-leader", "/dispute-alerts/" + suojias, "/acknowledgement", AccessMatrixRun.empty());
        twins.put(duomas, suojias);
        return duomas;
    }

    private String duomasSharedAlert() {
        if (duomasSharedAlert == null) {
            duomasSharedAlert = alert(UUID.randomUUID().toString(), "duoma-mediator", Demonstration.DUOMA_SUOJIA);
        }
        return duomasSharedAlert;
    }

    private static JsonObject leadProposal(String id) {
        return Json.createObjectBuilder()
                .add("id", id)
                .add("toTownshipId", Demonstration.SUOJIA.toString())
                .add("reason", "草场在贵乡一侧。")
                .build();
    }

    private static JsonObjectBuilder round(UUID border, UUID township) {
        return Json.createObjectBuilder()
                .add("borderId", border.toString())
                .add("heldOn", "2026-11-20")
                .add("places", "界桩沿线")
                .add(
                        "participants",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("townshipId", township.toString())
                                        .add("office", "平安法治办")));
    }

    private String round(String id, String by, UUID border, UUID township) {
        as(by).post("/inspection-rounds", round(border, township).add("id", id).build())
                .expect(201);
        return id;
    }

    private static JsonObject finding(String id) {
        return Json.createObjectBuilder()
                .add("id", id)
                .add("place", "界桩旁")
                .add("text", "围栏倒伏约二十米。")
                .build();
    }

    private String acknowledged(String id) {
        alert(id, "duoma-mediator", Demonstration.DUOMA_SUOJIA);
        act("suojia-leader", "/dispute-alerts/" + id, "/acknowledgement", AccessMatrixRun.empty());
        return id;
    }

    private static JsonObject retentionRule(String id, UUID border) {
        return Json.createObjectBuilder()
                .add("id", id)
                .add("borderId", border.toString())
                .add("defaultMonths", 60)
                .add("legalBasis", "档案管理规定")
                .build();
    }

    private String proposeRule(String id, UUID border) {
        as("operator").post("/retention-rules", retentionRule(id, border)).expect(201);
        return id;
    }

    private JsonObject hash(String reader, String path) {
        Answer view = as(reader).get(path);
        return Json.createObjectBuilder()
                .add(
                        "contentHash",
                        view.status() == 200 ? view.json().getString("contentHash", "0".repeat(64)) : "0".repeat(64))
                .build();
    }

    /** A withdrawn alert whose time is over: as if years had gone. */
    private String due(String operation, String id) {
        if (!retentionAgreed) {
            String rule = proposeRule(UUID.randomUUID().toString(), Demonstration.DUOMA_SUOJIA);
            for (String leader : new String[] {"duoma-leader", "suojia-leader"}) {
                as(leader)
                        .post(
                                "/retention-rules/" + rule + "/approval",
                                hash("duoma-leader", "/retention-rules/" + rule))
                        .expect(200);
            }
            retentionAgreed = true;
        }
        object(operation, "alert-withdrawn", id);
        try (Connection superuser = SharedStack.get().connectAsSuperuser();
                PreparedStatement later = superuser.prepareStatement(
                        "update jointgov.dispute_alert set ended_at = ended_at - interval '9 years' where id = ?")) {
            later.setObject(1, UUID.fromString(id));
            later.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return id;
    }

    /** Tells a fact for the side that opened the dispute. */
    private String told(String id) {
        as("duoma-clerk")
                .with("If-Match", "\"0\"")
                .put("/disputes/" + id + "/accounts/own", body("tellDisputeAccount", "", id))
                .expect(200);
        JsonObject fact = as("duoma-mediator")
                .post("/disputes/" + id + "/unmasking", body("unmaskDispute", "", id))
                .expect(200)
                .json()
                .getJsonArray("facts")
                .getJsonObject(0);
        facts.put(id, fact.getString("id"));
        hashes.put(id, fact.getString("contentHash"));
        return id;
    }

    private static JsonObject comment(String id, String audience) {
        return Json.createObjectBuilder()
                .add("id", id)
                .add("audience", audience)
                .add("text", "请准备界桩图。")
                .build();
    }

    private String dispute(String id, String alert) {
        return dispute(id, alert, "duoma-mediator");
    }

    /** A dispute on whose team each side has a mediator; nobody has consented. */
    private String team(String id) {
        dispute(id, acknowledged(UUID.randomUUID().toString()));
        String member = UUID.randomUUID().toString();
        members.put(id, member);
        if (suojiasMediator == null) {
            suojiasMediator = mediator(
                    UUID.randomUUID().toString(),
                    "suojia-clerk",
                    organisation(UUID.randomUUID().toString(), "suojia-clerk"));
        }
        appoint("duoma-leader", id, member, duomasMediator());
        appoint("suojia-leader", id, UUID.randomUUID().toString(), suojiasMediator);
        return id;
    }

    /** A dispute that is mediated: a team without logins, formed, and one session that Duoma's leader recorded. */
    private String mediated(String id) {
        team(id);
        for (String leader : new String[] {"duoma-leader", "suojia-leader"}) {
            as(leader)
                    .ifMatch("\"0\"")
                    .put("/disputes/" + id + "/legal-nature", "{\"nature\":\"civil\"}")
                    .expect(200);
            as(leader)
                    .post("/disputes/" + id + "/team/consents", composition(id))
                    .expect(201);
        }
        String session = UUID.randomUUID().toString();
        as("duoma-leader")
                .post("/disputes/" + id + "/sessions", session(session, members.get(id)))
                .expect(201);
        sessions.put(id, session);
        return id;
    }

    /** A mediated dispute with a settlement of Duoma's that nobody has confirmed. */
    private String settling(String id) {
        mediated(id);
        settlements.put(
                id,
                as("duoma-leader")
                        .ifMatch("\"0\"")
                        .post("/disputes/" + id + "/settlements", settlement())
                        .expect(201)
                        .json()
                        .getJsonArray("settlements")
                        .getJsonObject(0)
                        .getString("contentHash"));
        return id;
    }

    /** A dispute that is settled, with a report of Duoma's that part of what it owes was performed. */
    private String settled(String id) {
        settling(id);
        String wording = "/disputes/" + id + "/settlements/1";
        for (String leader : new String[] {"duoma-leader", "suojia-leader"}) {
            as(leader)
                    .post(wording + "/confirmations", confirmation(id).build())
                    .expect(201);
            as(leader)
                    .post(wording + "/parties-confirmations", partiesConfirmation(id))
                    .expect(201);
        }
        String report = UUID.randomUUID().toString();
        as("duoma-leader").post(wording + "/performances", performance(report)).expect(201);
        reports.put(id, report);
        return id;
    }

    private static JsonObject settlement() {
        return Json.createObjectBuilder()
                .add("form", "written")
                .add("copies", 3)
                .add("agreedOn", "2026-11-20")
                .add("parties", "示例牧户甲、示例牧户乙")
                .add("content", "赔偿两只羊的损失。")
                .add(
                        "obligations",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("owingTownshipId", Demonstration.DUOMA.toString())
                                        .add("kind", "money")
                                        .add("amountYuan", "2400.00")
                                        .add("dueOn", "2026-12-31")
                                        .add("text", "两只羊的损失")))
                .build();
    }

    private JsonObjectBuilder confirmation(String id) {
        return Json.createObjectBuilder().add("contentHash", settlements.getOrDefault(id, "0".repeat(64)));
    }

    private JsonObject partiesConfirmation(String id) {
        return confirmation(id)
                .add("manner", "fingerprint")
                .add("confirmedOn", "2026-11-20")
                .add("scanSha256", "a".repeat(64))
                .build();
    }

    private static JsonObject performance(String id) {
        return Json.createObjectBuilder()
                .add("id", id)
                .add("obligation", 1)
                .add("state", "partly")
                .add("amountYuan", "1000.00")
                .add("happenedOn", "2026-11-25")
                .build();
    }

    private static JsonObject session(String id, String member) {
        return Json.createObjectBuilder()
                .add("id", id)
                .add("heldAt", "2026-11-20T02:00:00Z")
                .add("place", "界桩旁")
                .add("openToPublic", false)
                .add("languages", Json.createArrayBuilder().add("bo"))
                .add("interpreter", false)
                .add(
                        "present",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("townshipId", Demonstration.DUOMA.toString())
                                        .add("memberId", member == null ? new UUID(0, 0).toString() : member)))
                .add("record", "双方同意先恢复围栏。")
                .build();
    }

    private void appoint(String leader, String dispute, String member, String mediator) {
        as(leader)
                .post(
                        "/disputes/" + dispute + "/team/members",
                        Json.createObjectBuilder()
                                .add("id", member)
                                .add("mediatorId", mediator)
                                .build())
                .expect(201);
    }

    private String duomasMediator() {
        if (duomasMediator == null) {
            duomasMediator = mediator(UUID.randomUUID().toString(), "duoma-clerk", duomasOrganisation());
        }
        return duomasMediator;
    }

    private JsonObject composition(String dispute) {
        Answer team = as("duoma-leader").get("/disputes/" + dispute + "/team");
        return Json.createObjectBuilder()
                .add("revision", team.status() == 200 ? team.json().getInt("revision") : 1)
                .add("contentHash", team.status() == 200 ? team.json().getString("contentHash") : "0".repeat(64))
                .build();
    }

    private String boundary(String id, String... leaders) {
        dispute(id, acknowledged(UUID.randomUUID().toString()));
        for (String leader : leaders) {
            as(leader)
                    .ifMatch("\"0\"")
                    .put("/disputes/" + id + "/legal-nature", "{\"nature\":\"administrative-boundary\"}")
                    .expect(200);
        }
        return id;
    }

    private String dispute(String id, String alert, String by) {
        as(by).post(
                        "/disputes",
                        Json.createObjectBuilder()
                                .add("id", id)
                                .add("alertId", alert)
                                .build())
                .expect(201);
        return id;
    }

    private static JsonObject agendaItem(String id) {
        return Json.createObjectBuilder()
                .add("id", id)
                .add("title", "转场路线")
                .add("responsible", "平安法治办主任")
                .add("minutes", 20)
                .build();
    }

    private static JsonObject series(String id, String first) {
        return Json.createObjectBuilder()
                .add("id", id)
                .add(
                        "first",
                        meeting(Demonstration.DUOMA_SUOJIA, Demonstration.DUOMA).add("id", first))
                .add("rhythm", "half-yearly")
                .add("meetings", 2)
                .build();
    }

    private String series(String id, String first, String object) {
        as("duoma-clerk").post("/meeting-series", series(id, first)).expect(201);
        return object;
    }

    private static JsonObject proposal(String date, String at) {
        return Json.createObjectBuilder()
                .add(
                        "dates",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("id", date)
                                        .add("startsAt", at.formatted(1 + NUMBER.incrementAndGet() % 28))))
                .build();
    }

    private JsonObject dateAnswer(String id) {
        return Json.createObjectBuilder()
                .add(
                        "answers",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("dateId", dates.getOrDefault(id, new UUID(0, 0).toString()))
                                        .add("suits", true)))
                .build();
    }

    private static JsonObjectBuilder meeting(UUID border, UUID host) {
        return Json.createObjectBuilder()
                .add("borderId", border.toString())
                .add("kind", "symposium")
                .add("title", "边界协作座谈会")
                .add("place", "乡政府会议室")
                .add("startsAt", "2026-12-01T02:00:00Z")
                .add("online", false)
                .add("hostTownshipId", host.toString());
    }

    private String meeting(String id, String by, UUID border, UUID host) {
        as(by).post("/joint-meetings", meeting(border, host).add("id", id).build())
                .expect(201);
        return id;
    }

    private String minutes(String id) {
        meeting(id, "duoma-clerk", Demonstration.DUOMA_SUOJIA, Demonstration.DUOMA);
        as("duoma-clerk")
                .ifMatch(as("duoma-clerk").get("/joint-meetings/" + id).etag())
                .post(
                        "/joint-meetings/" + id + "/minutes-revisions",
                        Json.createObjectBuilder()
                                .add("baseRevision", 0)
                                .add("language", "zh-CN")
                                .add("text", "会议议定事项。")
                                .build())
                .expect(200, 201);
        return id;
    }

    /** What Duoma promised Suojia in minutes that are in force. */
    private String commitment() {
        String meeting = UUID.randomUUID().toString();
        meeting(meeting, "duoma-clerk", Demonstration.DUOMA_SUOJIA, Demonstration.DUOMA);
        JsonObjectBuilder promised = Json.createObjectBuilder()
                .add("id", UUID.randomUUID().toString())
                .add("townshipId", Demonstration.DUOMA.toString())
                .add("office", "副乡长")
                .add("dueOn", "2026-01-31")
                .add("text", "立轮流取水牌");
        JsonObjectBuilder item = Json.createObjectBuilder()
                .add("id", UUID.randomUUID().toString())
                .add("title", "取水")
                .add("commitments", Json.createArrayBuilder().add(promised));
        as("duoma-clerk")
                .post(
                        "/joint-meetings/" + meeting + "/minutes-revisions",
                        Json.createObjectBuilder()
                                .add("baseRevision", 0)
                                .add("language", "zh-CN")
                                .add("items", Json.createArrayBuilder().add(item))
                                .build())
                .expect(201);
        MinutesSteps.put(as("duoma-clerk"), "/joint-meetings/" + meeting);
        sign("duoma-leader", "/joint-meetings/" + meeting, "/sign-offs", "joint-meetings", meeting);
        sign("suojia-leader", "/joint-meetings/" + meeting, "/sign-offs", "joint-meetings", meeting);
        return as("duoma-clerk")
                .get("/commitments?meetingId=" + meeting)
                .expect(200)
                .items()
                .getJsonObject(0)
                .getString("id");
    }

    private static JsonObject postponement() {
        return Json.createObjectBuilder()
                .add("dueOn", "2027-03-31")
                .add("reason", "大雪封路。")
                .build();
    }

    private static JsonObjectBuilder agreement(UUID border) {
        return Json.createObjectBuilder()
                .add("borderId", border.toString())
                .add("title", "平安边界合作协议书")
                .add("language", "zh-CN")
                .add("text", "第一条 宗旨。")
                .add("termFrom", "2026-01-01")
                .add("termTo", "2028-12-31");
    }

    private String agreement(String id, String by, UUID border) {
        as(by).post("/cooperation-agreements", agreement(border).add("id", id).build())
                .expect(201);
        return id;
    }

    private String proposed(String id) {
        agreement(id, "duoma-clerk", Demonstration.DUOMA_SUOJIA);
        act("duoma-leader", "/cooperation-agreements/" + id, "/proposal", AccessMatrixRun.empty());
        return id;
    }

    private String accepted(String id) {
        proposed(id);
        sign("suojia-leader", "/cooperation-agreements/" + id, "/acceptances", "cooperation-agreements", id);
        return id;
    }

    private static JsonObjectBuilder organisation() {
        return Json.createObjectBuilder()
                .add("kind", "village-committee")
                .add("name", Json.createObjectBuilder().add("zh", "测试村人民调解委员会"))
                .add("village", "测试村");
    }

    private String organisation(String id, String by) {
        as(by).post("/mediation-organisations", organisation().add("id", id).build())
                .expect(201);
        return id;
    }

    private String duomasOrganisation() {
        if (duomasOrganisation == null) {
            duomasOrganisation = organisation(UUID.randomUUID().toString(), "duoma-clerk");
        }
        return duomasOrganisation;
    }

    private static JsonObjectBuilder mediator(String organisation) {
        return Json.createObjectBuilder()
                .add("organisationId", organisation)
                .add("displayName", "示例调解员甲")
                .add("languages", Json.createArrayBuilder().add("bo").add("zh"))
                .add("phone", "0896-5550199");
    }

    private String mediator(String id, String by, String organisation) {
        as(by).post("/mediators", mediator(organisation).add("id", id).build()).expect(201);
        String declaration = UUID.randomUUID().toString();
        as(by).post("/mediators/" + id + "/interest-declarations", interest(declaration))
                .expect(201);
        declarations.put(id, declaration);
        return id;
    }

    private static JsonObject interest(String id) {
        return Json.createObjectBuilder()
                .add("id", id)
                .add("statement", "与本村一处草场有承包关系。")
                .add("declaredOn", "2026-01-05")
                .build();
    }

    private static JsonObject township(String id) {
        return township(id, "54" + String.format("%07d", 9_000_000 + NUMBER.incrementAndGet() % 1_000_000), "测试乡");
    }

    private static JsonObject township(String id, String code, String name) {
        return Json.createObjectBuilder()
                .add("id", id)
                .add("code", code)
                .add("name", Json.createObjectBuilder().add("zh", name))
                .add("countyCode", code.substring(0, 6))
                .add("provinceCode", code.substring(0, 2))
                .add("dutyPhone", "0896-5550101")
                .build();
    }

    private static JsonObject border(String id) {
        return Json.createObjectBuilder()
                .add("id", id)
                .add("name", Json.createObjectBuilder().add("zh", "测试边界"))
                .add(
                        "townshipIds",
                        Json.createArrayBuilder()
                                .add(Demonstration.DUOMA.toString())
                                .add(Demonstration.SUOJIA.toString()))
                .build();
    }

    /** What is in force, once more. */
    private JsonObject sameCatalogue() {
        return Json.createObjectBuilder()
                .add(
                        "entries",
                        as("operator")
                                .get("/catalogues/dispute-types")
                                .expect(200)
                                .json()
                                .getJsonArray("entries"))
                .build();
    }

    /** A clerk of Duoma. */
    private static JsonObject amendment(String id, int revision) {
        return Json.createObjectBuilder()
                .add("id", id)
                .add("revision", revision)
                .add("text", "第二条改为双方轮流取水。")
                .build();
    }

    private static JsonObject addendum(String id) {
        return Json.createObjectBuilder()
                .add("id", id)
                .add("language", "zh-CN")
                .add("text", "补充：取水牌由双方共同保管。")
                .build();
    }

    private static JsonObject deputy(String id) {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        return Json.createObjectBuilder()
                .add("id", id)
                .add("membershipId", membership(UUID.randomUUID().toString()))
                .add("firstDay", today.toString())
                .add("lastDay", today.plusDays(7).toString())
                .build();
    }

    private String office(String user) {
        return as(user).get("/me").expect(200).json().getJsonObject("current").getString("office");
    }

    private static JsonObject responder() {
        return Json.createObjectBuilder()
                .add("membershipId", membership(UUID.randomUUID().toString()))
                .build();
    }

    private static JsonObject invitation(String id, UUID township, String provider) {
        return Json.createObjectBuilder()
                .add("id", id)
                .add("identityProvider", provider)
                .add("username", "test-" + id)
                .add("scope", "township")
                .add("role", "clerk")
                .add("office", "测试人员")
                .add("townshipId", township.toString())
                .build();
    }

    /** A membership that may be removed: a person whom the database has been told of, since nobody signs in for it. */
    private static String membership(String id) {
        try (var connection = org.jointgov.stack.SharedStack.get().connectAsSuperuser();
                var person = connection.prepareStatement(
                        "insert into jointgov.person (id, issuer, subject) values (?::uuid, 'test', ?)");
                var member = connection.prepareStatement(
                        "insert into jointgov.membership (id, person_id, scope, role, office, township_id)"
                                + " values (?::uuid, ?::uuid, 'township', 'clerk', '测试人员', ?)")) {
            String personId = UUID.randomUUID().toString();
            person.setString(1, personId);
            person.setString(2, personId);
            person.execute();
            member.setString(1, id);
            member.setString(2, personId);
            member.setObject(3, Demonstration.DUOMA);
            member.execute();
            return id;
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int revision(String collection, String id) {
        JsonObject text = text(collection, id);
        return text == null ? 0 : text.getInt("revision");
    }

    private JsonObject signature(String collection, String id) {
        JsonObject text = text(collection, id);
        return Json.createObjectBuilder()
                .add("revision", text == null ? 1 : text.getInt("revision"))
                .add("contentHash", text == null ? "0".repeat(64) : text.getString("contentHash"))
                .build();
    }

    private JsonObject text(String collection, String id) {
        for (String owner : new String[] {"duoma-leader", "yanshiping-leader"}) {
            Answer answer = as(owner).get("/" + collection + "/" + id);
            if (answer.status() == 200) {
                return collection.equals("joint-meetings") ? answer.json().getJsonObject("minutes") : answer.json();
            }
        }
        return null;
    }

    private void sign(String leader, String path, String act, String collection, String id) {
        as(leader).post(path + act, signature(collection, id)).expect(200, 201);
    }

    private void act(String user, String path, String act, JsonObject body) {
        as(user).ifMatch(as(user).get(path).expect(200).etag())
                .post(path + act, body)
                .expect(200, 201);
    }

    private void delete(String user, String path) {
        as(user).ifMatch(as(user).get(path).expect(200).etag()).delete(path).expect(200, 204);
    }

    private Api as(String user) {
        return product.as(Logins.token(user)).in("zh-CN");
    }
}
