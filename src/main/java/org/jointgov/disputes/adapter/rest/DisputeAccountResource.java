package org.jointgov.disputes.adapter.rest;

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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jointgov.disputes.application.CommentOnDispute;
import org.jointgov.disputes.application.CommentView;
import org.jointgov.disputes.application.ConfirmFact;
import org.jointgov.disputes.application.DisputeAccountQueries;
import org.jointgov.disputes.application.DisputeAccountsView;
import org.jointgov.disputes.application.ReopenFact;
import org.jointgov.disputes.application.TellAccount;
import org.jointgov.disputes.application.UnmaskDispute;
import org.jointgov.disputes.application.WithdrawComment;
import org.jointgov.disputes.domain.CommentAudience;
import org.jointgov.platform.pages.Cursor;
import org.jointgov.platform.rest.Answers;
import org.jointgov.platform.rest.EntityTags;
import org.jointgov.platform.rest.PageOf;
import org.jointgov.platform.rest.Parameters;
import org.jointgov.shared.Fields;
import org.jointgov.shared.Means;
import org.jointgov.shared.Roles;
import org.jspecify.annotations.Nullable;

/** What the sides of a dispute say: accounts, facts and comments. */
@ApplicationScoped
@Path("disputes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Disputes")
public class DisputeAccountResource {
    private static final int MAX_COMMENTS = 100;

    private final TellAccount telling;
    private final ConfirmFact confirming;
    private final ReopenFact reopening;
    private final CommentOnDispute commenting;
    private final WithdrawComment withdrawing;
    private final UnmaskDispute unmasking;
    private final DisputeAccountQueries queries;
    private final Answers answers;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected DisputeAccountResource() {
        this.telling = null;
        this.confirming = null;
        this.reopening = null;
        this.commenting = null;
        this.withdrawing = null;
        this.unmasking = null;
        this.queries = null;
        this.answers = null;
    }

    @Inject
    public DisputeAccountResource(
            TellAccount telling,
            ConfirmFact confirming,
            ReopenFact reopening,
            CommentOnDispute commenting,
            WithdrawComment withdrawing,
            UnmaskDispute unmasking,
            DisputeAccountQueries queries,
            Answers answers) {
        this.telling = telling;
        this.confirming = confirming;
        this.reopening = reopening;
        this.commenting = commenting;
        this.withdrawing = withdrawing;
        this.unmasking = unmasking;
        this.queries = queries;
        this.answers = answers;
    }

    @GET
    @Path("{id}/accounts")
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.COUNTY_OFFICER, Roles.PROVINCIAL_OFFICER})
    @Operation(
            operationId = "getDisputeAccounts",
            summary = "What the sides tell and what of it they agree on, without the words",
            description = "The entity tag names the version of the own side's account.")
    @APIResponse(
            responseCode = "200",
            description = "The accounts",
            content = @Content(schema = @Schema(implementation = DisputeAccountsView.class)))
    public Response accounts(@PathParam("id") @Means(UUID.class) String id) {
        return answer(queries.accounts(Parameters.pathId(id)));
    }

    @PUT
    @Path("{id}/accounts/own")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR})
    @Operation(
            operationId = "tellDisputeAccount",
            summary = "Write the own side's account, or write it anew",
            description =
                    "The whole account. A fact that is named by its id stays, with its confirmations; new words are"
                            + " another fact. If-Match names the version of the own side's account, \"0\" while there is none.")
    @APIResponse(
            responseCode = "200",
            description = "Written",
            content = @Content(schema = @Schema(implementation = DisputeAccountsView.class)))
    public Response tell(
            @PathParam("id") @Means(UUID.class) String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            AccountRequest body) {
        Fields fields = new Fields();
        List<TellAccount.Line> lines = body.lines(fields);
        fields.check();
        return answer(telling.tell(Parameters.pathId(id), () -> EntityTags.required(ifMatch), lines));
    }

    @POST
    @Path("{id}/facts/{factId}/confirmation")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.MEDIATOR})
    @Operation(
            operationId = "confirmFact",
            summary = "Agree to a fact for the own side, in exactly the words that the screen showed",
            description =
                    "Once every side has, each by another person, the fact is agreed. Machine clients never confirm.")
    @APIResponse(
            responseCode = "200",
            description = "Confirmed",
            content = @Content(schema = @Schema(implementation = DisputeAccountsView.class)))
    public Response confirm(
            @PathParam("id") @Means(UUID.class) String id,
            @PathParam("factId") @Means(UUID.class) String factId,
            ContentHashRequest body) {
        Fields fields = new Fields();
        String hash = body.hash(fields);
        fields.check();
        return answer(confirming.confirm(Parameters.pathId(id), Parameters.pathId(factId), hash));
    }

    @DELETE
    @Path("{id}/facts/{factId}/confirmation")
    @RolesAllowed({Roles.LEADER, Roles.MEDIATOR})
    @Operation(
            operationId = "reopenFact",
            summary = "Take the own side's agreement to a fact back, until the dispute is settled or closed")
    @APIResponse(
            responseCode = "200",
            description = "Taken back",
            content = @Content(schema = @Schema(implementation = DisputeAccountsView.class)))
    public Response reopen(
            @PathParam("id") @Means(UUID.class) String id, @PathParam("factId") @Means(UUID.class) String factId) {
        return answer(reopening.reopen(Parameters.pathId(id), Parameters.pathId(factId)));
    }

    @GET
    @Path("{id}/comments")
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.COUNTY_OFFICER, Roles.PROVINCIAL_OFFICER})
    @Operation(
            operationId = "listDisputeComments",
            summary = "Who commented for whom, newest first, without the words",
            description = "A comment for the own side is not there for anybody else.")
    @PageOf(CommentView.class)
    public Response comments(
            @PathParam("id") @Means(UUID.class) String id,
            @QueryParam("limit") @Means(Integer.class) @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo uri) {
        return answers.page(
                queries.comments(Parameters.pathId(id), Cursor.of(cursor), Cursor.limit(Parameters.count(limit))),
                uri.getRequestUriBuilder());
    }

    @POST
    @Path("{id}/comments")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR})
    @Operation(
            operationId = "commentOnDispute",
            summary = "Comment for the own side or for all sides",
            description = "It stays; at most it is marked as withdrawn.")
    @APIResponse(
            responseCode = "200",
            description = "Added",
            content = @Content(schema = @Schema(implementation = CommentView.class)))
    public Response comment(@PathParam("id") @Means(UUID.class) String id, CommentRequest body) {
        Fields fields = new Fields();
        UUID comment = fields.present("/id", body.id(), new UUID(0, 0));
        String audience = fields.oneOf("/audience", body.audience(), CommentAudience.class);
        String text = fields.text("/text", body.text(), 2000);
        fields.check();
        CommentAudience who = Arrays.stream(CommentAudience.values())
                .filter(one -> one.slug().equals(audience))
                .findFirst()
                .orElseThrow();
        return plain(commenting.comment(Parameters.pathId(id), comment, who, text));
    }

    @POST
    @Path("{id}/comments/{commentId}/withdrawal")
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR})
    @Operation(
            operationId = "withdrawDisputeComment",
            summary = "Mark a comment of the own office as withdrawn; it stays")
    @APIResponse(
            responseCode = "200",
            description = "Marked",
            content = @Content(schema = @Schema(implementation = CommentView.class)))
    public Response withdraw(
            @PathParam("id") @Means(UUID.class) String id,
            @PathParam("commentId") @Means(UUID.class) String commentId) {
        return plain(withdrawing.withdraw(Parameters.pathId(id), Parameters.pathId(commentId)));
    }

    @POST
    @Path("{id}/unmasking")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.MEDIATOR, Roles.COUNTY_OFFICER, Roles.PROVINCIAL_OFFICER})
    @Operation(
            operationId = "unmaskDispute",
            summary = "Read the words of the accounts and of these comments; every time is recorded",
            description =
                    "For leader and mediators of a side, for the counties once the alert was handed up, and for a provincial"
                            + " officer who has broken the glass.")
    @APIResponse(
            responseCode = "200",
            description = "The words",
            content = @Content(schema = @Schema(implementation = UnmaskedDisputeView.class)))
    public Response unmask(@PathParam("id") @Means(UUID.class) String id, DisputeUnmaskingRequest body) {
        Fields fields = new Fields();
        String purpose = fields.line("/purpose", body.purpose(), 200);
        List<UUID> comments = body.comments() == null ? List.of() : body.comments();
        if (comments.size() > MAX_COMMENTS) {
            fields.reject("/comments", "too-many");
        }
        fields.check();
        UUID dispute = Parameters.pathId(id);
        return plain(UnmaskedDisputeView.of(dispute, unmasking.unmask(dispute, comments, purpose)));
    }

    /** What has no version, or is not to be kept. */
    private static Response plain(Object view) {
        return Response.ok(view).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    private Response answer(DisputeAccountsView view) {
        return answers.ok(view, view.version());
    }
}
