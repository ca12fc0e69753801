package org.jointgov.meetings.adapter.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jointgov.meetings.application.MeetingSeriesQueries;
import org.jointgov.meetings.application.MeetingSeriesView;
import org.jointgov.platform.rest.Answers;
import org.jointgov.platform.rest.PageOf;
import org.jointgov.platform.rest.Parameters;
import org.jointgov.shared.Means;
import org.jointgov.shared.Page;
import org.jointgov.shared.Roles;

/** The series of joint meetings of a cooperation agreement. */
@ApplicationScoped
@Path("cooperation-agreements/{id}/meeting-series")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Joint meetings")
public class AgreementMeetingSeriesResource {
    private final MeetingSeriesQueries queries;
    private final Answers answers;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected AgreementMeetingSeriesResource() {
        this.queries = null;
        this.answers = null;
    }

    @Inject
    public AgreementMeetingSeriesResource(MeetingSeriesQueries queries, Answers answers) {
        this.queries = queries;
        this.answers = answers;
    }

    @GET
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.PROVINCIAL_OFFICER})
    @Operation(
            operationId = "listMeetingSeriesOfAgreement",
            summary = "The series of joint meetings that follow a cooperation agreement's rhythm")
    @PageOf(MeetingSeriesView.class)
    public Response list(@PathParam("id") @Means(UUID.class) String id, @Context UriInfo uri) {
        return answers.page(new Page<>(queries.ofAgreement(Parameters.pathId(id)), null), uri.getRequestUriBuilder());
    }
}
