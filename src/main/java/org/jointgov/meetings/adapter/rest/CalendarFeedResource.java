package org.jointgov.meetings.adapter.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Base64;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jointgov.meetings.application.CalendarFeed;
import org.jointgov.shared.NotFoundException;

/** What a calendar reads that has no login. Public; who does not know a secret address learns nothing from it. */
@ApplicationScoped
@Path("calendars")
@Tag(name = "Joint meetings")
public class CalendarFeedResource {
    private final CalendarFeed feed;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected CalendarFeedResource() {
        this.feed = null;
    }

    @Inject
    public CalendarFeedResource(CalendarFeed feed) {
        this.feed = feed;
    }

    @GET
    @Path("{secret}")
    @Produces(JointMeetingCalendarResource.TYPE)
    @PermitAll
    @SecurityRequirements
    @Operation(
            operationId = "readCalendar",
            summary = "The joint meetings of somebody's borders as iCalendar",
            description =
                    "From three months ago on; RFC 5545. A changed meeting has a higher SEQUENCE, a cancelled one stays in it.")
    @APIResponse(
            responseCode = "200",
            description = "The calendar",
            content =
                    @Content(
                            mediaType = JointMeetingCalendarResource.TYPE,
                            schema = @Schema(implementation = String.class)))
    public Response read(@PathParam("secret") String secret) {
        return Response.ok(feed.read(bytes(secret)), JointMeetingCalendarResource.IN_UTF_8)
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=300")
                .build();
    }

    private static byte[] bytes(String secret) {
        try {
            return Base64.getUrlDecoder().decode(secret);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException();
        }
    }
}
