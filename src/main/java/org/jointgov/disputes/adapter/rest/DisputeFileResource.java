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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jointgov.disputes.application.AddFileDocument;
import org.jointgov.disputes.application.DisputeFileQueries;
import org.jointgov.disputes.application.DisputeFileView;
import org.jointgov.disputes.application.UnmaskDisputeFile;
import org.jointgov.disputes.application.WithdrawFileDocument;
import org.jointgov.disputes.domain.FileDocument;
import org.jointgov.disputes.domain.FileWithdrawalReason;
import org.jointgov.platform.rest.Answers;
import org.jointgov.shared.Fields;
import org.jointgov.shared.Roles;

/** The statutory file of a dispute, without what is attached ({@link DisputeAttachmentResource}). */
@ApplicationScoped
@Path("disputes/{id}/file")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Disputes")
public class DisputeFileResource {
    private final AddFileDocument adding;
    private final WithdrawFileDocument withdrawing;
    private final UnmaskDisputeFile unmasking;
    private final DisputeFileQueries queries;
    private final Answers answers;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected DisputeFileResource() {
        this.adding = null;
        this.withdrawing = null;
        this.unmasking = null;
        this.queries = null;
        this.answers = null;
    }

    @Inject
    public DisputeFileResource(
            AddFileDocument adding,
            WithdrawFileDocument withdrawing,
            UnmaskDisputeFile unmasking,
            DisputeFileQueries queries,
            Answers answers) {
        this.adding = adding;
        this.withdrawing = withdrawing;
        this.unmasking = unmasking;
        this.queries = queries;
        this.answers = answers;
    }

    @GET
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.COUNTY_OFFICER, Roles.PROVINCIAL_OFFICER})
    @Operation(
            operationId = "getDisputeFile",
            summary =
                    "What belongs to a dispute's file, what of it is missing and why, and what the sides have put there",
            description = "Without names, notes and content. Opening it from beyond the sides is recorded.")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(schema = @Schema(implementation = DisputeFileView.class)))
    public Response get(@PathParam("id") UUID id) {
        return tagged(queries.get(id));
    }

    @POST
    @Path("documents")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR})
    @Operation(
            operationId = "addFileDocument",
            summary = "Put a document on a dispute's file",
            description = "Never changed, but its side may withdraw it. The note is encrypted.")
    @APIResponse(
            responseCode = "201",
            description = "On file",
            content = @Content(schema = @Schema(implementation = DisputeFileView.class)))
    public Response add(@PathParam("id") UUID id, FileDocumentRequest body) {
        Fields fields = new Fields();
        FileDocument document = body.document(fields);
        fields.check();
        DisputeFileView view = adding.add(id, document);
        return answers.created("disputes", view.disputeId(), view, view.version());
    }

    @POST
    @Path("documents/{documentId}/withdrawal")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR})
    @Operation(
            operationId = "withdrawFileDocument",
            summary = "Withdraw a document that the own side has put on file by mistake",
            description =
                    "It stays visible as withdrawn and counts no more. Its note and what is attached to no other document open for"
                            + " the side that filed it only. Not once the dispute is closed.")
    @APIResponse(
            responseCode = "200",
            description = "Withdrawn",
            content = @Content(schema = @Schema(implementation = DisputeFileView.class)))
    public Response withdraw(
            @PathParam("id") UUID id, @PathParam("documentId") UUID documentId, FileWithdrawalRequest body) {
        Fields fields = new Fields();
        String reason = fields.oneOf("/reason", body.reason(), FileWithdrawalReason.class);
        fields.check();
        return tagged(withdrawing.withdraw(id, documentId, reason));
    }

    @POST
    @Path("unmasking")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.MEDIATOR, Roles.COUNTY_OFFICER, Roles.PROVINCIAL_OFFICER})
    @Operation(
            operationId = "unmaskDisputeFile",
            summary = "Read names, thumbnails and notes of a dispute's file; every time is recorded",
            description =
                    "The latest 100 of each, for leaders and mediators of the sides, the county of one handed up, and a"
                            + " provincial officer who has broken the glass.")
    @APIResponse(
            responseCode = "200",
            description = "Names, thumbnails and notes",
            content = @Content(schema = @Schema(implementation = UnmaskedFileView.class)))
    public Response unmask(@PathParam("id") UUID id, UnmaskingRequest body) {
        return Response.ok(UnmaskedFileView.of(unmasking.unmask(id, purpose(body))))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** What for; required. */
    static String purpose(UnmaskingRequest body) {
        Fields fields = new Fields();
        String purpose = fields.line("/purpose", body.purpose(), 200);
        fields.check();
        return purpose;
    }

    private Response tagged(DisputeFileView view) {
        return answers.ok(view, view.version());
    }
}
