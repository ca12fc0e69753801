package org.jointgov.changes.adapter.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jointgov.changes.application.ReadChanges;
import org.jointgov.platform.security.CurrentRequest;
import org.jointgov.platform.security.TokenIdentity;
import org.jointgov.shared.Problem;
import org.jointgov.shared.ProblemException;
import org.jointgov.shared.Roles;

/**
 * {@code /events}: server-sent events (WHATWG HTML, §9.2), read by {@code fetch} with the bearer token. {@code event: change}
 * with {@code {"position":n}} says how far {@code /changes} goes: once at the beginning, so that a client which was away knows
 * whether to read, then whenever it moves. The stream ends with the token, the login or the membership; the client comes back
 * with a new token.
 */
@Path("events")
@ApplicationScoped
public class EventsResource {
    private final EventStreams streams;
    private final ReadChanges changes;
    private final CurrentRequest request;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected EventsResource() {
        this.streams = null;
        this.changes = null;
        this.request = null;
    }

    @Inject
    public EventsResource(EventStreams streams, ReadChanges changes, CurrentRequest request) {
        this.streams = streams;
        this.changes = changes;
        this.request = request;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed({
        Roles.LEADER,
        Roles.CLERK,
        Roles.MEDIATOR,
        Roles.COUNTY_OFFICER,
        Roles.PROVINCIAL_OFFICER,
        Roles.OPERATOR
    })
    @Operation(operationId = "followChanges", summary = "Tells at once when there are changes to read")
    @APIResponse(responseCode = "200", description = "A stream of events of the type change")
    public void follow(
            @Context SseEventSink sink,
            @Context Sse sse,
            @Context HttpServletResponse response,
            @Parameter(hidden = true) @HeaderParam("Authorization") String authorization) {
        TokenIdentity token = request.identity().orElseThrow(() -> new ProblemException(Problem.UNAUTHENTICATED));
        ReadChanges.Follower follower = changes.follow();
        streams.makeRoom(follower.caller().personId());
        // no-transform: a proxy that compressed the stream would hold events back; nginx buffers unless told.
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store, no-transform");
        response.setHeader("X-Accel-Buffering", "no");
        streams.add(new EventStream(
                follower.caller(),
                authorization.substring(authorization.lastIndexOf(' ') + 1),
                token.expiresAt(),
                follower.position(),
                sse,
                sink));
    }
}
