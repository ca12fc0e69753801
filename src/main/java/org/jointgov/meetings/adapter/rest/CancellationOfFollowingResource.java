package org.jointgov.meetings.adapter.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jointgov.meetings.application.CancelRestOfSeries;
import org.jointgov.meetings.application.JointMeetingView;
import org.jointgov.platform.rest.Answers;
import org.jointgov.platform.rest.EntityTags;
import org.jointgov.platform.rest.Parameters;
import org.jointgov.platform.rest.ReasonRequest;
import org.jointgov.shared.Means;
import org.jointgov.shared.Roles;
import org.jspecify.annotations.Nullable;

/** The rest of a series of joint meetings is called off. */
@ApplicationScoped
@Path("joint-meetings/{id}/cancellation-of-following")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Joint meetings")
public class CancellationOfFollowingResource {
    private final CancelRestOfSeries cancelling;
    private final Answers answers;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected CancellationOfFollowingResource() {
        this.cancelling = null;
        this.answers = null;
    }

    @Inject
    public CancellationOfFollowingResource(CancelRestOfSeries cancelling, Answers answers) {
        this.cancelling = cancelling;
        this.answers = answers;
    }

    @POST
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
    public Response cancel(
            @PathParam("id") @Means(UUID.class) String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            ReasonRequest body) {
        String reason = body.reason(1000);
        JointMeetingView view = cancelling.cancel(Parameters.pathId(id), () -> EntityTags.required(ifMatch), reason);
        return answers.ok(view, view.version());
    }
}
