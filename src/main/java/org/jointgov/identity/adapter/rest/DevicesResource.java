package org.jointgov.identity.adapter.rest;

import jakarta.annotation.security.PermitAll;
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
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.jointgov.identity.application.DeviceOrders;

/**
 * What a device asks that has no login: it is locked, or its person has signed out. Public; who does not know a device's random
 * id learns nothing from it.
 */
@Path("devices")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class DevicesResource {
    private final DeviceOrders orders;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected DevicesResource() {
        this.orders = null;
    }

    @Inject
    public DevicesResource(DeviceOrders orders) {
        this.orders = orders;
    }

    /** Whether this device has to be wiped; no for an id that nobody has. */
    @GET
    @Path("{id}")
    @PermitAll
    @SecurityRequirements
    @Operation(operationId = "getDeviceOrder", summary = "Tells a device whether it has to be wiped")
    @APIResponse(
            responseCode = "200",
            description = "The order",
            content = @Content(schema = @Schema(implementation = DeviceOrderView.class)))
    public Response order(@PathParam("id") UUID id) {
        return Response.ok(new DeviceOrderView(orders.mustBeWiped(id)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
