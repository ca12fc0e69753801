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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jointgov.meetings.application.CancelJointMeeting;
import org.jointgov.meetings.application.ChangeJointMeeting;
import org.jointgov.meetings.application.ConfirmTranslation;
import org.jointgov.meetings.application.JointMeetingQueries;
import org.jointgov.meetings.application.JointMeetingSummary;
import org.jointgov.meetings.application.JointMeetingView;
import org.jointgov.meetings.application.MeetingFilter;
import org.jointgov.meetings.application.MinutesRevisionView;
import org.jointgov.meetings.application.PlanJointMeeting;
import org.jointgov.meetings.application.RecordAttendance;
import org.jointgov.meetings.application.RefuseMinutes;
import org.jointgov.meetings.application.ReviseMinutes;
import org.jointgov.meetings.application.SignOffMinutes;
import org.jointgov.meetings.domain.AttendanceEntry;
import org.jointgov.meetings.domain.MeetingKind;
import org.jointgov.meetings.domain.MeetingPlan;
import org.jointgov.meetings.domain.MeetingState;
import org.jointgov.meetings.domain.MinutesContent;
import org.jointgov.meetings.domain.ProposedDate;
import org.jointgov.meetings.domain.SigningAct;
import org.jointgov.platform.pages.Cursor;
import org.jointgov.platform.rest.Answers;
import org.jointgov.platform.rest.EntityTags;
import org.jointgov.platform.rest.PageOf;
import org.jointgov.platform.rest.Parameters;
import org.jointgov.platform.rest.ReasonRequest;
import org.jointgov.platform.rest.SignatureRequest;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.Fields;
import org.jointgov.shared.Means;
import org.jointgov.shared.Page;
import org.jointgov.shared.Roles;
import org.jspecify.annotations.Nullable;

/** Joint meetings: plan, attendance, minutes, sign-off. */
@ApplicationScoped
@Path("joint-meetings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Joint meetings")
public class JointMeetingResource {
    private static final String PATH = "joint-meetings";

    private final PlanJointMeeting planning;
    private final ChangeJointMeeting changing;
    private final CancelJointMeeting cancelling;
    private final RecordAttendance attending;
    private final ReviseMinutes revising;
    private final SignOffMinutes signing;
    private final RefuseMinutes refusing;
    private final ConfirmTranslation confirming;
    private final JointMeetingQueries queries;
    private final Answers answers;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected JointMeetingResource() {
        this.planning = null;
        this.changing = null;
        this.cancelling = null;
        this.attending = null;
        this.revising = null;
        this.signing = null;
        this.refusing = null;
        this.confirming = null;
        this.queries = null;
        this.answers = null;
    }

    @Inject
    public JointMeetingResource(
            PlanJointMeeting planning,
            ChangeJointMeeting changing,
            CancelJointMeeting cancelling,
            RecordAttendance attending,
            ReviseMinutes revising,
            SignOffMinutes signing,
            RefuseMinutes refusing,
            ConfirmTranslation confirming,
            JointMeetingQueries queries,
            Answers answers) {
        this.planning = planning;
        this.changing = changing;
        this.cancelling = cancelling;
        this.attending = attending;
        this.revising = revising;
        this.signing = signing;
        this.refusing = refusing;
        this.confirming = confirming;
        this.queries = queries;
        this.answers = answers;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(
            operationId = "planJointMeeting",
            summary = "Plan a joint meeting on a border",
            description =
                    "Title and place are shown to every member township and to the provinces: name no herder in them.")
    @APIResponse(
            responseCode = "201",
            description = "Planned",
            content = @Content(schema = @Schema(implementation = JointMeetingView.class)))
    public Response plan(JointMeetingRequest body) {
        Fields fields = new Fields();
        List<ProposedDate> proposed = body.proposed(fields);
        MeetingPlan plan = body.plan(fields);
        UUID border = body.border(fields);
        fields.check();
        JointMeetingView view = planning.plan(body.id() == null ? Ids.next() : body.id(), border, plan, proposed);
        return answers.created(PATH, view.id(), view, view.version());
    }

    @GET
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.PROVINCIAL_OFFICER})
    @Operation(operationId = "listJointMeetings", summary = "The joint meetings of your borders, newest planned first")
    @PageOf(JointMeetingSummary.class)
    public Response list(
            @QueryParam("limit") @Means(Integer.class) @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("borderId") @Means(UUID.class) @Nullable String borderId,
            @QueryParam("kind") @Means(MeetingKind.class) @Nullable String kind,
            @QueryParam("state") @Means(MeetingState.class) @Nullable String state,
            @QueryParam("q") @Nullable String q,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @Context UriInfo uri) {
        MeetingFilter filter = new MeetingFilter(
                Parameters.id(borderId),
                Parameters.slug(kind),
                Parameters.slug(state),
                q,
                Parameters.instant(from),
                Parameters.until(to));
        Page<JointMeetingSummary> page = queries.list(filter, Cursor.of(cursor), Cursor.limit(Parameters.count(limit)));
        return answers.page(page, uri.getRequestUriBuilder());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.PROVINCIAL_OFFICER})
    @Operation(
            operationId = "getJointMeeting",
            summary = "One joint meeting with its parts",
            description = "Opening it from outside the planning township is recorded, and that township sees it.")
    @APIResponse(
            responseCode = "200",
            description = "The meeting",
            content = @Content(schema = @Schema(implementation = JointMeetingView.class)))
    public Response get(@PathParam("id") @Means(UUID.class) String id) {
        JointMeetingView view = queries.get(Parameters.pathId(id));
        return answers.ok(view, view.version());
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(
            operationId = "changeJointMeeting",
            summary = "Change the own plan, until a leader has signed the minutes",
            description =
                    "Title and place are shown to every member township and to the provinces: name no herder in them.")
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = JointMeetingView.class)))
    public Response change(
            @PathParam("id") @Means(UUID.class) String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            JointMeetingRequest body) {
        Fields fields = new Fields();
        MeetingPlan plan = body.plan(fields);
        fields.check();
        JointMeetingView view = changing.change(Parameters.pathId(id), () -> EntityTags.required(ifMatch), plan);
        return answers.ok(view, view.version());
    }

    @POST
    @Path("{id}/cancellation")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(operationId = "cancelJointMeeting", summary = "Call the own meeting off, while there are no minutes")
    @APIResponse(
            responseCode = "200",
            description = "Cancelled",
            content = @Content(schema = @Schema(implementation = JointMeetingView.class)))
    public Response cancel(
            @PathParam("id") @Means(UUID.class) String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            ReasonRequest body) {
        String reason = body.reason(1000);
        JointMeetingView view = cancelling.cancel(Parameters.pathId(id), () -> EntityTags.required(ifMatch), reason);
        return answers.ok(view, view.version());
    }

    @PUT
    @Path("{id}/attendance")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(
            operationId = "recordAttendance",
            summary = "Record who of the own side attended, and which guests it brought, by office",
            description = "If-Match names the version of the own side's list, \"0\" while there is none.")
    @APIResponse(
            responseCode = "200",
            description = "Recorded",
            content = @Content(schema = @Schema(implementation = JointMeetingView.class)))
    public Response attend(
            @PathParam("id") @Means(UUID.class) String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            AttendanceRequest body) {
        Fields fields = new Fields();
        List<AttendanceEntry> entries = body.entries(fields);
        fields.check();
        JointMeetingView view = attending.record(Parameters.pathId(id), () -> EntityTags.required(ifMatch), entries);
        return answers.ok(view, view.version());
    }

    @POST
    @Path("{id}/minutes-revisions")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(
            operationId = "reviseMinutes",
            summary = "Write the minutes, or another wording of them",
            description = "Either side may; it reopens every sign-off. A text, items, or both, in one language or with"
                    + " translations beside the authoritative one. Name no herder in them.")
    @APIResponse(
            responseCode = "201",
            description = "Written",
            content = @Content(schema = @Schema(implementation = JointMeetingView.class)))
    public Response revise(@PathParam("id") @Means(UUID.class) String id, MinutesRequest body) {
        Fields fields = new Fields();
        int base = fields.count("/baseRevision", body.baseRevision());
        MinutesContent wording = body.content(fields);
        fields.check();
        JointMeetingView view = revising.revise(Parameters.pathId(id), base, wording);
        return answers.created(PATH, view.id(), view, view.version());
    }

    @GET
    @Path("{id}/minutes-revisions")
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.PROVINCIAL_OFFICER})
    @Operation(operationId = "listMinutesRevisions", summary = "All wordings of the minutes, newest first")
    @PageOf(MinutesRevisionView.class)
    public Response revisions(@PathParam("id") @Means(UUID.class) String id, @Context UriInfo uri) {
        return answers.page(new Page<>(queries.revisions(Parameters.pathId(id)), null), uri.getRequestUriBuilder());
    }

    @POST
    @Path("{id}/sign-offs")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(
            operationId = "signOffMinutes",
            summary = "Sign the latest minutes for the own side",
            description =
                    "As leader, or as the deputy whom the leader has named; as the second person, where the township asks for"
                            + " two; or by entering the scan of the printed minutes that the leader has signed by hand, which is"
                            + " marked as the weaker kind. The hash is the one on the signer's screen or paper;"
                            + " docs/content-hash.md says how it is made. Once every side has signed, the minutes are in"
                            + " force. Nothing can be signed while a proposed amendment has no answer. Machine clients never sign.")
    @APIResponse(
            responseCode = "201",
            description = "Signed",
            content = @Content(schema = @Schema(implementation = JointMeetingView.class)))
    public Response signOff(@PathParam("id") @Means(UUID.class) String id, MinutesSignatureRequest body) {
        Fields fields = new Fields();
        SignatureRequest seen = new SignatureRequest(body.revision(), body.contentHash());
        int revision = seen.revision(fields);
        String hash = seen.contentHash(fields);
        SigningAct.Wish wish = SignatureKind.wish(fields, body.capacity(), body.forOffice(), body.fileId());
        fields.check();
        JointMeetingView view = signing.signOff(Parameters.pathId(id), revision, hash, wish);
        return answers.created(PATH, view.id(), view, view.version());
    }

    @POST
    @Path("{id}/refusals")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(
            operationId = "refuseMinutes",
            summary = "Say why the own side does not sign the latest minutes",
            description =
                    "As leader or deputy, once a revision. Blocks nothing: the side may sign it later, or write another. Name no herder.")
    @APIResponse(
            responseCode = "201",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = JointMeetingView.class)))
    public Response refuse(@PathParam("id") @Means(UUID.class) String id, RefusalRequest body) {
        Fields fields = new Fields();
        SignatureRequest seen = new SignatureRequest(body.revision(), body.contentHash());
        int revision = seen.revision(fields);
        String hash = seen.contentHash(fields);
        String reason = fields.text("/reason", body.reason(), 2_000);
        fields.check();
        JointMeetingView view = refusing.refuse(Parameters.pathId(id), revision, hash, reason);
        return answers.created(PATH, view.id(), view, view.version());
    }

    @POST
    @Path("{id}/translation-confirmations")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(
            operationId = "confirmTranslation",
            summary = "Confirm that a translation in the other side's minutes says the same as the authoritative text",
            description = "Once a side, revision and language; another revision asks for it anew. It is no signature.")
    @APIResponse(
            responseCode = "201",
            description = "Confirmed",
            content = @Content(schema = @Schema(implementation = JointMeetingView.class)))
    public Response confirmTranslation(
            @PathParam("id") @Means(UUID.class) String id, TranslationConfirmationRequest body) {
        Fields fields = new Fields();
        SignatureRequest seen = new SignatureRequest(body.revision(), body.contentHash());
        int revision = seen.revision(fields);
        String hash = seen.contentHash(fields);
        String language = fields.language("/language", body.language());
        fields.check();
        JointMeetingView view = confirming.confirm(Parameters.pathId(id), language, revision, hash);
        return answers.created(PATH, view.id(), view, view.version());
    }
}
