package org.jointgov.reporting.adapter.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jointgov.platform.rest.Answers;
import org.jointgov.platform.rest.PageOf;
import org.jointgov.platform.rest.Parameters;
import org.jointgov.reporting.application.DisputeThread;
import org.jointgov.reporting.application.ShowDisputeThread;
import org.jointgov.shared.Means;
import org.jointgov.shared.Page;
import org.jointgov.shared.Roles;

/** {@code /joint-meetings/{id}/thread}. */
@Path("joint-meetings/{id}/thread")
@ApplicationScoped
@Tag(name = "Joint meetings")
public class MeetingThreadResource {
    private final ShowDisputeThread threads;
    private final Answers answers;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected MeetingThreadResource() {
        this.threads = null;
        this.answers = null;
    }

    @Inject
    public MeetingThreadResource(ShowDisputeThread threads, Answers answers) {
        this.threads = threads;
        this.answers = answers;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.PROVINCIAL_OFFICER})
    @Operation(
            operationId = "getJointMeetingThread",
            summary = "The threads of the disputes that a joint meeting was to speak of",
            description = "Also where the item was taken over from an earlier meeting.")
    @PageOf(DisputeThread.class)
    public Response get(@PathParam("id") @Means(UUID.class) String id, @Context UriInfo uri) {
        return answers.page(new Page<>(threads.ofMeeting(Parameters.pathId(id)), null), uri.getRequestUriBuilder());
    }
}
