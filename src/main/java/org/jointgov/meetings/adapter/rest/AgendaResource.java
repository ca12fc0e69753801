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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jointgov.meetings.application.AgendaQueries;
import org.jointgov.meetings.application.AgendaSuggestions;
import org.jointgov.meetings.application.AgendaView;
import org.jointgov.meetings.application.KeepAgenda;
import org.jointgov.meetings.domain.NewAgendaItem;
import org.jointgov.platform.rest.Answers;
import org.jointgov.platform.rest.EntityTags;
import org.jointgov.platform.rest.Parameters;
import org.jointgov.shared.Fields;
import org.jointgov.shared.Means;
import org.jointgov.shared.Roles;
import org.jspecify.annotations.Nullable;

/** The agenda of a joint meeting. */
@ApplicationScoped
@Path("joint-meetings/{id}/agenda")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Joint meetings")
public class AgendaResource {
    private static final int MOST = 100;

    private final KeepAgenda keeping;
    private final AgendaQueries queries;
    private final Answers answers;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected AgendaResource() {
        this.keeping = null;
        this.queries = null;
        this.answers = null;
    }

    @Inject
    public AgendaResource(KeepAgenda keeping, AgendaQueries queries, Answers answers) {
        this.keeping = keeping;
        this.queries = queries;
        this.answers = answers;
    }

    @GET
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.PROVINCIAL_OFFICER})
    @Operation(operationId = "getAgenda", summary = "The agenda of a joint meeting, in its order")
    @APIResponse(
            responseCode = "200",
            description = "The agenda",
            content = @Content(schema = @Schema(implementation = AgendaView.class)))
    public Response get(@PathParam("id") @Means(UUID.class) String id) {
        return answer(queries.get(Parameters.pathId(id)));
    }

    @GET
    @Path("suggestions")
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(
            operationId = "suggestAgendaItems",
            summary = "What could be put on an agenda",
            description =
                    "Disputes that have not ended, agreements that run out, and what earlier meetings did not reach.")
    @APIResponse(
            responseCode = "200",
            description = "The suggestions",
            content = @Content(schema = @Schema(implementation = AgendaSuggestions.class)))
    public Response suggestions(@PathParam("id") @Means(UUID.class) String id) {
        return Response.ok(queries.suggestions(Parameters.pathId(id))).build();
    }

    @POST
    @Path("items")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(
            operationId = "addAgendaItem",
            summary = "Put an item at the end of an agenda",
            description = "Either side may, until the minutes are in force. Name no herder in the title.")
    @APIResponse(
            responseCode = "200",
            description = "Added",
            content = @Content(schema = @Schema(implementation = AgendaView.class)))
    public Response add(@PathParam("id") @Means(UUID.class) String id, AgendaItemRequest body) {
        Fields fields = new Fields();
        NewAgendaItem item = body.item(fields);
        fields.check();
        return answer(keeping.add(Parameters.pathId(id), item));
    }

    @PUT
    @Path("items/{itemId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(operationId = "changeAgendaItem", summary = "Change an item of the own side")
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = AgendaView.class)))
    public Response change(
            @PathParam("id") @Means(UUID.class) String id,
            @PathParam("itemId") @Means(UUID.class) String itemId,
            AgendaItemRequest body) {
        Fields fields = new Fields();
        NewAgendaItem item = body.item(fields);
        fields.check();
        return answer(keeping.change(
                Parameters.pathId(id), Parameters.pathId(itemId), item.title(), item.responsible(), item.minutes()));
    }

    @POST
    @Path("items/{itemId}/withdrawal")
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(
            operationId = "withdrawAgendaItem",
            summary = "Take an item of the own side off the agenda",
            description = "While nobody has said whether the meeting came to it.")
    @APIResponse(
            responseCode = "200",
            description = "Taken off",
            content = @Content(schema = @Schema(implementation = AgendaView.class)))
    public Response withdraw(
            @PathParam("id") @Means(UUID.class) String id, @PathParam("itemId") @Means(UUID.class) String itemId) {
        return answer(keeping.withdraw(Parameters.pathId(id), Parameters.pathId(itemId)));
    }

    @PUT
    @Path("order")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(
            operationId = "orderAgenda",
            summary = "Put the items of an agenda in another order",
            description = "Either side may. If-Match names the meeting's version.")
    @APIResponse(
            responseCode = "200",
            description = "Ordered",
            content = @Content(schema = @Schema(implementation = AgendaView.class)))
    public Response order(
            @PathParam("id") @Means(UUID.class) String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            AgendaOrderRequest body) {
        Fields fields = new Fields();
        List<UUID> items = fields.present("/items", body.items(), List.of());
        if (items.size() > MOST) {
            fields.reject("/items", "too-many");
        }
        fields.check();
        return answer(keeping.order(Parameters.pathId(id), () -> EntityTags.required(ifMatch), items));
    }

    @PUT
    @Path("items/{itemId}/outcome")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(
            operationId = "recordAgendaOutcome",
            summary = "Record whether the meeting came to an item",
            description = "Either side may. What was not reached can be taken over by a later meeting.")
    @APIResponse(
            responseCode = "200",
            description = "Recorded",
            content = @Content(schema = @Schema(implementation = AgendaView.class)))
    public Response recordOutcome(
            @PathParam("id") @Means(UUID.class) String id,
            @PathParam("itemId") @Means(UUID.class) String itemId,
            AgendaOutcomeRequest body) {
        Fields fields = new Fields();
        boolean reached = fields.present("/reached", body.reached(), false);
        fields.check();
        return answer(keeping.recordOutcome(Parameters.pathId(id), Parameters.pathId(itemId), reached));
    }

    private Response answer(AgendaView view) {
        return answers.ok(view, view.version());
    }
}
