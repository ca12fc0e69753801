package org.jointgov.disputes.adapter.rest;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jointgov.disputes.application.AddNegotiationNote;
import org.jointgov.disputes.application.DeclareLegalNature;
import org.jointgov.disputes.application.DisputeActView;
import org.jointgov.disputes.application.DisputeFilter;
import org.jointgov.disputes.application.DisputeQueries;
import org.jointgov.disputes.application.DisputeSummary;
import org.jointgov.disputes.application.DisputeView;
import org.jointgov.disputes.application.OpenDispute;
import org.jointgov.disputes.application.RecordStatusQuoBreach;
import org.jointgov.disputes.domain.DisputeStatus;
import org.jointgov.disputes.domain.LegalNature;
import org.jointgov.disputes.domain.StatusQuoBreach;
import org.jointgov.platform.pages.Cursor;
import org.jointgov.platform.rest.Answers;
import org.jointgov.platform.rest.EntityTags;
import org.jointgov.platform.rest.PageOf;
import org.jointgov.platform.rest.Parameters;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.Fields;
import org.jointgov.shared.InvalidFieldsException;
import org.jointgov.shared.Means;
import org.jointgov.shared.Roles;
import org.jspecify.annotations.Nullable;

/** Disputes. */
@ApplicationScoped
@Path("disputes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Disputes")
public class DisputeResource {
    private static final String PATH = "disputes";

    private final OpenDispute opening;
    private final DeclareLegalNature declaring;
    private final RecordStatusQuoBreach recording;
    private final AddNegotiationNote noting;
    private final DisputeQueries queries;
    private final Answers answers;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected DisputeResource() {
        this.opening = null;
        this.declaring = null;
        this.recording = null;
        this.noting = null;
        this.queries = null;
        this.answers = null;
    }

    @Inject
    public DisputeResource(
            OpenDispute opening,
            DeclareLegalNature declaring,
            RecordStatusQuoBreach recording,
            AddNegotiationNote noting,
            DisputeQueries queries,
            Answers answers) {
        this.opening = opening;
        this.declaring = declaring;
        this.recording = recording;
        this.noting = noting;
        this.queries = queries;
        this.answers = answers;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR})
    @Operation(
            operationId = "openDispute",
            summary = "Open the dispute of an acknowledged alert",
            description = "By the alert's owner or a township that has acknowledged it; one for an alert.")
    @APIResponse(
            responseCode = "201",
            description = "Opened",
            content = @Content(schema = @Schema(implementation = DisputeView.class)))
    public Response open(DisputeRequest body) {
        if (body.alertId() == null) {
            throw InvalidFieldsException.of("/alertId", "required");
        }
        DisputeView view = opening.open(body.id(), body.alertId(), body.alertTownshipId());
        return answers.created(PATH, view.id(), view, view.version());
    }

    @GET
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.COUNTY_OFFICER, Roles.PROVINCIAL_OFFICER})
    @Operation(operationId = "listDisputes", summary = "The disputes that the caller may see, newest first")
    @PageOf(DisputeSummary.class)
    public Response list(
            @QueryParam("limit") @Means(Integer.class) @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("status") @Means(DisputeStatus.class) @Nullable String status,
            @QueryParam("type") @Nullable String type,
            @QueryParam("borderId") @Means(UUID.class) @Nullable String borderId,
            @QueryParam("lead") @Means(UUID.class) @Nullable String lead,
            @QueryParam("assigned") @Means(Boolean.class) @Nullable String assigned,
            @Context UriInfo uri) {
        DisputeFilter filter = new DisputeFilter(
                Parameters.slug(status),
                Parameters.slug(type),
                Parameters.id(borderId),
                Parameters.id(lead),
                Boolean.TRUE.equals(Parameters.flag(assigned)));
        return answers.page(
                queries.list(filter, Cursor.of(cursor), Cursor.limit(Parameters.count(limit))),
                uri.getRequestUriBuilder());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.COUNTY_OFFICER, Roles.PROVINCIAL_OFFICER})
    @Operation(
            operationId = "getDispute",
            summary = "One dispute",
            description = "Opening it from beyond its sides is recorded, and the sides see it.")
    @APIResponse(
            responseCode = "200",
            description = "The dispute",
            content = @Content(schema = @Schema(implementation = DisputeView.class)))
    public Response get(@PathParam("id") UUID id) {
        DisputeView view = queries.get(id);
        return answers.ok(view, view.version());
    }

    @GET
    @Path("{id}/timeline")
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.COUNTY_OFFICER, Roles.PROVINCIAL_OFFICER})
    @Operation(
            operationId = "getDisputeTimeline",
            summary = "What was done with a dispute, newest first",
            description = "The acts on it and on the alerts that it was opened from, as the audit trail holds them.")
    @PageOf(DisputeActView.class)
    public Response timeline(
            @PathParam("id") UUID id,
            @QueryParam("limit") @Means(Integer.class) @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo uri) {
        return answers.page(
                queries.acts(id, Cursor.of(cursor), Cursor.limit(Parameters.count(limit))), uri.getRequestUriBuilder());
    }

    @PUT
    @Path("{id}/legal-nature")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.LEADER)
    @Operation(
            operationId = "declareLegalNature",
            summary = "Declare for the own side what a dispute is in law",
            description =
                    "In force is what all sides declare. An administrative boundary goes to the counties of the sides."
                            + " If-Match names the version of the own side's declaration, \"0\" while there is none.")
    @APIResponse(
            responseCode = "200",
            description = "Declared",
            content = @Content(schema = @Schema(implementation = DisputeView.class)))
    public Response declare(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            LegalNatureRequest body) {
        Fields fields = new Fields();
        String nature = fields.oneOf("/nature", body.nature(), LegalNature.class);
        fields.check();
        DisputeView view = declaring.declare(id, () -> EntityTags.required(ifMatch), LegalNature.of(nature));
        return answers.ok(view, view.version());
    }

    @POST
    @Path("{id}/status-quo-breaches")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR})
    @Operation(
            operationId = "recordStatusQuoBreach",
            summary = "Record what was seen to change on ground that has to stay as it is",
            description = "All sides read it at once: name nobody.")
    @APIResponse(
            responseCode = "201",
            description = "Recorded",
            content = @Content(schema = @Schema(implementation = DisputeView.class)))
    public Response record(@PathParam("id") UUID id, StatusQuoBreachRequest body) {
        Fields fields = new Fields();
        StatusQuoBreach breach = body.breach(fields);
        fields.check();
        DisputeView view = recording.record(id, breach);
        return answers.created(PATH, view.id(), view, view.version());
    }

    @POST
    @Path("{id}/negotiation-notes")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(
            operationId = "addNegotiationNote",
            summary = "Put on record what was said about an administrative boundary",
            description = "All sides and the counties read it: name no herder.")
    @APIResponse(
            responseCode = "201",
            description = "Added",
            content = @Content(schema = @Schema(implementation = DisputeView.class)))
    public Response note(@PathParam("id") UUID id, NegotiationNoteRequest body) {
        Fields fields = new Fields();
        String text = fields.text("/text", body.text(), 2000);
        fields.check();
        DisputeView view = noting.add(id, body.id() == null ? Ids.next() : body.id(), text);
        return answers.created(PATH, view.id(), view, view.version());
    }
}
