package org.jointgov.disputes.adapter.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import org.jointgov.disputes.application.AppointTeamMember;
import org.jointgov.disputes.application.ConsentToTeam;
import org.jointgov.disputes.application.MediationTeamQueries;
import org.jointgov.disputes.application.MediationTeamView;
import org.jointgov.disputes.application.RecordObjection;
import org.jointgov.disputes.application.ReleaseTeamMember;
import org.jointgov.disputes.domain.MediationTeams;
import org.jointgov.platform.rest.Answers;
import org.jointgov.platform.rest.EntityTags;
import org.jointgov.platform.rest.SignatureRequest;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.Fields;
import org.jointgov.shared.InvalidFieldsException;
import org.jointgov.shared.Roles;
import org.jspecify.annotations.Nullable;

/** The mediation team of a dispute. */
@ApplicationScoped
@Path("disputes/{id}/team")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Disputes")
public class MediationTeamResource {
    private final AppointTeamMember appointing;
    private final ReleaseTeamMember releasing;
    private final RecordObjection objecting;
    private final ConsentToTeam consenting;
    private final MediationTeamQueries queries;
    private final Answers answers;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected MediationTeamResource() {
        this.appointing = null;
        this.releasing = null;
        this.objecting = null;
        this.consenting = null;
        this.queries = null;
        this.answers = null;
    }

    @Inject
    public MediationTeamResource(
            AppointTeamMember appointing,
            ReleaseTeamMember releasing,
            RecordObjection objecting,
            ConsentToTeam consenting,
            MediationTeamQueries queries,
            Answers answers) {
        this.appointing = appointing;
        this.releasing = releasing;
        this.objecting = objecting;
        this.consenting = consenting;
        this.queries = queries;
        this.answers = answers;
    }

    @GET
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.COUNTY_OFFICER, Roles.PROVINCIAL_OFFICER})
    @Operation(
            operationId = "getMediationTeam",
            summary = "The mediation team of a dispute",
            description = "Its version is the dispute's. Opening it from beyond the sides is recorded.")
    @APIResponse(
            responseCode = "200",
            description = "The team",
            content = @Content(schema = @Schema(implementation = MediationTeamView.class)))
    public Response get(@PathParam("id") UUID id) {
        return answered(queries.get(id));
    }

    @POST
    @Path("members")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.LEADER)
    @Operation(
            operationId = "appointTeamMember",
            summary = "Put a mediator of the own register on the team",
            description = "Reopens the consents of all sides. Not for machine clients.")
    @APIResponse(
            responseCode = "201",
            description = "Appointed",
            content = @Content(schema = @Schema(implementation = MediationTeamView.class)))
    public Response appoint(@PathParam("id") UUID id, TeamMemberRequest body) {
        if (body.mediatorId() == null) {
            throw InvalidFieldsException.of("/mediatorId", "required");
        }
        return added(appointing.appoint(id, body.id() == null ? Ids.next() : body.id(), body.mediatorId()));
    }

    @DELETE
    @Path("members/{memberId}")
    @RolesAllowed(Roles.LEADER)
    @Operation(
            operationId = "releaseTeamMember",
            summary = "Take a mediator of the own side off the team",
            description =
                    "Reopens the consents of all sides; the appointment stays on record. If-Match names the team's version.")
    @APIResponse(
            responseCode = "200",
            description = "Released",
            content = @Content(schema = @Schema(implementation = MediationTeamView.class)))
    public Response release(
            @PathParam("id") UUID id,
            @PathParam("memberId") UUID memberId,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answered(releasing.release(id, memberId, () -> EntityTags.required(ifMatch)));
    }

    @POST
    @Path("consents")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.LEADER)
    @Operation(
            operationId = "consentToTeam",
            summary = "Consent to the present composition for the own side",
            description =
                    "The hash is the one that the leader's screen showed; docs/content-hash.md says how it is made. Once every"
                            + " side's leader has consented to it, the team is formed. Machine clients never consent.")
    @APIResponse(
            responseCode = "201",
            description = "Consented",
            content = @Content(schema = @Schema(implementation = MediationTeamView.class)))
    public Response consent(@PathParam("id") UUID id, SignatureRequest body) {
        Fields fields = new Fields();
        int revision = body.revision(fields);
        String hash = body.contentHash(fields);
        fields.check();
        return added(consenting.consent(id, revision, hash));
    }

    @POST
    @Path("objections")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR})
    @Operation(
            operationId = "recordMediationObjection",
            summary = "Put on record that a party does not accept a mediator",
            description =
                    "The mediator is off the team at once and is not appointed again for this dispute. All sides and their"
                            + " provinces read the words: name no party in them. Not for machine clients.")
    @APIResponse(
            responseCode = "201",
            description = "On record",
            content = @Content(schema = @Schema(implementation = MediationTeamView.class)))
    public Response object(@PathParam("id") UUID id, MediationObjectionRequest body) {
        Fields fields = new Fields();
        MediationTeams.Objection objection = body.objection(fields);
        fields.check();
        return added(objecting.record(id, objection));
    }

    private Response answered(MediationTeamView team) {
        return answers.ok(team, team.version());
    }

    private Response added(MediationTeamView team) {
        return answers.created("disputes", team.disputeId(), team, team.version());
    }
}
