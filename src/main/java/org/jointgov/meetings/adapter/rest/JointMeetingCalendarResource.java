package org.jointgov.meetings.adapter.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jointgov.meetings.application.CalendarQueries;
import org.jointgov.platform.rest.Parameters;
import org.jointgov.shared.Means;
import org.jointgov.shared.Roles;

/** A joint meeting for a calendar. */
@ApplicationScoped
@Path("joint-meetings/{id}/calendar")
@Tag(name = "Joint meetings")
public class JointMeetingCalendarResource {
    static final String TYPE = "text/calendar";
    static final String IN_UTF_8 = TYPE + ";charset=UTF-8";

    private final CalendarQueries queries;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected JointMeetingCalendarResource() {
        this.queries = null;
    }

    @Inject
    public JointMeetingCalendarResource(CalendarQueries queries) {
        this.queries = queries;
    }

    @GET
    @Produces(TYPE)
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.PROVINCIAL_OFFICER})
    @Operation(
            operationId = "getJointMeetingCalendar",
            summary = "One joint meeting as iCalendar",
            description = "RFC 5545, METHOD PUBLISH, of a cancelled meeting CANCEL.")
    @APIResponse(
            responseCode = "200",
            description = "The calendar file",
            content = @Content(mediaType = TYPE, schema = @Schema(implementation = String.class)))
    public Response get(@PathParam("id") @Means(UUID.class) String id) {
        return Response.ok(queries.meeting(Parameters.pathId(id)), IN_UTF_8)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"joint-meeting.ics\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
