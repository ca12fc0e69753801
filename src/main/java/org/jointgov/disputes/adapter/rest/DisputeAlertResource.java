package org.jointgov.disputes.adapter.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jointgov.disputes.api.Severity;
import org.jointgov.disputes.application.AcknowledgeDisputeAlert;
import org.jointgov.disputes.application.AttachToDisputeAlert;
import org.jointgov.disputes.application.BreakGlass;
import org.jointgov.disputes.application.ChangeDisputeAlert;
import org.jointgov.disputes.application.DeclineDisputeAlert;
import org.jointgov.disputes.application.DisputeAlertQueries;
import org.jointgov.disputes.application.DisputeAlertSummary;
import org.jointgov.disputes.application.DisputeAlertView;
import org.jointgov.disputes.application.EscalateDisputeAlert;
import org.jointgov.disputes.application.RaiseDisputeAlert;
import org.jointgov.disputes.application.ReceiveDisputeAlerts;
import org.jointgov.disputes.application.RemoveDisputeAlert;
import org.jointgov.disputes.application.ShareDisputeAlert;
import org.jointgov.disputes.application.UnmaskDisputeAlert;
import org.jointgov.disputes.application.WithdrawDisputeAlert;
import org.jointgov.disputes.domain.Attachment;
import org.jointgov.disputes.domain.DisputeAlertKind;
import org.jointgov.disputes.domain.DisputeAlertStatus;
import org.jointgov.platform.media.MediaContent;
import org.jointgov.platform.pages.Cursor;
import org.jointgov.platform.rest.Answers;
import org.jointgov.platform.rest.EntityTags;
import org.jointgov.platform.rest.PageOf;
import org.jointgov.shared.Fields;
import org.jointgov.shared.InvalidFieldsException;
import org.jointgov.shared.Means;
import org.jointgov.shared.Problem;
import org.jointgov.shared.ProblemException;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;
import org.jspecify.annotations.Nullable;

/** Dispute alerts. */
@ApplicationScoped
@Path("dispute-alerts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Dispute alerts")
public class DisputeAlertResource {
    private static final String PATH = "dispute-alerts";

    private final RequestContext context;
    private final Answers answers;
    private final DisputeAlertQueries queries;
    private final RaiseDisputeAlert raise;
    private final ChangeDisputeAlert change;
    private final RemoveDisputeAlert remove;
    private final ShareDisputeAlert share;
    private final WithdrawDisputeAlert withdraw;
    private final ReceiveDisputeAlerts receive;
    private final AcknowledgeDisputeAlert acknowledge;
    private final DeclineDisputeAlert decline;
    private final EscalateDisputeAlert escalate;
    private final BreakGlass breakGlass;
    private final UnmaskDisputeAlert unmask;
    private final AttachToDisputeAlert attach;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected DisputeAlertResource() {
        this.context = null;
        this.answers = null;
        this.queries = null;
        this.raise = null;
        this.change = null;
        this.remove = null;
        this.share = null;
        this.withdraw = null;
        this.receive = null;
        this.acknowledge = null;
        this.decline = null;
        this.escalate = null;
        this.breakGlass = null;
        this.unmask = null;
        this.attach = null;
    }

    @Inject
    public DisputeAlertResource(
            RequestContext context,
            Answers answers,
            DisputeAlertQueries queries,
            RaiseDisputeAlert raise,
            ChangeDisputeAlert change,
            RemoveDisputeAlert remove,
            ShareDisputeAlert share,
            WithdrawDisputeAlert withdraw,
            ReceiveDisputeAlerts receive,
            AcknowledgeDisputeAlert acknowledge,
            DeclineDisputeAlert decline,
            EscalateDisputeAlert escalate,
            BreakGlass breakGlass,
            UnmaskDisputeAlert unmask,
            AttachToDisputeAlert attach) {
        this.context = context;
        this.answers = answers;
        this.queries = queries;
        this.raise = raise;
        this.change = change;
        this.remove = remove;
        this.share = share;
        this.withdraw = withdraw;
        this.receive = receive;
        this.acknowledge = acknowledge;
        this.decline = decline;
        this.escalate = escalate;
        this.breakGlass = breakGlass;
        this.unmask = unmask;
        this.attach = attach;
    }

    @POST
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR})
    @Operation(operationId = "raiseDisputeAlert", summary = "Raise an alert, as the township's own or shared at once")
    @APIResponse(
            responseCode = "201",
            description = "Raised",
            content = @Content(schema = @Schema(implementation = DisputeAlertView.class)))
    public Response raise(@Nullable AlertRequest request) {
        DisputeAlertView view = raise.raise(given(request).raising(context.now()));
        return answers.created(PATH, view.id(), view, view.version());
    }

    @GET
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.COUNTY_OFFICER, Roles.PROVINCIAL_OFFICER})
    @Operation(operationId = "listDisputeAlerts", summary = "The alerts that the caller may see, newest first")
    @PageOf(DisputeAlertSummary.class)
    public Response list(
            @QueryParam("limit") @Means(Integer.class) @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("borderId") @Means(UUID.class) @Nullable String borderId,
            @QueryParam("kind") @Means(DisputeAlertKind.class) @Nullable String kind,
            @QueryParam("type") @Nullable String type,
            @QueryParam("severity") @Means(Severity.class) @Nullable String severity,
            @QueryParam("state") @Means(DisputeAlertStatus.class) @Nullable String state,
            @QueryParam("side") @Means(ListParameters.Side.class) @Nullable String side,
            @QueryParam("q") @Nullable String q,
            @QueryParam("from") @Means(LocalDate.class) @Nullable String from,
            @QueryParam("to") @Means(LocalDate.class) @Nullable String to,
            @QueryParam("escalated") @Means(Boolean.class) @Nullable String escalated,
            @Context UriInfo uri) {
        ListParameters parameters =
                new ListParameters(borderId, kind, type, severity, state, side, q, from, to, escalated);
        return answers.page(
                queries.list(parameters.filter(), Cursor.of(cursor), Cursor.limit(ListParameters.number(limit))),
                uri.getRequestUriBuilder());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.COUNTY_OFFICER, Roles.PROVINCIAL_OFFICER})
    @Operation(
            operationId = "openDisputeAlert",
            summary = "One alert; opening it from outside the owning township is recorded and shown to the owner")
    @APIResponse(
            responseCode = "200",
            description = "The alert",
            content = @Content(schema = @Schema(implementation = DisputeAlertView.class)))
    public Response open(@PathParam("id") UUID id) {
        DisputeAlertView view = queries.open(id);
        return answers.ok(view, view.version());
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR})
    @Operation(operationId = "changeDisputeAlert", summary = "Change what an own alert says")
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = DisputeAlertView.class)))
    public Response change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable AlertRequest request) {
        AlertRequest.Change wanted = given(request).changing(context.now());
        return tagged(change.change(id, EntityTags.required(ifMatch), wanted.content(), wanted.confidential()));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR})
    @Operation(operationId = "removeDisputeAlert", summary = "Remove an own alert that has not been shared")
    @APIResponse(responseCode = "204", description = "Removed")
    public Response remove(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        remove.remove(id, EntityTags.required(ifMatch));
        return answers.done();
    }

    @POST
    @Path("{id}/sharing")
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR})
    @Operation(operationId = "shareDisputeAlert", summary = "Share an own alert with a border, for good")
    @APIResponse(
            responseCode = "200",
            description = "Shared",
            content = @Content(schema = @Schema(implementation = DisputeAlertView.class)))
    public Response share(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable SharingRequest request) {
        UUID border = given(request).borderId();
        if (border == null) {
            throw InvalidFieldsException.of("/borderId", "required");
        }
        return tagged(share.share(id, EntityTags.required(ifMatch), border));
    }

    @POST
    @Path("{id}/withdrawal")
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR})
    @Operation(
            operationId = "withdrawDisputeAlert",
            summary = "Take back a shared alert that no other township has acknowledged, with a reason")
    @APIResponse(
            responseCode = "200",
            description = "Withdrawn",
            content = @Content(schema = @Schema(implementation = DisputeAlertView.class)))
    public Response withdraw(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable ReasonRequest request) {
        String reason = reason(request);
        return tagged(withdraw.withdraw(id, EntityTags.required(ifMatch), reason));
    }

    @POST
    @Path("receipts")
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR})
    @Operation(
            operationId = "receiveDisputeAlerts",
            summary = "A device of the other side has taken these alerts in; unknown ids are passed over")
    @APIResponse(responseCode = "204", description = "Received")
    public Response receive(@Nullable ReceiptsRequest request) {
        List<UUID> ids = given(request).ids();
        if (ids == null || ids.isEmpty() || ids.stream().anyMatch(Objects::isNull)) {
            throw InvalidFieldsException.of("/ids", "required");
        }
        if (ids.size() > ReceiveDisputeAlerts.MAX_IDS) {
            throw InvalidFieldsException.of("/ids", "too-many");
        }
        receive.receive(ids);
        return answers.done();
    }

    @POST
    @Path("{id}/acknowledgement")
    @RolesAllowed({Roles.LEADER, Roles.MEDIATOR})
    @Operation(
            operationId = "acknowledgeDisputeAlert",
            summary = "Take up an alert of the other side",
            description = "One that the own side has declined only with afterDecline.")
    @APIResponse(
            responseCode = "200",
            description = "Acknowledged",
            content = @Content(schema = @Schema(implementation = DisputeAlertView.class)))
    public Response acknowledge(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable AcknowledgementRequest request) {
        return tagged(acknowledge.acknowledge(
                id, EntityTags.required(ifMatch), request != null && Boolean.TRUE.equals(request.afterDecline())));
    }

    @POST
    @Path("{id}/decline")
    @RolesAllowed(Roles.LEADER)
    @Operation(operationId = "declineDisputeAlert", summary = "Decline an alert of the other side, with a reason")
    @APIResponse(
            responseCode = "200",
            description = "Declined",
            content = @Content(schema = @Schema(implementation = DisputeAlertView.class)))
    public Response decline(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable ReasonRequest request) {
        String reason = reason(request);
        return tagged(decline.decline(id, EntityTags.required(ifMatch), reason));
    }

    @POST
    @Path("{id}/escalation")
    @RolesAllowed(Roles.LEADER)
    @Operation(
            operationId = "escalateDisputeAlert",
            summary = "Hand a shared alert to the counties of the border's townships")
    @APIResponse(
            responseCode = "200",
            description = "Escalated",
            content = @Content(schema = @Schema(implementation = DisputeAlertView.class)))
    public Response escalate(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable ReasonRequest request) {
        String reason = reason(request);
        return tagged(escalate.escalate(id, EntityTags.required(ifMatch), reason));
    }

    @POST
    @Path("{id}/break-glass")
    @RolesAllowed(Roles.PROVINCIAL_OFFICER)
    @Operation(
            operationId = "breakGlass",
            summary =
                    "Open narrative and parties to oneself for three hours; the townships of the border are told at once")
    @APIResponse(
            responseCode = "200",
            description = "Open",
            content = @Content(schema = @Schema(implementation = DisputeAlertView.class)))
    public Response breakGlass(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable ReasonRequest request) {
        String reason = reason(request);
        return tagged(breakGlass.open(id, EntityTags.required(ifMatch), reason));
    }

    @POST
    @Path("{id}/unmasking")
    @RolesAllowed({Roles.LEADER, Roles.MEDIATOR, Roles.COUNTY_OFFICER, Roles.PROVINCIAL_OFFICER})
    @Operation(
            operationId = "unmaskDisputeAlert",
            summary = "Read narrative and parties; every time is recorded and shown to the owner")
    @APIResponse(
            responseCode = "200",
            description = "Narrative and parties",
            content = @Content(schema = @Schema(implementation = UnmaskedView.class)))
    public Response unmask(@PathParam("id") UUID id, @Nullable UnmaskingRequest request) {
        Fields fields = new Fields();
        String purpose = fields.line("/purpose", given(request).purpose(), 200);
        fields.check();
        return Response.ok(UnmaskedView.of(unmask.unmask(id, purpose)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @PUT
    @Path("{id}/attachments/{attachmentId}")
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR})
    @Consumes({"image/jpeg", "image/png", "image/webp", "audio/webm", "audio/mpeg", "audio/mp4", "audio/ogg"})
    @Operation(
            operationId = "attachToDisputeAlert",
            summary = "Add a photo or voice note of at most 5 MB to an own alert; its metadata is taken out")
    @APIResponse(
            responseCode = "200",
            description = "Attached",
            content = @Content(schema = @Schema(implementation = DisputeAlertView.class)))
    public Response attach(
            @PathParam("id") UUID id,
            @PathParam("attachmentId") UUID attachmentId,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
            byte[] content) {
        MediaContent media = MediaContent.of(content)
                .filter(found -> found.mediaType().equals(type.getType() + "/" + type.getSubtype()))
                .orElseThrow(() -> new ProblemException(Problem.UNSUPPORTED_MEDIA_TYPE));
        return tagged(attach.attach(id, new Attachment(attachmentId, media.mediaType(), media.bytes())));
    }

    @GET
    @Path("{id}/attachments/{attachmentId}")
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.COUNTY_OFFICER, Roles.PROVINCIAL_OFFICER})
    @Produces({
        "image/jpeg",
        "image/png",
        "image/webp",
        "audio/webm",
        "audio/mpeg",
        "audio/mp4",
        "audio/ogg",
        MediaType.APPLICATION_JSON
    })
    @Operation(
            operationId = "openDisputeAlertAttachment",
            summary = "A photo or voice note, for those who handle the alert; every time is recorded")
    @APIResponse(responseCode = "200", description = "The photo or voice note")
    public Response attachment(@PathParam("id") UUID id, @PathParam("attachmentId") UUID attachmentId) {
        Attachment attachment = unmask.open(id, attachmentId);
        return Response.ok(attachment.content(), attachment.mediaType())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .build();
    }

    private Response tagged(DisputeAlertView view) {
        return answers.ok(view, view.version());
    }

    private static String reason(@Nullable ReasonRequest request) {
        Fields fields = new Fields();
        String reason = fields.text("/reason", given(request).reason(), 500);
        fields.check();
        return reason;
    }

    private static <T> T given(@Nullable T request) {
        if (request == null) {
            throw new ProblemException(Problem.INVALID_REQUEST);
        }
        return request;
    }
}
