package org.jointgov.identity.adapter.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jointgov.identity.application.DeviceQueries;
import org.jointgov.identity.application.DeviceView;
import org.jointgov.identity.application.RegisterDevice;
import org.jointgov.identity.application.RequestDeviceWipe;
import org.jointgov.platform.pages.Cursor;
import org.jointgov.platform.rest.Answers;
import org.jointgov.platform.rest.PageOf;
import org.jointgov.shared.Roles;
import org.jspecify.annotations.Nullable;

/** The caller's own devices; nobody sees another's. */
@Path("me/devices")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class MyDevicesResource {
    private final DeviceQueries queries;
    private final RegisterDevice registerDevice;
    private final RequestDeviceWipe requestDeviceWipe;
    private final Answers answers;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected MyDevicesResource() {
        this.queries = null;
        this.registerDevice = null;
        this.requestDeviceWipe = null;
        this.answers = null;
    }

    @Inject
    public MyDevicesResource(
            DeviceQueries queries,
            RegisterDevice registerDevice,
            RequestDeviceWipe requestDeviceWipe,
            Answers answers) {
        this.queries = queries;
        this.registerDevice = registerDevice;
        this.requestDeviceWipe = requestDeviceWipe;
        this.answers = answers;
    }

    /** The caller's devices, the latest first. */
    @GET
    @RolesAllowed({
        Roles.LEADER,
        Roles.CLERK,
        Roles.MEDIATOR,
        Roles.COUNTY_OFFICER,
        Roles.PROVINCIAL_OFFICER,
        Roles.OPERATOR
    })
    @Operation(operationId = "listMyDevices", summary = "Lists the caller's devices")
    @PageOf(DeviceView.class)
    public Response list(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo uri) {
        return answers.page(queries.mine(Cursor.limit(limit), Cursor.of(cursor)), uri.getRequestUriBuilder());
    }

    /** A device that the caller has signed in on. */
    @PUT
    @Path("{id}")
    @RolesAllowed({
        Roles.LEADER,
        Roles.CLERK,
        Roles.MEDIATOR,
        Roles.COUNTY_OFFICER,
        Roles.PROVINCIAL_OFFICER,
        Roles.OPERATOR
    })
    @Operation(operationId = "registerDevice", summary = "Adds a device to the caller's own")
    @APIResponse(responseCode = "204", description = "Added")
    public Response register(@PathParam("id") UUID id, DeviceRequest body) {
        registerDevice.register(id, body.kind());
        return answers.done();
    }

    /** Asks that a device be wiped at its next contact. */
    @POST
    @Path("{id}/wipe")
    @RolesAllowed({
        Roles.LEADER,
        Roles.CLERK,
        Roles.MEDIATOR,
        Roles.COUNTY_OFFICER,
        Roles.PROVINCIAL_OFFICER,
        Roles.OPERATOR
    })
    @Operation(operationId = "requestDeviceWipe", summary = "Asks that a device be wiped at its next contact")
    @APIResponse(responseCode = "204", description = "Asked for")
    public Response wipe(@PathParam("id") UUID id) {
        requestDeviceWipe.request(id);
        return answers.done();
    }
}
