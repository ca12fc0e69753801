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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jointgov.disputes.application.MediationSessionQueries;
import org.jointgov.disputes.application.MediationSessionsView;
import org.jointgov.disputes.application.RecordMediationSession;
import org.jointgov.disputes.application.RemarkOnSession;
import org.jointgov.disputes.application.UnmaskMediationSessions;
import org.jointgov.disputes.domain.MediationSession;
import org.jointgov.platform.rest.Answers;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.Fields;
import org.jointgov.shared.Roles;

/** The sessions of a dispute's mediation team with the parties. */
@ApplicationScoped
@Path("disputes/{id}/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Disputes")
public class MediationSessionResource {
    private static final UUID NONE = new UUID(0, 0);

    private final RecordMediationSession recording;
    private final RemarkOnSession remarking;
    private final UnmaskMediationSessions unmasking;
    private final MediationSessionQueries queries;
    private final Answers answers;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected MediationSessionResource() {
        this.recording = null;
        this.remarking = null;
        this.unmasking = null;
        this.queries = null;
        this.answers = null;
    }

    @Inject
    public MediationSessionResource(
            RecordMediationSession recording,
            RemarkOnSession remarking,
            UnmaskMediationSessions unmasking,
            MediationSessionQueries queries,
            Answers answers) {
        this.recording = recording;
        this.remarking = remarking;
        this.unmasking = unmasking;
        this.queries = queries;
        this.answers = answers;
    }

    @GET
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.COUNTY_OFFICER, Roles.PROVINCIAL_OFFICER})
    @Operation(
            operationId = "getMediationSessions",
            summary = "The mediation sessions of a dispute, without what was said",
            description = "The latest 100, newest first. Opening them from beyond the sides is recorded.")
    @APIResponse(
            responseCode = "200",
            description = "The sessions",
            content = @Content(schema = @Schema(implementation = MediationSessionsView.class)))
    public Response get(@PathParam("id") UUID id) {
        MediationSessionsView view = queries.get(id);
        return answers.ok(view, view.version());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.MEDIATOR})
    @Operation(
            operationId = "recordMediationSession",
            summary = "Record a session of the mediation team with the parties",
            description =
                    "By a side's leader or a mediator on the team; never changed. Place is read by all sides and their provinces;"
                            + " parties and record are encrypted. A party's clear refusal ends the mediation.")
    @APIResponse(
            responseCode = "201",
            description = "Recorded",
            content = @Content(schema = @Schema(implementation = MediationSessionsView.class)))
    public Response record(@PathParam("id") UUID id, MediationSessionRequest body) {
        Fields fields = new Fields();
        MediationSession session = body.session(fields);
        MediationSession.Words words = body.words(fields);
        fields.check();
        return added(recording.record(id, session, words));
    }

    @POST
    @Path("{sessionId}/remarks")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.MEDIATOR})
    @Operation(
            operationId = "remarkOnMediationSession",
            summary = "Say something to the record of a session",
            description = "Encrypted, and never changed; the record stays as it is.")
    @APIResponse(
            responseCode = "201",
            description = "On record",
            content = @Content(schema = @Schema(implementation = MediationSessionsView.class)))
    public Response remark(
            @PathParam("id") UUID id, @PathParam("sessionId") UUID sessionId, SessionRemarkRequest body) {
        Fields fields = new Fields();
        UUID township = fields.present("/sessionTownshipId", body.sessionTownshipId(), NONE);
        String text = fields.text("/text", body.text(), 2000);
        fields.check();
        return added(remarking.remark(id, township, sessionId, body.id() == null ? Ids.next() : body.id(), text));
    }

    @POST
    @Path("unmasking")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.MEDIATOR, Roles.COUNTY_OFFICER, Roles.PROVINCIAL_OFFICER})
    @Operation(
            operationId = "unmaskMediationSessions",
            summary = "Read what was said at the sessions; every time is recorded",
            description =
                    "The latest 100 records and remarks, for leaders, mediators on the team, the county of one handed up, and a"
                            + " provincial officer who has broken the glass.")
    @APIResponse(
            responseCode = "200",
            description = "Records and remarks",
            content = @Content(schema = @Schema(implementation = UnmaskedSessionsView.class)))
    public Response unmask(@PathParam("id") UUID id, UnmaskingRequest body) {
        Fields fields = new Fields();
        String purpose = fields.line("/purpose", body.purpose(), 200);
        fields.check();
        return Response.ok(UnmaskedSessionsView.of(unmasking.unmask(id, purpose)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private Response added(MediationSessionsView view) {
        return answers.created("disputes", view.disputeId(), view, view.version());
    }
}
