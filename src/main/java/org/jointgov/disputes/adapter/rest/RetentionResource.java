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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jointgov.disputes.application.ConsentToDestruction;
import org.jointgov.disputes.application.HoldPersonalData;
import org.jointgov.disputes.application.RetentionQueries;
import org.jointgov.disputes.application.RetentionView;
import org.jointgov.disputes.domain.HoldReason;
import org.jointgov.platform.rest.Answers;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.Fields;
import org.jointgov.shared.Roles;

/** The keeping of an alert's personal data, and of the dispute's that was opened from it. */
@ApplicationScoped
@Path("dispute-alerts/{id}/retention")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Retention")
public class RetentionResource {
    private final HoldPersonalData holding;
    private final ConsentToDestruction consenting;
    private final RetentionQueries queries;
    private final Answers answers;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected RetentionResource() {
        this.holding = null;
        this.consenting = null;
        this.queries = null;
        this.answers = null;
    }

    @Inject
    public RetentionResource(
            HoldPersonalData holding, ConsentToDestruction consenting, RetentionQueries queries, Answers answers) {
        this.holding = holding;
        this.consenting = consenting;
        this.queries = queries;
        this.answers = answers;
    }

    @GET
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.COUNTY_OFFICER, Roles.PROVINCIAL_OFFICER})
    @Operation(
            operationId = "getRetention",
            summary = "How long the personal data of an alert and its dispute is kept",
            description = "With holds, consents to its destruction, and the certificate once it is destroyed.")
    @APIResponse(
            responseCode = "200",
            description = "Its retention",
            content = @Content(schema = @Schema(implementation = RetentionView.class)))
    public Response get(@PathParam("id") UUID id) {
        return answered(queries.get(id));
    }

    @POST
    @Path("holds")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.COUNTY_OFFICER})
    @Operation(
            operationId = "placeLegalHold",
            summary = "Let nothing be destroyed, for the own side or county",
            description = "By a side's leader, or an officer of a county that it was handed up to; not by machines.")
    @APIResponse(
            responseCode = "201",
            description = "Held",
            content = @Content(schema = @Schema(implementation = RetentionView.class)))
    public Response hold(@PathParam("id") UUID id, LegalHoldRequest body) {
        Fields fields = new Fields();
        String reason = fields.oneOf("/reason", body.reason(), HoldReason.class);
        fields.check();
        RetentionView view = holding.place(id, body.id() == null ? Ids.next() : body.id(), HoldReason.of(reason));
        return created(view);
    }

    @POST
    @Path("holds/{holdId}/lifting")
    @RolesAllowed({Roles.LEADER, Roles.COUNTY_OFFICER})
    @Operation(
            operationId = "liftLegalHold",
            summary = "Lift a hold of the own side or county",
            description = "It stays on record.")
    @APIResponse(
            responseCode = "200",
            description = "Lifted",
            content = @Content(schema = @Schema(implementation = RetentionView.class)))
    public Response lift(@PathParam("id") UUID id, @PathParam("holdId") UUID holdId) {
        return answered(holding.lift(id, holdId));
    }

    @POST
    @Path("destruction-consents")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.LEADER)
    @Operation(
            operationId = "consentToDestruction",
            summary = "Consent to the destruction of the personal data for the own side",
            description =
                    "Once its time is over and nothing holds it. The hash is the one that the leader's screen showed;"
                            + " docs/content-hash.md says how it is made. With the last side's consent the keyset is destroyed, for good."
                            + " Machine clients never consent.")
    @APIResponse(
            responseCode = "201",
            description = "Consented",
            content = @Content(schema = @Schema(implementation = RetentionView.class)))
    public Response consent(@PathParam("id") UUID id, ContentHashRequest body) {
        Fields fields = new Fields();
        String hash = body.hash(fields);
        fields.check();
        return created(consenting.consent(id, hash));
    }

    private Response answered(RetentionView view) {
        return answers.ok(view, view.version());
    }

    private Response created(RetentionView view) {
        return answers.created("dispute-alerts", view.alertId(), view, view.version());
    }
}
