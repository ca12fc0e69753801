package org.jointgov.meetings.adapter.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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
import org.jointgov.meetings.application.AgreeOnDate;
import org.jointgov.meetings.application.MeetingDatesQueries;
import org.jointgov.meetings.application.MeetingDatesView;
import org.jointgov.meetings.domain.DateAnswer;
import org.jointgov.meetings.domain.ProposedDate;
import org.jointgov.platform.rest.Answers;
import org.jointgov.platform.rest.EntityTags;
import org.jointgov.platform.rest.Parameters;
import org.jointgov.shared.Fields;
import org.jointgov.shared.Means;
import org.jointgov.shared.Roles;
import org.jspecify.annotations.Nullable;

/** The dates that the sides propose for a planned meeting. */
@ApplicationScoped
@Path("joint-meetings/{id}/dates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Joint meetings")
public class MeetingDatesResource {
    private final AgreeOnDate agreeing;
    private final MeetingDatesQueries queries;
    private final Answers answers;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected MeetingDatesResource() {
        this.agreeing = null;
        this.queries = null;
        this.answers = null;
    }

    @Inject
    public MeetingDatesResource(AgreeOnDate agreeing, MeetingDatesQueries queries, Answers answers) {
        this.agreeing = agreeing;
        this.queries = queries;
        this.answers = answers;
    }

    @GET
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.PROVINCIAL_OFFICER})
    @Operation(
            operationId = "getMeetingDates",
            summary = "The dates that stand for a planned meeting, with what each side says of them")
    @APIResponse(
            responseCode = "200",
            description = "The dates",
            content = @Content(schema = @Schema(implementation = MeetingDatesView.class)))
    public Response get(@PathParam("id") @Means(UUID.class) String id) {
        return answer(queries.get(Parameters.pathId(id)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(
            operationId = "proposeMeetingDates",
            summary = "Propose dates for a planned meeting",
            description =
                    "Either side may, five at a time, until there are minutes. The meeting's time is provisional then.")
    @APIResponse(
            responseCode = "200",
            description = "Proposed",
            content = @Content(schema = @Schema(implementation = MeetingDatesView.class)))
    public Response propose(@PathParam("id") @Means(UUID.class) String id, MeetingDatesRequest body) {
        Fields fields = new Fields();
        List<ProposedDate> proposed = body.proposed(fields);
        fields.check();
        return answer(agreeing.propose(Parameters.pathId(id), proposed));
    }

    @POST
    @Path("{dateId}/withdrawal")
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(
            operationId = "withdrawMeetingDate",
            summary = "Take a date of the own side back",
            description = "With the last one that stands the meeting's time is no longer provisional.")
    @APIResponse(
            responseCode = "200",
            description = "Withdrawn",
            content = @Content(schema = @Schema(implementation = MeetingDatesView.class)))
    public Response withdraw(
            @PathParam("id") @Means(UUID.class) String id, @PathParam("dateId") @Means(UUID.class) String dateId) {
        return answer(agreeing.withdraw(Parameters.pathId(id), Parameters.pathId(dateId)));
    }

    @POST
    @Path("answers")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(
            operationId = "answerMeetingDates",
            summary = "Say of other sides' dates whether they suit the own side",
            description = "Said again it is corrected. Name no herder in a remark.")
    @APIResponse(
            responseCode = "200",
            description = "Answered",
            content = @Content(schema = @Schema(implementation = MeetingDatesView.class)))
    public Response answerDates(@PathParam("id") @Means(UUID.class) String id, DateAnswersRequest body) {
        Fields fields = new Fields();
        List<DateAnswer> said = body.answers(fields);
        fields.check();
        return answer(agreeing.answer(Parameters.pathId(id), said));
    }

    @POST
    @Path("fixing")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(
            operationId = "fixMeetingDate",
            summary = "Fix a date that suits all sides, or the time that the plan has",
            description = "The planner's. The plan changes to that date, and the other proposals stand no more.")
    @APIResponse(
            responseCode = "200",
            description = "Fixed",
            content = @Content(schema = @Schema(implementation = MeetingDatesView.class)))
    public Response fix(
            @PathParam("id") @Means(UUID.class) String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            DateFixingRequest body) {
        return answer(agreeing.fix(Parameters.pathId(id), () -> EntityTags.required(ifMatch), body.dateId()));
    }

    private Response answer(MeetingDatesView view) {
        return answers.ok(view, view.version());
    }
}
