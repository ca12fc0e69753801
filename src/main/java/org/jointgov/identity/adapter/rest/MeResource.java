package org.jointgov.identity.adapter.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jointgov.identity.application.ChooseLanguage;
import org.jointgov.identity.application.IdentityQueries;
import org.jointgov.identity.application.MeView;
import org.jointgov.platform.rest.Answers;
import org.jointgov.shared.Roles;

/** The caller themselves. */
@Path("me")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {
    private final IdentityQueries queries;
    private final ChooseLanguage chooseLanguage;
    private final Answers answers;

    @SuppressWarnings("NullAway") // for the CDI proxy, which never uses the fields
    protected MeResource() {
        this.queries = null;
        this.chooseLanguage = null;
        this.answers = null;
    }

    @Inject
    public MeResource(IdentityQueries queries, ChooseLanguage chooseLanguage, Answers answers) {
        this.queries = queries;
        this.chooseLanguage = chooseLanguage;
        this.answers = answers;
    }

    /** Who the caller is, and what they have to do with. */
    @GET
    @RolesAllowed({
        Roles.LEADER,
        Roles.CLERK,
        Roles.MEDIATOR,
        Roles.COUNTY_OFFICER,
        Roles.PROVINCIAL_OFFICER,
        Roles.OPERATOR
    })
    @Operation(operationId = "getMe", summary = "Shows the caller's memberships, townships and borders")
    @APIResponse(
            responseCode = "200",
            description = "The caller",
            content = @Content(schema = @Schema(implementation = MeView.class)))
    public Response me() {
        return Response.ok(queries.me())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** The language of e-mails. */
    @PUT
    @Path("language")
    @RolesAllowed({
        Roles.LEADER,
        Roles.CLERK,
        Roles.MEDIATOR,
        Roles.COUNTY_OFFICER,
        Roles.PROVINCIAL_OFFICER,
        Roles.OPERATOR
    })
    @Operation(operationId = "chooseLanguage", summary = "Chooses the language of the caller's e-mails")
    @APIResponse(responseCode = "204", description = "Chosen")
    public Response chooseLanguage(LanguageRequest body) {
        chooseLanguage.choose(body.language());
        return answers.done();
    }
}
