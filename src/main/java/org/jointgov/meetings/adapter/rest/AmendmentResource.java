package org.jointgov.meetings.adapter.rest;

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
import org.jointgov.meetings.application.AmendMinutes;
import org.jointgov.meetings.application.JointMeetingView;
import org.jointgov.platform.rest.Answers;
import org.jointgov.platform.rest.Parameters;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.Fields;
import org.jointgov.shared.Means;
import org.jointgov.shared.Roles;

/** The window for amendments to minutes: put to both sides, proposed by those who attended, answered. */
@ApplicationScoped
@Path("joint-meetings/{id}/amendments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Joint meetings")
public class AmendmentResource {
    private final AmendMinutes amending;
    private final Answers answers;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected AmendmentResource() {
        this.amending = null;
        this.answers = null;
    }

    @Inject
    public AmendmentResource(AmendMinutes amending, Answers answers) {
        this.amending = amending;
        this.answers = answers;
    }

    @POST
    @Path("windows")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(
            operationId = "putMinutesToBothSides",
            summary = "Put the latest minutes to both sides for amendments",
            description =
                    "Either side may, while nobody has signed them; once more makes the window longer. A side that signs before its end has nothing more to propose.")
    @APIResponse(
            responseCode = "201",
            description = "Put to both sides",
            content = @Content(schema = @Schema(implementation = JointMeetingView.class)))
    public Response putToBothSides(@PathParam("id") @Means(UUID.class) String id, AmendmentWindowRequest body) {
        Fields fields = new Fields();
        int revision = fields.count("/revision", body.revision());
        int days = body.days(fields);
        fields.check();
        JointMeetingView view = amending.putToBothSides(Parameters.pathId(id), revision, days);
        return answers.created("joint-meetings", view.id(), view, view.version());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR})
    @Operation(
            operationId = "proposeAmendment",
            summary = "Propose a change of the latest minutes",
            description =
                    "Only those whose office stands on the own side's list as having attended, while the window is open. Name no herder.")
    @APIResponse(
            responseCode = "201",
            description = "Proposed",
            content = @Content(schema = @Schema(implementation = JointMeetingView.class)))
    public Response propose(@PathParam("id") @Means(UUID.class) String id, AmendmentRequest body) {
        Fields fields = new Fields();
        int revision = fields.count("/revision", body.revision());
        String text = fields.text("/text", body.text(), 4_000);
        fields.check();
        UUID amendment = body.id() == null ? Ids.next() : body.id();
        JointMeetingView view = amending.propose(Parameters.pathId(id), amendment, revision, text);
        return answers.created("joint-meetings", view.id(), view, view.version());
    }

    @POST
    @Path("{amendmentId}/answer")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(
            operationId = "answerAmendment",
            summary = "Answer the other side's proposal",
            description =
                    "Nothing can be signed while one waits for its answer. Who accepts one writes it into the next revision. Name no herder.")
    @APIResponse(
            responseCode = "201",
            description = "Answered",
            content = @Content(schema = @Schema(implementation = JointMeetingView.class)))
    public Response answer(
            @PathParam("id") @Means(UUID.class) String id,
            @PathParam("amendmentId") @Means(UUID.class) String amendmentId,
            AmendmentAnswerRequest body) {
        Fields fields = new Fields();
        boolean accepted = fields.present("/accepted", body.accepted(), true);
        String reason = body.reason(fields, accepted);
        fields.check();
        JointMeetingView view =
                amending.answer(Parameters.pathId(id), Parameters.pathId(amendmentId), accepted, reason);
        return answers.created("joint-meetings", view.id(), view, view.version());
    }
}
