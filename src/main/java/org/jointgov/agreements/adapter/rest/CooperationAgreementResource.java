package org.jointgov.agreements.adapter.rest;

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
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jointgov.agreements.application.AcceptAgreement;
import org.jointgov.agreements.application.AgreementFilter;
import org.jointgov.agreements.application.AgreementRevisionView;
import org.jointgov.agreements.application.AnswerAgreement;
import org.jointgov.agreements.application.CooperationAgreementQueries;
import org.jointgov.agreements.application.CooperationAgreementSummary;
import org.jointgov.agreements.application.CooperationAgreementView;
import org.jointgov.agreements.application.DiscardDraft;
import org.jointgov.agreements.application.DraftAgreement;
import org.jointgov.agreements.application.EndAgreement;
import org.jointgov.agreements.application.ProposeAgreement;
import org.jointgov.agreements.application.RewriteDraft;
import org.jointgov.agreements.application.SignAgreement;
import org.jointgov.agreements.domain.AgreementState;
import org.jointgov.agreements.domain.Wording;
import org.jointgov.platform.pages.Cursor;
import org.jointgov.platform.rest.Answers;
import org.jointgov.platform.rest.EntityTags;
import org.jointgov.platform.rest.PageOf;
import org.jointgov.platform.rest.Parameters;
import org.jointgov.platform.rest.ReasonRequest;
import org.jointgov.platform.rest.SignatureRequest;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.Fields;
import org.jointgov.shared.Means;
import org.jointgov.shared.Page;
import org.jointgov.shared.Roles;
import org.jspecify.annotations.Nullable;

/** Cooperation agreements: draft, proposal, counter-text, acceptance, signature, ending. */
@ApplicationScoped
@Path("cooperation-agreements")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Cooperation agreements")
public class CooperationAgreementResource {
    private static final String PATH = "cooperation-agreements";
    private static final String NO_NAMES =
            "Title and text are read by every member township and by the provinces once proposed: name no herder in them.";
    private static final String HASH =
            "The hash is the one that the leader's screen showed; docs/content-hash.md says how it is made. Machine clients never sign.";

    private final DraftAgreement drafting;
    private final RewriteDraft rewriting;
    private final DiscardDraft discarding;
    private final ProposeAgreement proposing;
    private final AnswerAgreement answering;
    private final AcceptAgreement accepting;
    private final SignAgreement signing;
    private final EndAgreement ending;
    private final CooperationAgreementQueries queries;
    private final Answers answers;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected CooperationAgreementResource() {
        this.drafting = null;
        this.rewriting = null;
        this.discarding = null;
        this.proposing = null;
        this.answering = null;
        this.accepting = null;
        this.signing = null;
        this.ending = null;
        this.queries = null;
        this.answers = null;
    }

    @Inject
    public CooperationAgreementResource(
            DraftAgreement drafting,
            RewriteDraft rewriting,
            DiscardDraft discarding,
            ProposeAgreement proposing,
            AnswerAgreement answering,
            AcceptAgreement accepting,
            SignAgreement signing,
            EndAgreement ending,
            CooperationAgreementQueries queries,
            Answers answers) {
        this.drafting = drafting;
        this.rewriting = rewriting;
        this.discarding = discarding;
        this.proposing = proposing;
        this.answering = answering;
        this.accepting = accepting;
        this.signing = signing;
        this.ending = ending;
        this.queries = queries;
        this.answers = answers;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(
            operationId = "draftCooperationAgreement",
            summary = "Draft a cooperation agreement, which only the own township sees",
            description = NO_NAMES)
    @APIResponse(
            responseCode = "201",
            description = "Drafted",
            content = @Content(schema = @Schema(implementation = CooperationAgreementView.class)))
    public Response draft(AgreementRequest body) {
        Fields fields = new Fields();
        Wording wording = body.wording(fields);
        UUID border = body.border(fields);
        fields.check();
        return created(drafting.draft(body.id() == null ? Ids.next() : body.id(), border, wording));
    }

    @GET
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.PROVINCIAL_OFFICER})
    @Operation(
            operationId = "listCooperationAgreements",
            summary = "The agreements of your borders and your own drafts, newest drafted first")
    @PageOf(CooperationAgreementSummary.class)
    public Response list(
            @QueryParam("limit") @Means(Integer.class) @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("borderId") @Means(UUID.class) @Nullable String borderId,
            @QueryParam("state") @Means(AgreementState.class) @Nullable String state,
            @QueryParam("q") @Nullable String q,
            @Context UriInfo uri) {
        Page<CooperationAgreementSummary> page = queries.list(
                new AgreementFilter(Parameters.id(borderId), Parameters.slug(state), q),
                Cursor.of(cursor),
                Cursor.limit(Parameters.count(limit)));
        return answers.page(page, uri.getRequestUriBuilder());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.PROVINCIAL_OFFICER})
    @Operation(
            operationId = "getCooperationAgreement",
            summary = "One cooperation agreement with its parts",
            description = "Opening it from outside the drafting township is recorded, and that township sees it.")
    @APIResponse(
            responseCode = "200",
            description = "The agreement",
            content = @Content(schema = @Schema(implementation = CooperationAgreementView.class)))
    public Response get(@PathParam("id") @Means(UUID.class) String id) {
        return ok(queries.get(Parameters.pathId(id)));
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(
            operationId = "rewriteCooperationAgreement",
            summary = "Change the own draft, until it is proposed",
            description = NO_NAMES)
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = CooperationAgreementView.class)))
    public Response rewrite(
            @PathParam("id") @Means(UUID.class) String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            AgreementRequest body) {
        Fields fields = new Fields();
        Wording wording = body.wording(fields);
        fields.check();
        return ok(rewriting.rewrite(Parameters.pathId(id), () -> EntityTags.required(ifMatch), wording));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(operationId = "discardCooperationAgreement", summary = "Throw the own draft away, until it is proposed")
    @APIResponse(responseCode = "204", description = "Gone")
    public Response discard(
            @PathParam("id") @Means(UUID.class) String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        discarding.discard(Parameters.pathId(id), () -> EntityTags.required(ifMatch));
        return answers.done();
    }

    @POST
    @Path("{id}/proposal")
    @RolesAllowed(Roles.LEADER)
    @Operation(
            operationId = "proposeCooperationAgreement",
            summary = "Lay the own draft before the other sides",
            description =
                    "From then on they and the provinces see it, and its wording can only be answered by another.")
    @APIResponse(
            responseCode = "200",
            description = "Proposed",
            content = @Content(schema = @Schema(implementation = CooperationAgreementView.class)))
    public Response propose(
            @PathParam("id") @Means(UUID.class) String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return ok(proposing.propose(Parameters.pathId(id), () -> EntityTags.required(ifMatch)));
    }

    @POST
    @Path("{id}/revisions")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(
            operationId = "answerCooperationAgreement",
            summary = "Answer the latest wording with a counter-text",
            description =
                    "Either side may, until the agreement is in force; every other side then has to accept it, and earlier"
                            + " acceptances and signatures are history. Name no herder in the text.")
    @APIResponse(
            responseCode = "201",
            description = "Answered",
            content = @Content(schema = @Schema(implementation = CooperationAgreementView.class)))
    public Response answer(@PathParam("id") @Means(UUID.class) String id, CounterRequest body) {
        Fields fields = new Fields();
        int base = fields.count("/baseRevision", body.baseRevision());
        UnaryOperator<Wording> counter = body.counter(fields);
        fields.check();
        return created(answering.answer(Parameters.pathId(id), base, counter));
    }

    @GET
    @Path("{id}/revisions")
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.PROVINCIAL_OFFICER})
    @Operation(operationId = "listAgreementRevisions", summary = "All proposed wordings, newest first")
    @PageOf(AgreementRevisionView.class)
    public Response revisions(@PathParam("id") @Means(UUID.class) String id, @Context UriInfo uri) {
        return answers.page(new Page<>(queries.revisions(Parameters.pathId(id)), null), uri.getRequestUriBuilder());
    }

    @POST
    @Path("{id}/acceptances")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.LEADER)
    @Operation(
            operationId = "acceptCooperationAgreement",
            summary = "Accept the exact wording that another side wrote",
            description = HASH)
    @APIResponse(
            responseCode = "201",
            description = "Accepted",
            content = @Content(schema = @Schema(implementation = CooperationAgreementView.class)))
    public Response accept(@PathParam("id") @Means(UUID.class) String id, SignatureRequest body) {
        Fields fields = new Fields();
        int revision = body.revision(fields);
        String hash = body.contentHash(fields);
        fields.check();
        return created(accepting.accept(Parameters.pathId(id), revision, hash));
    }

    @POST
    @Path("{id}/signatures")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.LEADER)
    @Operation(
            operationId = "signCooperationAgreement",
            summary = "Sign the accepted wording for the own side",
            description = HASH + " Once every member township's leader has signed, the agreement is in force.")
    @APIResponse(
            responseCode = "201",
            description = "Signed",
            content = @Content(schema = @Schema(implementation = CooperationAgreementView.class)))
    public Response sign(@PathParam("id") @Means(UUID.class) String id, SignatureRequest body) {
        Fields fields = new Fields();
        int revision = body.revision(fields);
        String hash = body.contentHash(fields);
        fields.check();
        return created(signing.sign(Parameters.pathId(id), revision, hash));
    }

    @POST
    @Path("{id}/endings")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.LEADER)
    @Operation(
            operationId = "endCooperationAgreement",
            summary = "End the agreement for the own side",
            description = "It is ended once every side has. A term that is over does not end it by itself.")
    @APIResponse(
            responseCode = "201",
            description = "Ended for the own side",
            content = @Content(schema = @Schema(implementation = CooperationAgreementView.class)))
    public Response end(@PathParam("id") @Means(UUID.class) String id, ReasonRequest body) {
        return created(ending.end(Parameters.pathId(id), body.reason(1000)));
    }

    private Response ok(CooperationAgreementView view) {
        return answers.ok(view, view.version());
    }

    private Response created(CooperationAgreementView view) {
        return answers.created(PATH, view.id(), view, view.version());
    }
}
