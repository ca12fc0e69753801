package org.jointgov.disputes.adapter.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jointgov.disputes.application.AttachmentObjects;
import org.jointgov.disputes.application.AttachmentView;
import org.jointgov.disputes.application.BeginAttachment;
import org.jointgov.disputes.application.CancelAttachment;
import org.jointgov.disputes.application.CompleteAttachment;
import org.jointgov.disputes.application.DisputeFileQueries;
import org.jointgov.disputes.application.ReceiveAttachmentChunk;
import org.jointgov.disputes.application.UnmaskDisputeFile;
import org.jointgov.disputes.domain.DisputeFiles;
import org.jointgov.disputes.domain.NewAttachment;
import org.jointgov.platform.rest.Parameters;
import org.jointgov.shared.Fields;
import org.jointgov.shared.Means;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.Roles;
import org.jspecify.annotations.Nullable;

/** What is attached to the statutory file of a dispute. */
@ApplicationScoped
@Path("disputes/{id}/attachments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Disputes")
public class DisputeAttachmentResource {
    private final BeginAttachment beginning;
    private final ReceiveAttachmentChunk receiving;
    private final CompleteAttachment completing;
    private final CancelAttachment cancelling;
    private final AttachmentObjects objects;
    private final UnmaskDisputeFile unmasking;
    private final DisputeFileQueries queries;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected DisputeAttachmentResource() {
        this.beginning = null;
        this.receiving = null;
        this.completing = null;
        this.cancelling = null;
        this.objects = null;
        this.unmasking = null;
        this.queries = null;
    }

    @Inject
    public DisputeAttachmentResource(
            BeginAttachment beginning,
            ReceiveAttachmentChunk receiving,
            CompleteAttachment completing,
            CancelAttachment cancelling,
            AttachmentObjects objects,
            UnmaskDisputeFile unmasking,
            DisputeFileQueries queries) {
        this.beginning = beginning;
        this.receiving = receiving;
        this.completing = completing;
        this.cancelling = cancelling;
        this.objects = objects;
        this.unmasking = unmasking;
        this.queries = queries;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR})
    @Operation(
            operationId = "beginDisputeAttachment",
            summary = "Begin to send an attachment of a dispute's file",
            description =
                    "It is sent in pieces of 512 KiB, numbered from 0, and then completed. What is not completed within seven days"
                            + " is forgotten.")
    @APIResponse(
            responseCode = "201",
            description = "Begun",
            content = @Content(schema = @Schema(implementation = AttachmentView.class)))
    public Response begin(@PathParam("id") UUID id, AttachmentRequest body) {
        Fields fields = new Fields();
        NewAttachment attachment = body.attachment(fields);
        fields.check();
        AttachmentView view = beginning.begin(id, attachment);
        return plain(Response.created(URI.create("/api/disputes/" + id + "/attachments/" + view.id())), view);
    }

    @GET
    @Path("{attachmentId}")
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.COUNTY_OFFICER, Roles.PROVINCIAL_OFFICER})
    @Operation(
            operationId = "getDisputeAttachment",
            summary = "How far an attachment has come",
            description = "nextChunk says where to go on. Of two of the same id the own side's.")
    @APIResponse(
            responseCode = "200",
            description = "The attachment",
            content = @Content(schema = @Schema(implementation = AttachmentView.class)))
    public Response attachment(@PathParam("id") UUID id, @PathParam("attachmentId") UUID attachmentId) {
        return plain(Response.ok(), queries.attachment(id, attachmentId));
    }

    @PUT
    @Path("{attachmentId}/chunks/{number}")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR})
    @Operation(
            operationId = "putDisputeAttachmentChunk",
            summary = "Send the next piece of an attachment",
            description = "512 KiB, the last one the rest. One that has come already changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "It has come",
            content = @Content(schema = @Schema(implementation = AttachmentView.class)))
    public Response put(
            @PathParam("id") UUID id,
            @PathParam("attachmentId") UUID attachmentId,
            @PathParam("number") @Means(Integer.class) String number,
            byte[] chunk) {
        @Nullable Integer counted = Parameters.count(number);
        if (counted == null) {
            throw new NotFoundException();
        }
        return plain(
                Response.ok(),
                receiving.receive(id, attachmentId, counted, chunk, objects.forNextChunk(id, attachmentId)));
    }

    @POST
    @Path("{attachmentId}/completion")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR})
    @Operation(
            operationId = "completeDisputeAttachment",
            summary = "Have what was sent checked and kept",
            description =
                    "Hash, type by content, virus scanner where there is one; metadata of images is taken out. What does not pass"
                            + " is refused for good, and nothing of it is kept.")
    @APIResponse(
            responseCode = "200",
            description = "Complete, or refused",
            content = @Content(schema = @Schema(implementation = AttachmentView.class)))
    public Response complete(@PathParam("id") UUID id, @PathParam("attachmentId") UUID attachmentId) {
        return plain(Response.ok(), completing.complete(id, attachmentId, objects.forCompletion(id, attachmentId)));
    }

    @DELETE
    @Path("{attachmentId}")
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR})
    @Operation(
            operationId = "cancelDisputeAttachment",
            summary = "Give up sending an attachment of the own side",
            description =
                    "What has come of it goes at once; that it was begun stays on record. Not once it is completed.")
    @APIResponse(responseCode = "204", description = "Given up")
    public Response cancel(@PathParam("id") UUID id, @PathParam("attachmentId") UUID attachmentId) {
        cancelling.cancel(id, attachmentId);
        return Response.noContent()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @Path("{attachmentId}/unmasking")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({
        "image/jpeg",
        "image/png",
        "image/webp",
        "application/pdf",
        "audio/webm",
        "audio/mpeg",
        "audio/mp4",
        "audio/ogg",
        "audio/wav",
        MediaType.APPLICATION_JSON
    })
    @RolesAllowed({Roles.LEADER, Roles.MEDIATOR, Roles.COUNTY_OFFICER, Roles.PROVINCIAL_OFFICER})
    @Operation(
            operationId = "unmaskDisputeAttachment",
            summary = "Read the content of an attachment; every time is recorded",
            description = "The whole, of the attachment's own media type. Of two of the same id the own side's.")
    @APIResponse(responseCode = "200", description = "The content")
    public Response open(
            @PathParam("id") UUID id, @PathParam("attachmentId") UUID attachmentId, UnmaskingRequest body) {
        DisputeFiles.Opened opened = unmasking.open(id, attachmentId, DisputeFileResource.purpose(body));
        // Before the answer begins: what is wrong with it can still be told.
        byte[] first = unmasking.chunk(opened, 0);
        StreamingOutput content = out -> {
            out.write(first);
            for (int number = 1; number < NewAttachment.chunks(opened.bytes()); number++) {
                out.write(unmasking.chunk(opened, number));
            }
        };
        return Response.ok(content, opened.mediaType())
                .header(HttpHeaders.CONTENT_LENGTH, opened.bytes())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .build();
    }

    private static Response plain(Response.ResponseBuilder answer, AttachmentView view) {
        return answer.entity(view).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
