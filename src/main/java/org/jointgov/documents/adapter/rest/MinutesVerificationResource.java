package org.jointgov.documents.adapter.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jointgov.documents.application.VerifiedMinutes;
import org.jointgov.documents.application.VerifyMinutes;
import org.jointgov.shared.Fields;

/** Whether minutes on paper are in force. Public; changes nothing, and is asked by POST so that no log holds the fingerprint. */
@ApplicationScoped
@Path("minutes-verifications")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Documents")
public class MinutesVerificationResource {
    private final VerifyMinutes verifying;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected MinutesVerificationResource() {
        this.verifying = null;
    }

    @Inject
    public MinutesVerificationResource(VerifyMinutes verifying) {
        this.verifying = verifying;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @SecurityRequirements
    @Operation(
            operationId = "verifyMinutes",
            summary = "Whether exactly these minutes are in force",
            description =
                    "For whoever holds them in the hand, without a login. Tells nothing of the text; an unknown meeting"
                            + " and another fingerprint than its minutes' are answered alike.")
    @APIResponse(
            responseCode = "200",
            description = "How they stand",
            content = @Content(schema = @Schema(implementation = VerifiedMinutes.class)))
    public Response verify(VerificationRequest body) {
        Fields fields = new Fields();
        UUID meeting = body.meetingId(fields);
        String hash = body.contentHash(fields);
        fields.check();
        return Response.ok(verifying.verify(meeting, hash))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
