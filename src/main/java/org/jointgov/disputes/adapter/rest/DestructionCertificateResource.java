package org.jointgov.disputes.adapter.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jointgov.disputes.application.DestructionCertificateView;
import org.jointgov.disputes.application.RetentionQueries;
import org.jointgov.platform.pages.Cursor;
import org.jointgov.platform.rest.Answers;
import org.jointgov.platform.rest.PageOf;
import org.jointgov.platform.rest.Parameters;
import org.jointgov.shared.Means;
import org.jointgov.shared.Roles;
import org.jspecify.annotations.Nullable;

/** That personal data was destroyed. */
@ApplicationScoped
@Path("destruction-certificates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Retention")
public class DestructionCertificateResource {
    private final RetentionQueries queries;
    private final Answers answers;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected DestructionCertificateResource() {
        this.queries = null;
        this.answers = null;
    }

    @Inject
    public DestructionCertificateResource(RetentionQueries queries, Answers answers) {
        this.queries = queries;
        this.answers = answers;
    }

    @GET
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.COUNTY_OFFICER, Roles.PROVINCIAL_OFFICER})
    @Operation(
            operationId = "listDestructionCertificates",
            summary = "The certificates of destruction that the caller may see, newest first")
    @PageOf(DestructionCertificateView.class)
    public Response list(
            @QueryParam("limit") @Means(Integer.class) @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo uri) {
        return answers.page(
                queries.certificates(Cursor.of(cursor), Cursor.limit(Parameters.count(limit))),
                uri.getRequestUriBuilder());
    }
}
