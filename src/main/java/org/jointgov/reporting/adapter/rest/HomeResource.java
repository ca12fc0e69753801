package org.jointgov.reporting.adapter.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jointgov.reporting.application.ShowHome;
import org.jointgov.shared.Roles;

/** {@code /home}. */
@Path("home")
@ApplicationScoped
public class HomeResource {
    private final ShowHome home;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected HomeResource() {
        this.home = null;
    }

    @Inject
    public HomeResource(ShowHome home) {
        this.home = home;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({
        Roles.LEADER,
        Roles.CLERK,
        Roles.MEDIATOR,
        Roles.COUNTY_OFFICER,
        Roles.PROVINCIAL_OFFICER,
        Roles.OPERATOR
    })
    @Operation(
            operationId = "getHome",
            summary = "What needs the caller today, and what waits for the caller's signature")
    @APIResponse(
            responseCode = "200",
            description = "Both lists",
            content = @Content(schema = @Schema(implementation = HomeView.class)))
    public Response home() {
        return Response.ok(HomeView.of(home.show()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
