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
import org.jointgov.disputes.application.AnswerMerge;
import org.jointgov.disputes.application.DuplicateQueries;
import org.jointgov.disputes.application.DuplicatesView;
import org.jointgov.disputes.application.ProposeMerge;
import org.jointgov.platform.rest.Answers;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.Fields;
import org.jointgov.shared.Roles;

/** Alerts of the other side that may tell of the same thing as an alert. */
@ApplicationScoped
@Path("dispute-alerts/{id}/duplicates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Dispute alerts")
public class DuplicateAlertResource {
    private static final UUID NONE = new UUID(0, 0);

    private final ProposeMerge proposing;
    private final AnswerMerge answering;
    private final DuplicateQueries queries;
    private final Answers answers;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected DuplicateAlertResource() {
        this.proposing = null;
        this.answering = null;
        this.queries = null;
        this.answers = null;
    }

    @Inject
    public DuplicateAlertResource(
            ProposeMerge proposing, AnswerMerge answering, DuplicateQueries queries, Answers answers) {
        this.proposing = proposing;
        this.answering = answering;
        this.queries = queries;
        this.answers = answers;
    }

    @GET
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.COUNTY_OFFICER, Roles.PROVINCIAL_OFFICER})
    @Operation(
            operationId = "getDuplicates",
            summary = "Alerts of the other side that may tell of the same thing, and what the sides said about it",
            description =
                    "The same border and type, within 72 hours, and within 3 km beyond what the positions are inaccurate by.")
    @APIResponse(
            responseCode = "200",
            description = "Look-alikes and proposals",
            content = @Content(schema = @Schema(implementation = DuplicatesView.class)))
    public Response get(@PathParam("id") UUID id) {
        DuplicatesView view = queries.of(id);
        return answers.ok(view, view.version());
    }

    @POST
    @Path("proposals")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.MEDIATOR})
    @Operation(
            operationId = "proposeMerge",
            summary = "Propose to take an own alert and one of another township as one matter",
            description =
                    "By a township that has acknowledged the other alert. Nothing is merged before the other side agrees.")
    @APIResponse(
            responseCode = "201",
            description = "Proposed",
            content = @Content(schema = @Schema(implementation = DuplicatesView.class)))
    public Response propose(@PathParam("id") UUID id, MergeProposalRequest body) {
        Fields fields = new Fields();
        UUID twinTownship = fields.present("/twinTownshipId", body.twinTownshipId(), NONE);
        UUID twin = fields.present("/twinId", body.twinId(), NONE);
        fields.check();
        return added(proposing.propose(id, twinTownship, twin, body.id() == null ? Ids.next() : body.id()));
    }

    @POST
    @Path("proposals/{townshipId}/{proposalId}/answer")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.MEDIATOR})
    @Operation(
            operationId = "answerMerge",
            summary = "Agree that an own alert and the proposer's are one matter, or refuse with a reason",
            description = "Once. Both alerts stay, each under its own id; from then on they have one dispute.")
    @APIResponse(
            responseCode = "201",
            description = "Answered",
            content = @Content(schema = @Schema(implementation = DuplicatesView.class)))
    public Response answer(
            @PathParam("id") UUID id,
            @PathParam("townshipId") UUID townshipId,
            @PathParam("proposalId") UUID proposalId,
            ConsentRequest body) {
        return added(answering.answer(id, townshipId, proposalId, body.refusal()));
    }

    private Response added(DuplicatesView view) {
        return answers.created("dispute-alerts", view.alertId(), view, view.version());
    }
}
