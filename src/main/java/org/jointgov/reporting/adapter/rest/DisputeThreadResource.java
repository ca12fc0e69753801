package org.jointgov.reporting.adapter.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jointgov.platform.rest.Parameters;
import org.jointgov.reporting.application.DisputeThread;
import org.jointgov.reporting.application.ShowDisputeThread;
import org.jointgov.shared.Means;
import org.jointgov.shared.Roles;

/** {@code /disputes/{id}/thread}. */
@Path("disputes/{id}/thread")
@ApplicationScoped
@Tag(name = "Disputes")
public class DisputeThreadResource {
    private final ShowDisputeThread threads;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected DisputeThreadResource() {
        this.threads = null;
    }

    @Inject
    public DisputeThreadResource(ShowDisputeThread threads) {
        this.threads = threads;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.COUNTY_OFFICER, Roles.PROVINCIAL_OFFICER})
    @Operation(
            operationId = "getDisputeThread",
            summary =
                    "From the alert over the dispute and the meetings that dealt with it to what was decided and promised",
            description = "What the caller does not see of it is not there: a county officer sees no meetings.")
    @APIResponse(
            responseCode = "200",
            description = "The thread",
            content = @Content(schema = @Schema(implementation = DisputeThread.class)))
    public Response get(@PathParam("id") @Means(UUID.class) String id) {
        return Response.ok(threads.show(Parameters.pathId(id)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
