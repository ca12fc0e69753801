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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jointgov.meetings.application.KeepMeetingFiles;
import org.jointgov.meetings.application.MeetingFileCheck;
import org.jointgov.meetings.application.MeetingFileQueries;
import org.jointgov.meetings.application.MeetingFileView;
import org.jointgov.meetings.application.MeetingFilesView;
import org.jointgov.meetings.application.OpenMeetingFile;
import org.jointgov.meetings.domain.MeetingFileKind;
import org.jointgov.meetings.domain.MeetingFiles;
import org.jointgov.meetings.domain.NewMeetingFile;
import org.jointgov.platform.rest.Parameters;
import org.jointgov.platform.rest.ReasonRequest;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.Fields;
import org.jointgov.shared.Means;
import org.jointgov.shared.Roles;
import org.jspecify.annotations.Nullable;

/** What the sides keep with a joint meeting: sign-in sheets, minutes signed on paper, evidence of commitments. */
@ApplicationScoped
@Path("joint-meetings/{id}/files")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Joint meetings")
public class MeetingFileResource {
    private static final String PDF = "application/pdf";
    private static final String JPEG = "image/jpeg";
    private static final String PNG = "image/png";
    private static final String WEBP = "image/webp";

    private final MeetingFileCheck checking;
    private final KeepMeetingFiles keeping;
    private final OpenMeetingFile opening;
    private final MeetingFileQueries queries;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected MeetingFileResource() {
        this.checking = null;
        this.keeping = null;
        this.opening = null;
        this.queries = null;
    }

    @Inject
    public MeetingFileResource(
            MeetingFileCheck checking, KeepMeetingFiles keeping, OpenMeetingFile opening, MeetingFileQueries queries) {
        this.checking = checking;
        this.keeping = keeping;
        this.opening = opening;
        this.queries = queries;
    }

    @GET
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.PROVINCIAL_OFFICER})
    @Operation(
            operationId = "listMeetingFiles",
            summary = "What the sides keep with a joint meeting, and of what kind you may add a file now")
    @APIResponse(
            responseCode = "200",
            description = "The files, without their content",
            content = @Content(schema = @Schema(implementation = MeetingFilesView.class)))
    public Response list(@PathParam("id") @Means(UUID.class) String id) {
        return plain(Response.ok(), queries.list(Parameters.pathId(id)));
    }

    @POST
    @Consumes({JPEG, PNG, WEBP, PDF})
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(
            operationId = "addMeetingFile",
            summary = "Keep a scan of at most 5 MiB with a joint meeting, for the own side",
            description =
                    "Its content is checked against the announced type, looked at by the virus scanner where there is one,"
                            + " freed of an image's metadata, and encrypted. Twenty a side with the meeting, twenty with each of its"
                            + " commitments. fileId is chosen by the client; absent: a new one. Evidence names the own commitment.")
    @APIResponse(
            responseCode = "201",
            description = "Kept",
            content = @Content(schema = @Schema(implementation = MeetingFileView.class)))
    public Response add(
            @PathParam("id") @Means(UUID.class) String id,
            @QueryParam("kind") @Means(MeetingFileKind.class) @Nullable String kind,
            @QueryParam("fileId") @Means(UUID.class) @Nullable String fileId,
            @QueryParam("commitmentId") @Means(UUID.class) @Nullable String commitmentId,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
            byte[] content) {
        UUID meeting = Parameters.pathId(id);
        UUID file = Parameters.id(fileId);
        UUID commitment = Parameters.id(commitmentId);
        Fields fields = new Fields();
        String given = fields.oneOf("/kind", kind, MeetingFileKind.class);
        boolean evidence = given.equals(MeetingFileKind.EVIDENCE.slug());
        if (evidence == (commitment == null)) {
            fields.reject("/commitmentId", evidence ? "required" : "invalid");
        }
        fields.check();
        NewMeetingFile checked = checking.check(
                file == null ? Ids.next() : file, given, commitment, type.getType() + "/" + type.getSubtype(), content);
        MeetingFileView view = keeping.add(meeting, checked);
        return plain(
                Response.created(URI.create("/api/joint-meetings/" + meeting + "/files/" + view.id() + "/content")),
                view);
    }

    @GET
    @Path("{fileId}/content")
    @Produces({JPEG, PNG, WEBP, PDF, MediaType.APPLICATION_JSON})
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.PROVINCIAL_OFFICER})
    @Operation(
            operationId = "openMeetingFile",
            summary = "The content of a file; from outside the side that keeps it, every time is recorded")
    @APIResponse(responseCode = "200", description = "The content")
    public Response open(
            @PathParam("id") @Means(UUID.class) String id, @PathParam("fileId") @Means(UUID.class) String fileId) {
        MeetingFiles.Opened opened = opening.open(Parameters.pathId(id), Parameters.pathId(fileId));
        return Response.ok(opened.content(), opened.mediaType())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .build();
    }

    @POST
    @Path("{fileId}/withdrawal")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(
            operationId = "withdrawMeetingFile",
            summary = "Withdraw a file that the own side has put there by mistake",
            description =
                    "Its content goes for good; that it was there stays, with the reason. Not once the minutes are in force"
                            + " over it or the performance is reported, and never what was signed on paper. Name no herder.")
    @APIResponse(
            responseCode = "200",
            description = "Withdrawn",
            content = @Content(schema = @Schema(implementation = MeetingFileView.class)))
    public Response withdraw(
            @PathParam("id") @Means(UUID.class) String id,
            @PathParam("fileId") @Means(UUID.class) String fileId,
            ReasonRequest body) {
        return plain(
                Response.ok(), keeping.withdraw(Parameters.pathId(id), Parameters.pathId(fileId), body.reason(1_000)));
    }

    private static Response plain(Response.ResponseBuilder answer, Object view) {
        return answer.entity(view).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
