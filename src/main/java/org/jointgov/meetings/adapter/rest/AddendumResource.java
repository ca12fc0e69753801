package org.jointgov.meetings.adapter.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
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
import org.jointgov.meetings.application.JointMeetingView;
import org.jointgov.meetings.application.KeepAddenda;
import org.jointgov.meetings.domain.SigningAct;
import org.jointgov.platform.rest.Answers;
import org.jointgov.platform.rest.Parameters;
import org.jointgov.platform.rest.SignatureRequest;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.Fields;
import org.jointgov.shared.Means;
import org.jointgov.shared.Roles;

/** Addenda to minutes that are in force. */
@ApplicationScoped
@Path("joint-meetings/{id}/addenda")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Joint meetings")
public class AddendumResource {
    private final KeepAddenda keeping;
    private final Answers answers;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected AddendumResource() {
        this.keeping = null;
        this.answers = null;
    }

    @Inject
    public AddendumResource(KeepAddenda keeping, Answers answers) {
        this.keeping = keeping;
        this.answers = answers;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(
            operationId = "writeAddendum",
            summary = "Add something to minutes that are in force",
            description =
                    "The minutes stay what they are; the addendum names them by their hash and stands once all sides have signed it. Name no herder.")
    @APIResponse(
            responseCode = "201",
            description = "Written",
            content = @Content(schema = @Schema(implementation = JointMeetingView.class)))
    public Response write(@PathParam("id") @Means(UUID.class) String id, AddendumRequest body) {
        Fields fields = new Fields();
        String language = fields.language("/language", body.language());
        String text = fields.text("/text", body.text(), 20_000);
        fields.check();
        UUID addendum = body.id() == null ? Ids.next() : body.id();
        JointMeetingView view = keeping.write(Parameters.pathId(id), addendum, language, text);
        return answers.created("joint-meetings", view.id(), view, view.version());
    }

    @POST
    @Path("{addendumId}/sign-offs")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(
            operationId = "signOffAddendum",
            summary = "Sign an addendum for the own side",
            description = "As minutes are signed. Machine clients never sign.")
    @APIResponse(
            responseCode = "201",
            description = "Signed",
            content = @Content(schema = @Schema(implementation = JointMeetingView.class)))
    public Response sign(
            @PathParam("id") @Means(UUID.class) String id,
            @PathParam("addendumId") @Means(UUID.class) String addendumId,
            AddendumSignatureRequest body) {
        Fields fields = new Fields();
        String hash = new SignatureRequest(0, body.contentHash()).contentHash(fields);
        SigningAct.Wish wish = SignatureKind.wish(fields, body.capacity(), body.forOffice(), body.fileId());
        fields.check();
        JointMeetingView view = keeping.sign(Parameters.pathId(id), Parameters.pathId(addendumId), hash, wish);
        return answers.created("joint-meetings", view.id(), view, view.version());
    }

    @POST
    @Path("{addendumId}/withdrawal")
    @RolesAllowed({Roles.LEADER, Roles.CLERK})
    @Operation(
            operationId = "withdrawAddendum",
            summary = "Take back an addendum of the own side",
            description = "Until all sides have signed it; it stays on record.")
    @APIResponse(
            responseCode = "201",
            description = "Withdrawn",
            content = @Content(schema = @Schema(implementation = JointMeetingView.class)))
    public Response withdraw(
            @PathParam("id") @Means(UUID.class) String id,
            @PathParam("addendumId") @Means(UUID.class) String addendumId) {
        JointMeetingView view = keeping.withdraw(Parameters.pathId(id), Parameters.pathId(addendumId));
        return answers.created("joint-meetings", view.id(), view, view.version());
    }
}
