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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jointgov.disputes.application.AddInspectionFinding;
import org.jointgov.disputes.application.InspectionQueries;
import org.jointgov.disputes.application.InspectionRoundSummary;
import org.jointgov.disputes.application.InspectionRoundView;
import org.jointgov.disputes.application.LinkFindingToAlert;
import org.jointgov.disputes.application.RecordInspectionRound;
import org.jointgov.disputes.domain.InspectionRound;
import org.jointgov.platform.pages.Cursor;
import org.jointgov.platform.rest.Answers;
import org.jointgov.platform.rest.PageOf;
import org.jointgov.platform.rest.Parameters;
import org.jointgov.shared.Fields;
import org.jointgov.shared.InvalidFieldsException;
import org.jointgov.shared.Means;
import org.jointgov.shared.Roles;
import org.jspecify.annotations.Nullable;

/** Inspection rounds along a border. */
@ApplicationScoped
@Path("inspection-rounds")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Inspection rounds")
public class InspectionRoundResource {
    private static final String PATH = "inspection-rounds";

    private final RecordInspectionRound recording;
    private final AddInspectionFinding finding;
    private final LinkFindingToAlert linking;
    private final InspectionQueries queries;
    private final Answers answers;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected InspectionRoundResource() {
        this.recording = null;
        this.finding = null;
        this.linking = null;
        this.queries = null;
        this.answers = null;
    }

    @Inject
    public InspectionRoundResource(
            RecordInspectionRound recording,
            AddInspectionFinding finding,
            LinkFindingToAlert linking,
            InspectionQueries queries,
            Answers answers) {
        this.recording = recording;
        this.finding = finding;
        this.linking = linking;
        this.queries = queries;
        this.answers = answers;
    }

    @GET
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.PROVINCIAL_OFFICER})
    @Operation(
            operationId = "listInspectionRounds",
            summary = "The inspection rounds that the caller may see, last recorded first")
    @PageOf(InspectionRoundSummary.class)
    public Response list(
            @QueryParam("limit") @Means(Integer.class) @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("borderId") @Means(UUID.class) @Nullable String borderId,
            @Context UriInfo uri) {
        return answers.page(
                queries.list(Parameters.id(borderId), Cursor.of(cursor), Cursor.limit(Parameters.count(limit))),
                uri.getRequestUriBuilder());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.PROVINCIAL_OFFICER})
    @Operation(
            operationId = "getInspectionRound",
            summary = "One inspection round with its findings and what came of them")
    @APIResponse(
            responseCode = "200",
            description = "The round",
            content = @Content(schema = @Schema(implementation = InspectionRoundView.class)))
    public Response get(@PathParam("id") UUID id) {
        InspectionRoundView view = queries.get(id);
        return answers.ok(view, view.version());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR})
    @Operation(
            operationId = "recordInspectionRound",
            summary = "Record a round along a border, of one township or of both",
            description = "Both sides read it at once: name nobody.")
    @APIResponse(
            responseCode = "201",
            description = "Recorded",
            content = @Content(schema = @Schema(implementation = InspectionRoundView.class)))
    public Response record(InspectionRoundRequest body) {
        Fields fields = new Fields();
        InspectionRound round = body.round(fields);
        fields.check();
        return added(recording.record(round));
    }

    @POST
    @Path("{id}/findings")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR})
    @Operation(
            operationId = "addInspectionFinding",
            summary = "Tell what was found on a round",
            description = "By any township of the border. Both sides read it at once: name nobody.")
    @APIResponse(
            responseCode = "201",
            description = "Added",
            content = @Content(schema = @Schema(implementation = InspectionRoundView.class)))
    public Response add(@PathParam("id") UUID id, InspectionFindingRequest body) {
        Fields fields = new Fields();
        InspectionRound.Finding found = body.finding(fields);
        fields.check();
        return added(finding.add(id, found));
    }

    @POST
    @Path("{id}/findings/{townshipId}/{findingId}/alerts")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR})
    @Operation(
            operationId = "linkFindingToAlert",
            summary = "Say that an own alert was raised because of a finding",
            description = "The alert has to be shared with the border of the round. Each then leads to the other.")
    @APIResponse(
            responseCode = "201",
            description = "Linked",
            content = @Content(schema = @Schema(implementation = InspectionRoundView.class)))
    public Response link(
            @PathParam("id") UUID id,
            @PathParam("townshipId") UUID townshipId,
            @PathParam("findingId") UUID findingId,
            FindingAlertRequest body) {
        if (body.alertId() == null) {
            throw InvalidFieldsException.of("/alertId", "required");
        }
        return added(linking.link(id, townshipId, findingId, body.alertId()));
    }

    private Response added(InspectionRoundView view) {
        return answers.created(PATH, view.id(), view, view.version());
    }
}
