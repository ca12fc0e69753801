package org.jointgov.tenancy.adapter.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jointgov.platform.pages.Cursor;
import org.jointgov.platform.rest.Answers;
import org.jointgov.platform.rest.PageOf;
import org.jointgov.shared.Roles;
import org.jointgov.tenancy.application.AddTownship;
import org.jointgov.tenancy.application.ChangeTownship;
import org.jointgov.tenancy.application.ProvisionTownship;
import org.jointgov.tenancy.application.ProvisioningView;
import org.jointgov.tenancy.application.TenancyQueries;
import org.jointgov.tenancy.application.TownshipView;
import org.jspecify.annotations.Nullable;

/** Townships. */
@Path("townships")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class TownshipsResource {
    private final TenancyQueries queries;
    private final AddTownship addTownship;
    private final ChangeTownship changeTownship;
    private final ProvisionTownship provisionTownship;
    private final Answers answers;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected TownshipsResource() {
        this.queries = null;
        this.addTownship = null;
        this.changeTownship = null;
        this.provisionTownship = null;
        this.answers = null;
    }

    @Inject
    public TownshipsResource(
            TenancyQueries queries,
            AddTownship addTownship,
            ChangeTownship changeTownship,
            ProvisionTownship provisionTownship,
            Answers answers) {
        this.queries = queries;
        this.addTownship = addTownship;
        this.changeTownship = changeTownship;
        this.provisionTownship = provisionTownship;
        this.answers = answers;
    }

    /** The townships that the caller has to do with; an operator's are all. */
    @GET
    @RolesAllowed({
        Roles.LEADER,
        Roles.CLERK,
        Roles.MEDIATOR,
        Roles.COUNTY_OFFICER,
        Roles.PROVINCIAL_OFFICER,
        Roles.OPERATOR
    })
    @Operation(operationId = "listTownships", summary = "Lists the townships that the caller has to do with")
    @PageOf(TownshipView.class)
    public Response list(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("provinceCode") @Nullable String provinceCode,
            @Context UriInfo uri) {
        return answers.page(
                queries.townships(Cursor.limit(limit), Cursor.of(cursor), provinceCode), uri.getRequestUriBuilder());
    }

    /** One township. */
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
    @Operation(operationId = "getTownship", summary = "Shows a township")
    @APIResponse(
            responseCode = "200",
            description = "The township",
            content = @Content(schema = @Schema(implementation = TownshipView.class)))
    public Response get(@PathParam("id") UUID id) {
        TownshipView township = queries.township(id);
        return answers.ok(township, township.version());
    }

    /** Adds a township. */
    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "addTownship", summary = "Adds a township")
    @APIResponse(
            responseCode = "201",
            description = "Added",
            content = @Content(schema = @Schema(implementation = TownshipView.class)))
    public Response add(TownshipRequest body) {
        TownshipView township = addTownship.add(new AddTownship.Command(
                body.id(), body.code(), body.name(), body.countyCode(), body.provinceCode(), body.dutyPhone()));
        return answers.created("townships", township.id(), township, township.version());
    }

    /** Changes a township. */
    @PUT
    @Path("{id}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "changeTownship", summary = "Changes a township's name, code or duty phone")
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = TownshipView.class)))
    public Response change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, TownshipRequest body) {
        TownshipView township = changeTownship.change(
                id,
                new ChangeTownship.Command(
                        body.code(), body.name(), body.countyCode(), body.provinceCode(), body.dutyPhone()),
                ifMatch);
        return answers.ok(township, township.version());
    }

    /** Makes or repairs the township's organization in Keycloak. */
    @POST
    @Path("{id}/provisioning")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "provisionTownship",
            summary = "Makes or repairs the township's organization in Keycloak, with its members")
    @APIResponse(
            responseCode = "200",
            description = "Provisioned",
            content = @Content(schema = @Schema(implementation = ProvisioningView.class)))
    public Response provision(
            @PathParam("id") UUID id,
            @Parameter(description = "May be left out, since nothing is overwritten") @HeaderParam("If-Match") @Nullable
                    String ifMatch) {
        ProvisioningView provisioning = provisionTownship.provision(id, ifMatch);
        return answers.ok(provisioning, provisioning.version());
    }
}
