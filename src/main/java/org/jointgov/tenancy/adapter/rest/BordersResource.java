package org.jointgov.tenancy.adapter.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jointgov.platform.pages.Cursor;
import org.jointgov.platform.rest.Answers;
import org.jointgov.platform.rest.PageOf;
import org.jointgov.shared.InvalidFieldsException;
import org.jointgov.shared.Roles;
import org.jointgov.tenancy.application.AddBorder;
import org.jointgov.tenancy.application.BorderResponderView;
import org.jointgov.tenancy.application.BorderView;
import org.jointgov.tenancy.application.ConfirmBorder;
import org.jointgov.tenancy.application.NameBorderResponder;
import org.jointgov.tenancy.application.TenancyQueries;
import org.jspecify.annotations.Nullable;

/** Borders. */
@Path("borders")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class BordersResource {
    private final TenancyQueries queries;
    private final AddBorder addBorder;
    private final ConfirmBorder confirmBorder;
    private final NameBorderResponder nameResponder;
    private final Answers answers;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected BordersResource() {
        this.queries = null;
        this.addBorder = null;
        this.confirmBorder = null;
        this.nameResponder = null;
        this.answers = null;
    }

    @Inject
    public BordersResource(
            TenancyQueries queries,
            AddBorder addBorder,
            ConfirmBorder confirmBorder,
            NameBorderResponder nameResponder,
            Answers answers) {
        this.queries = queries;
        this.addBorder = addBorder;
        this.confirmBorder = confirmBorder;
        this.nameResponder = nameResponder;
        this.answers = answers;
    }

    /** The borders that concern the caller; an operator's are all. */
    @GET
    @RolesAllowed({
        Roles.LEADER,
        Roles.CLERK,
        Roles.MEDIATOR,
        Roles.COUNTY_OFFICER,
        Roles.PROVINCIAL_OFFICER,
        Roles.OPERATOR
    })
    @Operation(operationId = "listBorders", summary = "Lists the borders that concern the caller")
    @PageOf(BorderView.class)
    public Response list(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo uri) {
        return answers.page(queries.borders(Cursor.limit(limit), Cursor.of(cursor)), uri.getRequestUriBuilder());
    }

    /** One border. */
    @GET
    @Path("{id}")
    @RolesAllowed({
        Roles.LEADER,
        Roles.CLERK,
        Roles.MEDIATOR,
        Roles.COUNTY_OFFICER,
        Roles.PROVINCIAL_OFFICER,
        Roles.OPERATOR
    })
    @Operation(operationId = "getBorder", summary = "Shows a border")
    @APIResponse(
            responseCode = "200",
            description = "The border",
            content = @Content(schema = @Schema(implementation = BorderView.class)))
    public Response get(@PathParam("id") UUID id) {
        BorderView border = queries.border(id);
        return answers.ok(border, border.version());
    }

    /** Draws a border. */
    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "addBorder", summary = "Draws a border between townships")
    @APIResponse(
            responseCode = "201",
            description = "Drawn",
            content = @Content(schema = @Schema(implementation = BorderView.class)))
    public Response add(BorderRequest body) {
        BorderView border = addBorder.add(new AddBorder.Command(body.id(), body.name(), body.townshipIds()));
        return answers.created("borders", border.id(), border, border.version());
    }

    /** Confirms a border. */
    @POST
    @Path("{id}/confirmations")
    @RolesAllowed(Roles.LEADER)
    @Operation(operationId = "confirmBorder", summary = "Confirms a border for the caller's township")
    @APIResponse(
            responseCode = "200",
            description = "Confirmed",
            content = @Content(schema = @Schema(implementation = BorderView.class)))
    public Response confirm(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        BorderView border = confirmBorder.confirm(id, ifMatch);
        return answers.ok(border, border.version());
    }

    /** Names who answers. */
    @PUT
    @Path("{id}/responder")
    @RolesAllowed(Roles.LEADER)
    @Operation(
            operationId = "nameBorderResponder",
            summary =
                    "Says who of the caller's township answers the alerts of a border; If-Match names the township's own"
                            + " version, 0 before the first word")
    @APIResponse(
            responseCode = "200",
            description = "Named",
            content = @Content(schema = @Schema(implementation = BorderResponderView.class)))
    public Response nameResponder(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable ResponderRequest request) {
        UUID membership = request == null ? null : request.membershipId();
        if (membership == null) {
            throw InvalidFieldsException.of("/membershipId", "required");
        }
        BorderResponderView named = nameResponder.name(id, ifMatch, membership);
        return answers.ok(named, named.version());
    }

    /** Names nobody any more. */
    @DELETE
    @Path("{id}/responder")
    @RolesAllowed(Roles.LEADER)
    @Operation(
            operationId = "releaseBorderResponder",
            summary = "Nobody in particular answers the alerts of a border any more")
    @APIResponse(responseCode = "204", description = "Nobody is named")
    public Response releaseResponder(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        nameResponder.release(id, ifMatch);
        return answers.done();
    }
}
