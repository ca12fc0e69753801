package org.jointgov.meetings.adapter.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jointgov.meetings.application.MeetingSeriesQueries;
import org.jointgov.meetings.application.MeetingSeriesView;
import org.jointgov.meetings.application.PlanMeetingSeries;
import org.jointgov.platform.rest.Parameters;
import org.jointgov.shared.Fields;
import org.jointgov.shared.Means;
import org.jointgov.shared.Roles;

/** Series of joint meetings. */
@ApplicationScoped
@Path("meeting-series")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Joint meetings")
public class MeetingSeriesResource {
    private final PlanMeetingSeries planning;
    private final MeetingSeriesQueries queries;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected MeetingSeriesResource() {
        this.planning = null;
        this.queries = null;
    }

    @Inject
    public MeetingSeriesResource(PlanMeetingSeries planning, MeetingSeriesQueries queries) {
        this.planning = planning;
        this.queries = queries;
    }

    @POST
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
    @Path("{id}")
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
}
