package org.jointgov.meetings.adapter.rest;

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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jointgov.meetings.application.CancelRestOfSeries;
import org.jointgov.meetings.application.JointMeetingView;
import org.jointgov.meetings.application.MeetingSeriesQueries;
import org.jointgov.meetings.application.MeetingSeriesView;
import org.jointgov.meetings.application.PlanMeetingSeries;
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

/** Series of joint meetings. */
@ApplicationScoped
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Joint meetings")
public class MeetingSeriesResource {
    private final PlanMeetingSeries planning;
    private final CancelRestOfSeries cancelling;
    private final MeetingSeriesQueries queries;
    private final Answers answers;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected MeetingSeriesResource() {
        this.planning = null;
        this.cancelling = null;
        this.queries = null;
        this.answers = null;
    }

    @Inject
    public MeetingSeriesResource(
            PlanMeetingSeries planning, CancelRestOfSeries cancelling, MeetingSeriesQueries queries, Answers answers) {
        this.planning = planning;
        this.cancelling = cancelling;
        this.queries = queries;
        this.answers = answers;
    }

    @POST
    @Path("meeting-series")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(
            operationId = "planMeetingSeries",
            summary = "Plan the joint meetings of a rhythm",
            description =
                    "Two to ten, or until a cooperation agreement's term ends. Each is a meeting of its own from then"
                            + " on. Title and place are shown to every member township and to the provinces: name no herder in them.")
    @APIResponse(
            responseCode = "201",
            description = "Planned",
            content = @Content(schema = @Schema(implementation = MeetingSeriesView.class)))
    public Response plan(MeetingSeriesRequest body) {
        MeetingSeriesView view = planning.plan(body.wish(new Fields()));
        return Response.created(URI.create("/api/meeting-series/" + view.id()))
                .entity(view)
                .build();
    }

    @GET
    @Path("meeting-series/{id}")
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.PROVINCIAL_OFFICER})
    @Operation(
            operationId = "getMeetingSeries",
            summary = "A series of joint meetings with its meetings in their order")
    @APIResponse(
            responseCode = "200",
            description = "The series",
            content = @Content(schema = @Schema(implementation = MeetingSeriesView.class)))
    public Response get(@PathParam("id") @Means(UUID.class) String id) {
        return Response.ok(queries.get(Parameters.pathId(id)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @GET
    @Path("cooperation-agreements/{id}/meeting-series")
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.PROVINCIAL_OFFICER})
    @Operation(
            operationId = "listMeetingSeriesOfAgreement",
            summary = "The series of joint meetings that follow a cooperation agreement's rhythm")
    @PageOf(MeetingSeriesView.class)
    public Response ofAgreement(@PathParam("id") @Means(UUID.class) String id, @Context UriInfo uri) {
        return answers.page(new Page<>(queries.ofAgreement(Parameters.pathId(id)), null), uri.getRequestUriBuilder());
    }

    @POST
    @Path("joint-meetings/{id}/cancellation-of-following")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(
            operationId = "cancelRestOfSeries",
            summary = "Call an own meeting of a series off, and those that follow it",
            description = "Those that have minutes stay as they are.")
    @APIResponse(
            responseCode = "200",
            description = "Cancelled",
            content = @Content(schema = @Schema(implementation = JointMeetingView.class)))
    public Response cancelRest(
            @PathParam("id") @Means(UUID.class) String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            ReasonRequest body) {
        String reason = body.reason(1000);
        JointMeetingView view = cancelling.cancel(Parameters.pathId(id), () -> EntityTags.required(ifMatch), reason);
        return answers.ok(view, view.version());
    }
}
