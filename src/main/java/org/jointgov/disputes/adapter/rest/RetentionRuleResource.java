package org.jointgov.disputes.adapter.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.jointgov.disputes.application.AnswerRetentionRule;
import org.jointgov.disputes.application.ProposeRetentionRule;
import org.jointgov.disputes.application.RetentionRuleQueries;
import org.jointgov.disputes.application.RetentionRuleView;
import org.jointgov.disputes.domain.RetentionTerms;
import org.jointgov.platform.pages.Cursor;
import org.jointgov.platform.rest.Answers;
import org.jointgov.platform.rest.PageOf;
import org.jointgov.platform.rest.Parameters;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.Fields;
import org.jointgov.shared.Means;
import org.jointgov.shared.Roles;
import org.jspecify.annotations.Nullable;

/** How long borders keep personal data. */
@ApplicationScoped
@Path("retention-rules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Retention")
public class RetentionRuleResource {
    private static final UUID NONE = new UUID(0, 0);

    private final ProposeRetentionRule proposing;
    private final AnswerRetentionRule answering;
    private final RetentionRuleQueries queries;
    private final Answers answers;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected RetentionRuleResource() {
        this.proposing = null;
        this.answering = null;
        this.queries = null;
        this.answers = null;
    }

    @Inject
    public RetentionRuleResource(
            ProposeRetentionRule proposing,
            AnswerRetentionRule answering,
            RetentionRuleQueries queries,
            Answers answers) {
        this.proposing = proposing;
        this.answering = answering;
        this.queries = queries;
        this.answers = answers;
    }

    @GET
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.PROVINCIAL_OFFICER, Roles.OPERATOR})
    @Operation(
            operationId = "listRetentionRules",
            summary = "The retention rules of the caller's borders in all versions, newest first",
            description = "Operators see those of all borders, and of what hangs on them numbers alone.")
    @PageOf(RetentionRuleView.class)
    public Response list(
            @QueryParam("limit") @Means(Integer.class) @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("borderId") @Means(UUID.class) @Nullable String borderId,
            @Context UriInfo uri) {
        return answers.page(
                queries.list(Parameters.id(borderId), Cursor.of(cursor), Cursor.limit(Parameters.count(limit))),
                uri.getRequestUriBuilder());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.PROVINCIAL_OFFICER, Roles.OPERATOR})
    @Operation(operationId = "getRetentionRule", summary = "One version of a border's retention rule")
    @APIResponse(
            responseCode = "200",
            description = "The rule",
            content = @Content(schema = @Schema(implementation = RetentionRuleView.class)))
    public Response get(@PathParam("id") UUID id) {
        return answered(queries.get(id));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "proposeRetentionRule",
            summary = "Propose how long a border keeps personal data",
            description =
                    "In force once every side's leader has approved it; takes the place of a proposal that waits.")
    @APIResponse(
            responseCode = "201",
            description = "Proposed",
            content = @Content(schema = @Schema(implementation = RetentionRuleView.class)))
    public Response propose(RetentionRuleRequest body) {
        Fields fields = new Fields();
        UUID border = fields.present("/borderId", body.borderId(), NONE);
        RetentionTerms terms = body.terms(fields);
        fields.check();
        RetentionRuleView view = proposing.propose(border, body.id() == null ? Ids.next() : body.id(), terms);
        return answers.created("retention-rules", view.id(), view, view.recordVersion());
    }

    @POST
    @Path("{id}/approval")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.LEADER)
    @Operation(
            operationId = "approveRetentionRule",
            summary = "Approve a retention rule for the own side",
            description =
                    "The hash is the one that the leader's screen showed; docs/content-hash.md says how it is made. Records"
                            + " that were shared before keep the version that was in force then. Machine clients never approve.")
    @APIResponse(
            responseCode = "200",
            description = "Approved",
            content = @Content(schema = @Schema(implementation = RetentionRuleView.class)))
    public Response approve(@PathParam("id") UUID id, ContentHashRequest body) {
        return answered(answering.answer(id, true, hash(body)));
    }

    @POST
    @Path("{id}/refusal")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.LEADER)
    @Operation(
            operationId = "refuseRetentionRule",
            summary = "Refuse a retention rule for the own side",
            description = "The version in force stays; an operator may propose another.")
    @APIResponse(
            responseCode = "200",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = RetentionRuleView.class)))
    public Response refuse(@PathParam("id") UUID id, ContentHashRequest body) {
        return answered(answering.answer(id, false, hash(body)));
    }

    private static String hash(ContentHashRequest body) {
        Fields fields = new Fields();
        String hash = body.hash(fields);
        fields.check();
        return hash;
    }

    private Response answered(RetentionRuleView view) {
        return answers.ok(view, view.recordVersion());
    }
}
