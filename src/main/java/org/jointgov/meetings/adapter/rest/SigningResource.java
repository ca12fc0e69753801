package org.jointgov.meetings.adapter.rest;

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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jointgov.meetings.application.ArrangeSigning;
import org.jointgov.meetings.application.SigningQueries;
import org.jointgov.meetings.application.SigningView;
import org.jointgov.platform.rest.Answers;
import org.jointgov.platform.rest.EntityTags;
import org.jointgov.platform.rest.Parameters;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.Fields;
import org.jointgov.shared.Means;
import org.jointgov.shared.Roles;
import org.jspecify.annotations.Nullable;

/** Who signs for a township. */
@ApplicationScoped
@Path("signing")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Signing")
public class SigningResource {
    private final ArrangeSigning arranging;
    private final SigningQueries queries;
    private final Answers answers;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected SigningResource() {
        this.arranging = null;
        this.queries = null;
        this.answers = null;
    }

    @Inject
    public SigningResource(ArrangeSigning arranging, SigningQueries queries, Answers answers) {
        this.arranging = arranging;
        this.queries = queries;
        this.answers = answers;
    }

    @GET
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(
            operationId = "getSigning",
            summary = "Who signs for the own township and for those that it shares a border with",
            description = "Whether two persons have to, and who signs as deputy; by office.")
    @APIResponse(
            responseCode = "200",
            description = "Who signs",
            content = @Content(schema = @Schema(implementation = SigningView.class)))
    public Response get() {
        return answer(queries.get());
    }

    @PUT
    @Path("rule")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.LEADER)
    @Operation(
            operationId = "setSigningRule",
            summary = "Say whether two persons have to sign for the own township",
            description =
                    "Then a leader or deputy and one more person sign, so that who wrote a text is never the only one. If-Match names the version, \"0\" before the first word.")
    @APIResponse(
            responseCode = "200",
            description = "Said",
            content = @Content(schema = @Schema(implementation = SigningView.class)))
    public Response rule(@HeaderParam("If-Match") @Nullable String ifMatch, SigningRuleRequest body) {
        Fields fields = new Fields();
        boolean two = fields.present("/twoSigners", body.twoSigners(), false);
        fields.check();
        return answer(arranging.rule(() -> EntityTags.required(ifMatch), two));
    }

    @POST
    @Path("deputies")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.LEADER)
    @Operation(
            operationId = "nameSigningDeputy",
            summary = "Name a deputy who signs for you",
            description =
                    "For a period of at most 92 days, on record: those that share a border with the township see it, and each signature says that a deputy gave it.")
    @APIResponse(
            responseCode = "200",
            description = "Named",
            content = @Content(schema = @Schema(implementation = SigningView.class)))
    public Response name(SigningDeputyRequest body) {
        Fields fields = new Fields();
        UUID membership = fields.present("/membershipId", body.membershipId(), new UUID(0, 0));
        LocalDate first = fields.present("/firstDay", body.firstDay(), LocalDate.EPOCH);
        LocalDate last = fields.present("/lastDay", body.lastDay(), LocalDate.EPOCH);
        fields.check();
        return answer(arranging.name(body.id() == null ? Ids.next() : body.id(), membership, first, last));
    }

    @POST
    @Path("deputies/{id}/end")
    @RolesAllowed(Roles.LEADER)
    @Operation(
            operationId = "endSigningDeputy",
            summary = "End a deputy's record before its last day",
            description = "What the deputy has signed stays signed.")
    @APIResponse(
            responseCode = "200",
            description = "Ended",
            content = @Content(schema = @Schema(implementation = SigningView.class)))
    public Response end(@PathParam("id") @Means(UUID.class) String id) {
        return answer(arranging.end(Parameters.pathId(id)));
    }

    private Response answer(SigningView view) {
        return answers.ok(view, view.version());
    }
}
