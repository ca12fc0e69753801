package org.jointgov.changes.adapter.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jointgov.changes.application.ReadChanges;
import org.jointgov.platform.rest.Parameters;
import org.jointgov.shared.Means;
import org.jointgov.shared.Roles;
import org.jspecify.annotations.Nullable;

/** {@code /changes}. */
@Path("changes")
@ApplicationScoped
public class ChangesResource {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 500;

    private final ReadChanges changes;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected ChangesResource() {
        this.changes = null;
    }

    @Inject
    public ChangesResource(ReadChanges changes) {
        this.changes = changes;
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
            operationId = "listChanges",
            summary =
                    "What changed for the caller's township, county or province after a position; without one, the newest"
                            + " position")
    @APIResponse(
            responseCode = "200",
            description = "Entries in the order of their positions",
            content = @Content(schema = @Schema(implementation = ChangesView.class)))
    public Response changes(
            @QueryParam("after") @Means(Long.class) @Nullable String after,
            @QueryParam("limit") @Means(Integer.class) @Nullable String limit) {
        Long position = Parameters.number(after, 0, Long.MAX_VALUE);
        Long size = Parameters.number(limit, 1, MAX_LIMIT);
        return Response.ok(ChangesView.of(changes.read(position, size == null ? DEFAULT_LIMIT : size.intValue())))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
