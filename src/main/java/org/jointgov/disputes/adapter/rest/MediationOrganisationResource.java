package org.jointgov.disputes.adapter.rest;

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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jointgov.disputes.application.AddMediationOrganisation;
import org.jointgov.disputes.application.ChangeMediationOrganisation;
import org.jointgov.disputes.application.DissolveMediationOrganisation;
import org.jointgov.disputes.application.MediationOrganisationQueries;
import org.jointgov.disputes.application.MediationOrganisationView;
import org.jointgov.disputes.domain.MediationOrganisationProfile;
import org.jointgov.platform.pages.Cursor;
import org.jointgov.platform.rest.Answers;
import org.jointgov.platform.rest.EntityTags;
import org.jointgov.platform.rest.PageOf;
import org.jointgov.platform.rest.Parameters;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.Fields;
import org.jointgov.shared.Means;
import org.jointgov.shared.Page;
import org.jointgov.shared.Roles;
import org.jspecify.annotations.Nullable;

/** The people's mediation organisations of the own township and of those across its borders. */
@ApplicationScoped
@Path("mediation-organisations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Mediators")
public class MediationOrganisationResource {
    private static final String PATH = "mediation-organisations";

    private final AddMediationOrganisation adding;
    private final ChangeMediationOrganisation changing;
    private final DissolveMediationOrganisation dissolving;
    private final MediationOrganisationQueries queries;
    private final Answers answers;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected MediationOrganisationResource() {
        this.adding = null;
        this.changing = null;
        this.dissolving = null;
        this.queries = null;
        this.answers = null;
    }

    @Inject
    public MediationOrganisationResource(
            AddMediationOrganisation adding,
            ChangeMediationOrganisation changing,
            DissolveMediationOrganisation dissolving,
            MediationOrganisationQueries queries,
            Answers answers) {
        this.adding = adding;
        this.changing = changing;
        this.dissolving = dissolving;
        this.queries = queries;
        this.answers = answers;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(
            operationId = "addMediationOrganisation",
            summary = "Enter a mediation organisation into the own township's register",
            description = "A village's people's mediation committee or the township's mediation centre.")
    @APIResponse(
            responseCode = "201",
            description = "Added",
            content = @Content(schema = @Schema(implementation = MediationOrganisationView.class)))
    public Response add(MediationOrganisationRequest body) {
        Fields fields = new Fields();
        MediationOrganisationProfile profile = body.profile(fields);
        fields.check();
        MediationOrganisationView view = adding.add(body.id() == null ? Ids.next() : body.id(), profile);
        return answers.created(PATH, view.id(), view, view.version());
    }

    @GET
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.PROVINCIAL_OFFICER})
    @Operation(
            operationId = "listMediationOrganisations",
            summary = "The mediation organisations of your township and those across your borders, newest first",
            description = "Dissolved ones stay on the list, marked.")
    @PageOf(MediationOrganisationView.class)
    public Response list(
            @QueryParam("limit") @Means(Integer.class) @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("townshipId") @Means(UUID.class) @Nullable String townshipId,
            @Context UriInfo uri) {
        Page<MediationOrganisationView> page =
                queries.list(Parameters.id(townshipId), Cursor.of(cursor), Cursor.limit(Parameters.count(limit)));
        return answers.page(page, uri.getRequestUriBuilder());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.PROVINCIAL_OFFICER})
    @Operation(operationId = "getMediationOrganisation", summary = "One mediation organisation")
    @APIResponse(
            responseCode = "200",
            description = "The organisation",
            content = @Content(schema = @Schema(implementation = MediationOrganisationView.class)))
    public Response get(@PathParam("id") @Means(UUID.class) String id) {
        MediationOrganisationView view = queries.get(Parameters.pathId(id));
        return answers.ok(view, view.version());
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(
            operationId = "changeMediationOrganisation",
            summary = "Correct the entry of one of the own township's mediation organisations")
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = MediationOrganisationView.class)))
    public Response change(
            @PathParam("id") @Means(UUID.class) String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            MediationOrganisationRequest body) {
        Fields fields = new Fields();
        MediationOrganisationProfile profile = body.profile(fields);
        fields.check();
        MediationOrganisationView view =
                changing.change(Parameters.pathId(id), () -> EntityTags.required(ifMatch), profile);
        return answers.ok(view, view.version());
    }

    @POST
    @Path("{id}/dissolution")
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(
            operationId = "dissolveMediationOrganisation",
            summary = "Dissolve a mediation organisation for which nobody works any more",
            description = "The entry is kept.")
    @APIResponse(
            responseCode = "200",
            description = "Dissolved",
            content = @Content(schema = @Schema(implementation = MediationOrganisationView.class)))
    public Response dissolve(
            @PathParam("id") @Means(UUID.class) String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        MediationOrganisationView view = dissolving.dissolve(Parameters.pathId(id), () -> EntityTags.required(ifMatch));
        return answers.ok(view, view.version());
    }
}
