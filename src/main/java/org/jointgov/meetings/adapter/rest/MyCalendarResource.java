package org.jointgov.meetings.adapter.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jointgov.meetings.application.CalendarQueries;
import org.jointgov.meetings.application.KeepCalendarAddress;
import org.jointgov.platform.rest.Answers;
import org.jointgov.platform.time.Time;
import org.jointgov.shared.Roles;

/** The secret address under which the caller's calendar reads the joint meetings. */
@ApplicationScoped
@Path("me/calendar-address")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Joint meetings")
public class MyCalendarResource {
    private final KeepCalendarAddress keeping;
    private final CalendarQueries queries;
    private final Answers answers;
    private final String baseUrl;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected MyCalendarResource() {
        this.keeping = null;
        this.queries = null;
        this.answers = null;
        this.baseUrl = null;
    }

    @Inject
    public MyCalendarResource(
            KeepCalendarAddress keeping,
            CalendarQueries queries,
            Answers answers,
            @ConfigProperty(name = "jointgov.base-url") String baseUrl) {
        this.keeping = keeping;
        this.queries = queries;
        this.answers = answers;
        this.baseUrl = baseUrl;
    }

    @GET
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.PROVINCIAL_OFFICER})
    @Operation(operationId = "getMyCalendarAddress", summary = "Whether the caller has a calendar address")
    @APIResponse(
            responseCode = "200",
            description = "Since when",
            content = @Content(schema = @Schema(implementation = CalendarAddressView.class)))
    public Response get() {
        return answer(new CalendarAddressView(null, queries.feedSince().orElse(null)));
    }

    @PUT
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.PROVINCIAL_OFFICER})
    @Operation(
            operationId = "makeMyCalendarAddress",
            summary = "Make a calendar address",
            description =
                    "It ends the one before. Whoever knows the address reads the meetings of the caller's borders without a"
                            + " login; it is told this once. Machine clients have none.")
    @APIResponse(
            responseCode = "200",
            description = "The address",
            content = @Content(schema = @Schema(implementation = CalendarAddressView.class)))
    public Response make() {
        return answer(new CalendarAddressView(baseUrl + "/api/calendars/" + keeping.make(), Time.now()));
    }

    @DELETE
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.PROVINCIAL_OFFICER})
    @Operation(operationId = "endMyCalendarAddress", summary = "End the caller's calendar address")
    @APIResponse(responseCode = "204", description = "There is none any more")
    public Response end() {
        keeping.end();
        return answers.done();
    }

    private static Response answer(CalendarAddressView view) {
        return Response.ok(view).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
