package org.jointgov.tenancy.adapter.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import org.jointgov.platform.pages.Cursor;
import org.jointgov.platform.rest.Answers;
import org.jointgov.platform.rest.PageOf;
import org.jointgov.shared.Means;
import org.jointgov.shared.Roles;
import org.jointgov.tenancy.application.AnswerInvitation;
import org.jointgov.tenancy.application.InvitationView;
import org.jointgov.tenancy.application.Invite;
import org.jointgov.tenancy.application.TenancyQueries;
import org.jointgov.tenancy.domain.InvitationState;
import org.jspecify.annotations.Nullable;

/** Invitations. */
@Path("invitations")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class InvitationsResource {
    private final TenancyQueries queries;
    private final Invite invite;
    private final AnswerInvitation answerInvitation;
    private final Answers answers;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected InvitationsResource() {
        this.queries = null;
        this.invite = null;
        this.answerInvitation = null;
        this.answers = null;
    }

    @Inject
    public InvitationsResource(
            TenancyQueries queries, Invite invite, AnswerInvitation answerInvitation, Answers answers) {
        this.queries = queries;
        this.invite = invite;
        this.answerInvitation = answerInvitation;
        this.answers = answers;
    }

    /** The invitations that the caller answers for; an operator's are all. */
    @GET
    @RolesAllowed({Roles.LEADER, Roles.PROVINCIAL_OFFICER, Roles.OPERATOR})
    @Operation(operationId = "listInvitations", summary = "Lists the invitations that the caller answers for")
    @PageOf(InvitationView.class)
    public Response list(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("state") @Means(InvitationState.class) @Nullable String state,
            @QueryParam("townshipId") @Nullable UUID townshipId,
            @Context UriInfo uri) {
        return answers.page(
                queries.invitations(Cursor.limit(limit), Cursor.of(cursor), state, townshipId),
                uri.getRequestUriBuilder());
    }

    /** One invitation. */
    @GET
    @Path("{id}")
    @RolesAllowed({Roles.LEADER, Roles.PROVINCIAL_OFFICER, Roles.OPERATOR})
    @Operation(operationId = "getInvitation", summary = "Shows an invitation")
    @APIResponse(
            responseCode = "200",
            description = "The invitation",
            content = @Content(schema = @Schema(implementation = InvitationView.class)))
    public Response get(@PathParam("id") UUID id) {
        InvitationView invitation = queries.invitation(id);
        return answers.ok(invitation, invitation.version());
    }

    /** Invites somebody. */
    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "invite",
            summary = "Invites somebody to act for a township, county, province or the platform")
    @APIResponse(
            responseCode = "201",
            description = "Invited",
            content = @Content(schema = @Schema(implementation = InvitationView.class)))
    public Response invite(InvitationRequest body) {
        InvitationView invitation = invite.invite(new Invite.Command(
                body.id(),
                body.identityProvider(),
                body.username(),
                body.scope(),
                body.role(),
                body.office(),
                body.townshipId(),
                body.countyCode(),
                body.provinceCode()));
        return answers.created("invitations", invitation.id(), invitation, invitation.version());
    }

    /** Makes an invitation count. */
    @POST
    @Path("{id}/confirmation")
    @RolesAllowed({Roles.LEADER, Roles.PROVINCIAL_OFFICER, Roles.OPERATOR})
    @Operation(operationId = "confirmInvitation", summary = "Confirms somebody else's invitation")
    @APIResponse(
            responseCode = "200",
            description = "Confirmed",
            content = @Content(schema = @Schema(implementation = InvitationView.class)))
    public Response confirm(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        InvitationView invitation = answerInvitation.confirm(id, ifMatch);
        return answers.ok(invitation, invitation.version());
    }

    /** Takes an invitation back. */
    @DELETE
    @Path("{id}")
    @RolesAllowed({Roles.LEADER, Roles.PROVINCIAL_OFFICER, Roles.OPERATOR})
    @Operation(operationId = "withdrawInvitation", summary = "Withdraws an invitation that nobody has accepted yet")
    @APIResponse(responseCode = "204", description = "Withdrawn")
    public Response withdraw(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        answerInvitation.withdraw(id, ifMatch);
        return answers.done();
    }
}
