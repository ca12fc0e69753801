package org.jointgov.commitments.adapter.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jointgov.commitments.application.ActOnCommitment;
import org.jointgov.commitments.application.CommitmentFilter;
import org.jointgov.commitments.application.CommitmentQueries;
import org.jointgov.commitments.application.CommitmentSummary;
import org.jointgov.commitments.application.CommitmentView;
import org.jointgov.commitments.domain.CommitmentAction;
import org.jointgov.commitments.domain.CommitmentStatus;
import org.jointgov.platform.pages.Cursor;
import org.jointgov.platform.rest.Answers;
import org.jointgov.platform.rest.EntityTags;
import org.jointgov.platform.rest.PageOf;
import org.jointgov.platform.rest.Parameters;
import org.jointgov.platform.rest.ReasonRequest;
import org.jointgov.shared.Fields;
import org.jointgov.shared.Means;
import org.jointgov.shared.Page;
import org.jointgov.shared.Roles;
import org.jspecify.annotations.Nullable;

/** Commitments: what the sides promised each other in minutes, and whether it was kept. */
@ApplicationScoped
@Path("commitments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Commitments")
public class CommitmentResource {
    private static final int MOST = 2_000;

    private final ActOnCommitment acting;
    private final CommitmentQueries queries;
    private final Answers answers;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected CommitmentResource() {
        this.acting = null;
        this.queries = null;
        this.answers = null;
    }

    @Inject
    public CommitmentResource(ActOnCommitment acting, CommitmentQueries queries, Answers answers) {
        this.acting = acting;
        this.queries = queries;
        this.answers = answers;
    }

    @GET
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.PROVINCIAL_OFFICER})
    @Operation(
            operationId = "listCommitments",
            summary = "What the sides of your borders promised each other, what is due first, first",
            description = "Without a status and a meeting: what has not been kept yet. Kept ones come last due first.")
    @PageOf(CommitmentSummary.class)
    public Response list(
            @QueryParam("limit") @Means(Integer.class) @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("borderId") @Means(UUID.class) @Nullable String borderId,
            @QueryParam("status") @Means(CommitmentStatus.class) @Nullable String status,
            @QueryParam("townshipId") @Means(UUID.class) @Nullable String townshipId,
            @QueryParam("meetingId") @Means(UUID.class) @Nullable String meetingId,
            @QueryParam("overdue") @Means(Boolean.class) @Nullable String overdue,
            @Context UriInfo uri) {
        CommitmentFilter filter = new CommitmentFilter(
                Parameters.id(borderId),
                Parameters.slug(status),
                Parameters.id(townshipId),
                Parameters.id(meetingId),
                Parameters.flag(overdue));
        Page<CommitmentSummary> page = queries.list(filter, Cursor.of(cursor), Cursor.limit(Parameters.count(limit)));
        return answers.page(page, uri.getRequestUriBuilder());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.PROVINCIAL_OFFICER})
    @Operation(
            operationId = "getCommitment",
            summary = "One commitment, where it comes from and what was done about it")
    @APIResponse(
            responseCode = "200",
            description = "The commitment",
            content = @Content(schema = @Schema(implementation = CommitmentView.class)))
    public Response get(@PathParam("id") @Means(UUID.class) String id) {
        return answered(queries.get(Parameters.pathId(id)));
    }

    @POST
    @Path("{id}/report")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(
            operationId = "reportCommitment",
            summary = "Report that the own side has done it, and by what one sees it")
    @APIResponse(
            responseCode = "200",
            description = "Reported",
            content = @Content(schema = @Schema(implementation = CommitmentView.class)))
    public Response report(
            @PathParam("id") @Means(UUID.class) String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            ReportRequest body) {
        Fields fields = new Fields();
        String text = fields.text("/text", body.text(), MOST);
        fields.check();
        return answered(acting.act(
                Parameters.pathId(id), () -> EntityTags.required(ifMatch), CommitmentAction.REPORT, text, null));
    }

    @POST
    @Path("{id}/confirmation")
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(operationId = "confirmCommitment", summary = "Confirm that the other side has kept it")
    @APIResponse(
            responseCode = "200",
            description = "Kept",
            content = @Content(schema = @Schema(implementation = CommitmentView.class)))
    public Response confirm(
            @PathParam("id") @Means(UUID.class) String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answered(acting.act(
                Parameters.pathId(id), () -> EntityTags.required(ifMatch), CommitmentAction.CONFIRM, null, null));
    }

    @POST
    @Path("{id}/objection")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(operationId = "objectToCommitment", summary = "Say why what the other side reported is not done")
    @APIResponse(
            responseCode = "200",
            description = "Open again",
            content = @Content(schema = @Schema(implementation = CommitmentView.class)))
    public Response object(
            @PathParam("id") @Means(UUID.class) String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            ReasonRequest body) {
        return answered(acting.act(
                Parameters.pathId(id),
                () -> EntityTags.required(ifMatch),
                CommitmentAction.OBJECT,
                body.reason(MOST),
                null));
    }

    @POST
    @Path("{id}/postponement")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(
            operationId = "proposePostponement",
            summary = "Ask the other side for a later day",
            description = "The day that holds stays until the other side agrees. A proposal that waits is replaced.")
    @APIResponse(
            responseCode = "200",
            description = "Proposed",
            content = @Content(schema = @Schema(implementation = CommitmentView.class)))
    public Response postpone(
            @PathParam("id") @Means(UUID.class) String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            PostponementRequest body) {
        Fields fields = new Fields();
        LocalDate dueOn = fields.present("/dueOn", body.dueOn(), LocalDate.EPOCH);
        if (dueOn.getYear() > 2199) {
            fields.reject("/dueOn", "out-of-range");
        }
        String reason = fields.text("/reason", body.reason(), MOST);
        fields.check();
        return answered(acting.act(
                Parameters.pathId(id),
                () -> EntityTags.required(ifMatch),
                CommitmentAction.PROPOSE_POSTPONEMENT,
                reason,
                dueOn));
    }

    @POST
    @Path("{id}/postponement/agreement")
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(operationId = "agreeToPostponement", summary = "Agree to the later day that the other side asked for")
    @APIResponse(
            responseCode = "200",
            description = "Postponed",
            content = @Content(schema = @Schema(implementation = CommitmentView.class)))
    public Response agree(
            @PathParam("id") @Means(UUID.class) String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answered(acting.act(
                Parameters.pathId(id),
                () -> EntityTags.required(ifMatch),
                CommitmentAction.AGREE_TO_POSTPONEMENT,
                null,
                null));
    }

    @POST
    @Path("{id}/postponement/refusal")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(operationId = "refusePostponement", summary = "Say why the day stays")
    @APIResponse(
            responseCode = "200",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = CommitmentView.class)))
    public Response refuse(
            @PathParam("id") @Means(UUID.class) String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            ReasonRequest body) {
        return answered(acting.act(
                Parameters.pathId(id),
                () -> EntityTags.required(ifMatch),
                CommitmentAction.REFUSE_POSTPONEMENT,
                body.reason(MOST),
                null));
    }

    private Response answered(CommitmentView view) {
        return answers.ok(view, view.version());
    }
}
