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
import org.jointgov.disputes.application.AddMediator;
import org.jointgov.disputes.application.ChangeMediator;
import org.jointgov.disputes.application.DeclareInterest;
import org.jointgov.disputes.application.MediatorFilter;
import org.jointgov.disputes.application.MediatorQueries;
import org.jointgov.disputes.application.MediatorSummary;
import org.jointgov.disputes.application.MediatorView;
import org.jointgov.disputes.application.RecordMediatorDeparture;
import org.jointgov.disputes.application.WithdrawInterestDeclaration;
import org.jointgov.disputes.domain.InterestDeclaration;
import org.jointgov.disputes.domain.MediationLanguage;
import org.jointgov.disputes.domain.MediatorProfile;
import org.jointgov.platform.pages.Cursor;
import org.jointgov.platform.rest.Answers;
import org.jointgov.platform.rest.EntityTags;
import org.jointgov.platform.rest.PageOf;
import org.jointgov.platform.rest.Parameters;
import org.jointgov.platform.rest.ReasonRequest;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.Fields;
import org.jointgov.shared.Means;
import org.jointgov.shared.Page;
import org.jointgov.shared.Roles;
import org.jspecify.annotations.Nullable;

/** The mediators of the own township and of those across its borders. */
@ApplicationScoped
@Path("mediators")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Mediators")
public class MediatorResource {
    private static final String PATH = "mediators";

    private final AddMediator adding;
    private final ChangeMediator changing;
    private final RecordMediatorDeparture departing;
    private final DeclareInterest declaring;
    private final WithdrawInterestDeclaration withdrawing;
    private final MediatorQueries queries;
    private final Answers answers;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected MediatorResource() {
        this.adding = null;
        this.changing = null;
        this.departing = null;
        this.declaring = null;
        this.withdrawing = null;
        this.queries = null;
        this.answers = null;
    }

    @Inject
    public MediatorResource(
            AddMediator adding,
            ChangeMediator changing,
            RecordMediatorDeparture departing,
            DeclareInterest declaring,
            WithdrawInterestDeclaration withdrawing,
            MediatorQueries queries,
            Answers answers) {
        this.adding = adding;
        this.changing = changing;
        this.departing = departing;
        this.declaring = declaring;
        this.withdrawing = withdrawing;
        this.queries = queries;
        this.answers = answers;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(
            operationId = "addMediator",
            summary = "Enter a mediator into the own township's register",
            description =
                    "The name is shown to every township across a border in force and to the provinces; the phone to"
                            + " townships only, the login to nobody else.")
    @APIResponse(
            responseCode = "201",
            description = "Added",
            content = @Content(schema = @Schema(implementation = MediatorView.class)))
    public Response add(MediatorRequest body) {
        Fields fields = new Fields();
        MediatorProfile profile = body.profile(fields);
        fields.check();
        MediatorView view = adding.add(body.id() == null ? Ids.next() : body.id(), profile);
        return answers.created(PATH, view.id(), view, view.version());
    }

    @GET
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.PROVINCIAL_OFFICER})
    @Operation(
            operationId = "listMediators",
            summary = "The mediators of your township and those across your borders, newest first",
            description = "There is no search by name.")
    @PageOf(MediatorSummary.class)
    public Response list(
            @QueryParam("limit") @Means(Integer.class) @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("townshipId") @Means(UUID.class) @Nullable String townshipId,
            @QueryParam("organisationId") @Means(UUID.class) @Nullable String organisationId,
            @QueryParam("language") @Means(MediationLanguage.class) @Nullable String language,
            @QueryParam("active") @Means(Boolean.class) @Nullable String active,
            @Context UriInfo uri) {
        MediatorFilter filter = new MediatorFilter(
                Parameters.id(townshipId),
                Parameters.id(organisationId),
                Parameters.slug(language),
                Parameters.flag(active));
        Page<MediatorSummary> page = queries.list(filter, Cursor.of(cursor), Cursor.limit(Parameters.count(limit)));
        return answers.page(page, uri.getRequestUriBuilder());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.PROVINCIAL_OFFICER})
    @Operation(
            operationId = "getMediator",
            summary = "One mediator with the declared interests",
            description = "Opening it from outside the own township is recorded, and that township sees it.")
    @APIResponse(
            responseCode = "200",
            description = "The mediator",
            content = @Content(schema = @Schema(implementation = MediatorView.class)))
    public Response get(@PathParam("id") @Means(UUID.class) String id) {
        MediatorView view = queries.get(Parameters.pathId(id));
        return answers.ok(view, view.version());
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(
            operationId = "changeMediator",
            summary = "Correct the entry of one of the own township's mediators",
            description = "The whole entry: a phone or login that is absent is taken out.")
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = MediatorView.class)))
    public Response change(
            @PathParam("id") @Means(UUID.class) String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            MediatorRequest body) {
        Fields fields = new Fields();
        MediatorProfile profile = body.profile(fields);
        fields.check();
        MediatorView view = changing.change(Parameters.pathId(id), () -> EntityTags.required(ifMatch), profile);
        return answers.ok(view, view.version());
    }

    @POST
    @Path("{id}/departure")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(
            operationId = "recordMediatorDeparture",
            summary = "Record that a mediator left or was dismissed",
            description =
                    "The entry is kept, without phone and login. Both sides read the reason, at most 300 characters.")
    @APIResponse(
            responseCode = "200",
            description = "Recorded",
            content = @Content(schema = @Schema(implementation = MediatorView.class)))
    public Response depart(
            @PathParam("id") @Means(UUID.class) String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            ReasonRequest body) {
        String reason = body.reason(300);
        MediatorView view = departing.record(Parameters.pathId(id), () -> EntityTags.required(ifMatch), reason);
        return answers.ok(view, view.version());
    }

    @POST
    @Path("{id}/interest-declarations")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(
            operationId = "declareInterest",
            summary = "Put on record what may keep a mediator from being impartial",
            description = "Both sides read it: name no party. It is never changed, only withdrawn.")
    @APIResponse(
            responseCode = "201",
            description = "On record",
            content = @Content(schema = @Schema(implementation = MediatorView.class)))
    public Response declare(@PathParam("id") @Means(UUID.class) String id, InterestDeclarationRequest body) {
        Fields fields = new Fields();
        InterestDeclaration declaration = body.declaration(fields);
        fields.check();
        MediatorView view = declaring.declare(Parameters.pathId(id), declaration);
        return answers.created(PATH, view.id(), view, view.version());
    }

    @POST
    @Path("{id}/interest-declarations/{declarationId}/withdrawal")
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(
            operationId = "withdrawInterestDeclaration",
            summary = "Withdraw a declared interest, which stays on record",
            description = "If-Match names the version of the mediator.")
    @APIResponse(
            responseCode = "200",
            description = "Withdrawn",
            content = @Content(schema = @Schema(implementation = MediatorView.class)))
    public Response withdraw(
            @PathParam("id") @Means(UUID.class) String id,
            @PathParam("declarationId") @Means(UUID.class) String declarationId,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        MediatorView view = withdrawing.withdraw(
                Parameters.pathId(id), Parameters.pathId(declarationId), () -> EntityTags.required(ifMatch));
        return answers.ok(view, view.version());
    }
}
