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

/** {@code /dispute-alerts/{id}/thread}. */
@Path("dispute-alerts/{id}/thread")
@ApplicationScoped
@Tag(name = "Dispute alerts")
public class AlertThreadResource {
    private final ShowDisputeThread threads;
    private final Answers answers;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected AlertThreadResource() {
        this.threads = null;
        this.answers = null;
    }

    @Inject
    public AlertThreadResource(ShowDisputeThread threads, Answers answers) {
        this.threads = threads;
        this.answers = answers;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.COUNTY_OFFICER, Roles.PROVINCIAL_OFFICER})
    @Operation(
            operationId = "getDisputeAlertThread",
            summary = "The thread of the dispute that was opened from an alert",
            description = "None while there is no dispute. What the caller does not see of it is not there.")
    @PageOf(DisputeThread.class)
    public Response get(@PathParam("id") @Means(UUID.class) String id, @Context UriInfo uri) {
        return answers.page(new Page<>(threads.ofAlert(Parameters.pathId(id)), null), uri.getRequestUriBuilder());
    }
}
