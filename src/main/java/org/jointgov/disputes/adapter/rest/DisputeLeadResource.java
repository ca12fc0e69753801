package org.jointgov.disputes.adapter.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
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
import org.jointgov.disputes.application.AnswerLead;
import org.jointgov.disputes.application.DisputeView;
import org.jointgov.disputes.application.ProposeLead;
import org.jointgov.platform.rest.Answers;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.Fields;
import org.jointgov.shared.Roles;

/** The lead of a dispute and how it goes from one side to another. */
@ApplicationScoped
@Path("disputes/{id}/lead-proposals")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Disputes")
public class DisputeLeadResource {
    private static final UUID NONE = new UUID(0, 0);

    private final ProposeLead proposing;
    private final AnswerLead answering;
    private final Answers answers;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected DisputeLeadResource() {
        this.proposing = null;
        this.answering = null;
        this.answers = null;
    }

    @Inject
    public DisputeLeadResource(ProposeLead proposing, AnswerLead answering, Answers answers) {
        this.proposing = proposing;
        this.answering = answering;
        this.answers = answers;
    }

    @POST
    @RolesAllowed(Roles.LEADER)
    @Operation(
            operationId = "proposeLead",
            summary = "Ask another side to lead a dispute",
            description = "By the leader of the side that leads. The lead stays until the other side accepts.")
    @APIResponse(
            responseCode = "201",
            description = "Proposed",
            content = @Content(schema = @Schema(implementation = DisputeView.class)))
    public Response propose(@PathParam("id") UUID id, LeadProposalRequest body) {
        Fields fields = new Fields();
        UUID to = fields.present("/toTownshipId", body.toTownshipId(), NONE);
        String reason = fields.text("/reason", body.reason(), 500);
        fields.check();
        return added(proposing.propose(id, body.id() == null ? Ids.next() : body.id(), to, reason));
    }

    @POST
    @Path("{proposalId}/answer")
    @RolesAllowed(Roles.LEADER)
    @Operation(
            operationId = "answerLead",
            summary = "Take the lead of a dispute, or refuse it with a reason",
            description = "By the leader of the side that has been asked. Effective at once.")
    @APIResponse(
            responseCode = "201",
            description = "Answered",
            content = @Content(schema = @Schema(implementation = DisputeView.class)))
    public Response answer(@PathParam("id") UUID id, @PathParam("proposalId") UUID proposalId, ConsentRequest body) {
        return added(answering.answer(id, proposalId, body.refusal()));
    }

    private Response added(DisputeView view) {
        return answers.created("disputes", view.id(), view, view.version());
    }
}
