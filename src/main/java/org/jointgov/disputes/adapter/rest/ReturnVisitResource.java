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
import org.jointgov.disputes.application.RecordReturnVisit;
import org.jointgov.disputes.application.SettlementsView;
import org.jointgov.disputes.domain.Settlements;
import org.jointgov.platform.rest.Answers;
import org.jointgov.shared.Fields;
import org.jointgov.shared.Roles;

/** Return visits to the parties of a settled dispute. */
@ApplicationScoped
@Path("disputes/{id}/return-visits")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Disputes")
public class ReturnVisitResource {
    private final RecordReturnVisit recording;
    private final Answers answers;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected ReturnVisitResource() {
        this.recording = null;
        this.answers = null;
    }

    @Inject
    public ReturnVisitResource(RecordReturnVisit recording, Answers answers) {
        this.recording = recording;
        this.answers = answers;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.MEDIATOR})
    @Operation(
            operationId = "recordReturnVisit",
            summary = "Put on record what a return visit found",
            description =
                    "After the settlement, by a leader or a mediator on the team. The note is encrypted; the reason is read by all sides and their provinces.")
    @APIResponse(
            responseCode = "201",
            description = "On record",
            content = @Content(schema = @Schema(implementation = SettlementsView.class)))
    public Response record(@PathParam("id") UUID id, ReturnVisitRequest body) {
        Fields fields = new Fields();
        int revision = fields.count("/revision", body.revision());
        Settlements.Visit visit = body.visit(fields);
        String note = fields.optionalText("/note", body.note(), 2000);
        fields.check();
        SettlementsView view = recording.record(id, revision, visit, note);
        return answers.created("disputes", view.disputeId(), view, view.version());
    }
}
