package org.jointgov.catalogues.adapter.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jointgov.catalogues.application.CatalogueQueries;
import org.jointgov.catalogues.application.CatalogueView;
import org.jointgov.catalogues.application.PublishCatalogue;
import org.jointgov.catalogues.domain.CatalogueKind;
import org.jointgov.platform.rest.Answers;
import org.jointgov.platform.rest.Parameters;
import org.jointgov.shared.Means;
import org.jointgov.shared.Problem;
import org.jointgov.shared.ProblemException;
import org.jointgov.shared.Roles;
import org.jspecify.annotations.Nullable;

/** Catalogues. */
@Path("catalogues")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class CatalogueResource {
    private final CatalogueQueries queries;
    private final PublishCatalogue publish;
    private final Answers answers;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected CatalogueResource() {
        this.queries = null;
        this.publish = null;
        this.answers = null;
    }

    @Inject
    public CatalogueResource(CatalogueQueries queries, PublishCatalogue publish, Answers answers) {
        this.queries = queries;
        this.publish = publish;
        this.answers = answers;
    }

    /** A version of a catalogue. */
    @GET
    @Path("{kind}")
    @RolesAllowed({
        Roles.LEADER,
        Roles.CLERK,
        Roles.MEDIATOR,
        Roles.COUNTY_OFFICER,
        Roles.PROVINCIAL_OFFICER,
        Roles.OPERATOR
    })
    @Operation(
            operationId = "getCatalogue",
            summary = "Shows the version of a catalogue that is in force, or an earlier one")
    @APIResponse(
            responseCode = "200",
            description = "The version",
            content = @Content(schema = @Schema(implementation = CatalogueView.class)))
    @APIResponse(responseCode = "304", description = "The caller has this version already")
    public Response get(
            @PathParam("kind") @Means(CatalogueKind.class) String kind,
            @QueryParam("version") @Means(Integer.class) @Nullable String version,
            @Parameter(description = "The tag of the version that the caller has")
                    @HeaderParam(HttpHeaders.IF_NONE_MATCH)
                    @Nullable
                    String ifNoneMatch) {
        CatalogueView catalogue = queries.get(kind, Parameters.count(version));
        return answers.unlessKnown(catalogue, catalogue.version(), ifNoneMatch);
    }

    /** Publishes the next version. */
    @PUT
    @Path("{kind}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "publishCatalogue", summary = "Puts the next version of a catalogue into force")
    @APIResponse(
            responseCode = "200",
            description = "In force",
            content = @Content(schema = @Schema(implementation = CatalogueView.class)))
    public Response publish(
            @PathParam("kind") @Means(CatalogueKind.class) String kind,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable CatalogueRequest request) {
        if (request == null) {
            throw new ProblemException(Problem.INVALID_REQUEST);
        }
        CatalogueView catalogue = publish.publish(kind, ifMatch, request.read());
        return answers.ok(catalogue, catalogue.version());
    }
}
