package org.jointgov.tenancy.adapter.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import org.jointgov.platform.pages.Cursor;
import org.jointgov.platform.rest.Answers;
import org.jointgov.platform.rest.PageOf;
import org.jointgov.shared.Roles;
import org.jointgov.tenancy.application.MemberView;
import org.jointgov.tenancy.application.RemoveMembership;
import org.jointgov.tenancy.application.TenancyQueries;
import org.jspecify.annotations.Nullable;

/** Memberships. They are made by the first request of somebody whose invitation was confirmed. */
@Path("memberships")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class MembershipsResource {
    private final TenancyQueries queries;
    private final RemoveMembership removeMembership;
    private final Answers answers;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected MembershipsResource() {
        this.queries = null;
        this.removeMembership = null;
        this.answers = null;
    }

    @Inject
    public MembershipsResource(TenancyQueries queries, RemoveMembership removeMembership, Answers answers) {
        this.queries = queries;
        this.removeMembership = removeMembership;
        this.answers = answers;
    }

    /** The effective memberships that the caller answers for; an operator's are all. */
    @GET
    @RolesAllowed({Roles.LEADER, Roles.PROVINCIAL_OFFICER, Roles.OPERATOR})
    @Operation(operationId = "listMemberships", summary = "Lists the effective memberships that the caller answers for")
    @PageOf(MemberView.class)
    public Response list(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("townshipId") @Nullable UUID townshipId,
            @Context UriInfo uri) {
        return answers.page(
                queries.memberships(Cursor.limit(limit), Cursor.of(cursor), townshipId), uri.getRequestUriBuilder());
    }

    /** Removes a membership. */
    @DELETE
    @Path("{id}")
    @RolesAllowed({Roles.LEADER, Roles.OPERATOR})
    @Operation(operationId = "removeMembership", summary = "Removes a membership, with effect from the next request on")
    @APIResponse(responseCode = "204", description = "Removed")
    public Response remove(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        removeMembership.remove(id, ifMatch);
        return answers.done();
    }
}
