package org.jointgov.documents.adapter.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jointgov.documents.application.PrintPapers;
import org.jointgov.documents.application.PrintedPaper;
import org.jointgov.platform.rest.Parameters;
import org.jointgov.shared.Means;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;

/** A joint meeting's papers. Labels are in the caller's language; each that leaves is recorded as an export. */
@ApplicationScoped
@Path("joint-meetings/{id}/documents")
@Tag(name = "Documents")
public class MeetingDocumentsResource {
    private static final String PDF = "application/pdf";
    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final PrintPapers papers;
    private final RequestContext request;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected MeetingDocumentsResource() {
        this.papers = null;
        this.request = null;
    }

    @Inject
    public MeetingDocumentsResource(PrintPapers papers, RequestContext request) {
        this.papers = papers;
        this.request = request;
    }

    @GET
    @Path("minutes.pdf")
    @Produces(PDF)
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.PROVINCIAL_OFFICER})
    @Operation(
            operationId = "printMinutes",
            summary = "The latest minutes as PDF",
            description =
                    "In all their languages, after GB/T 9704-2012. What is not in force says so on every page. The QR code"
                            + " leads to the page that says whether exactly these minutes are in force.")
    @APIResponse(
            responseCode = "200",
            description = "The document",
            content = @Content(mediaType = PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response minutesPdf(@PathParam("id") @Means(UUID.class) String id) {
        return file(papers.minutesPdf(Parameters.pathId(id)), PDF, ".pdf");
    }

    @GET
    @Path("minutes.docx")
    @Produces(DOCX)
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.PROVINCIAL_OFFICER})
    @Operation(operationId = "writeMinutes", summary = "The latest minutes for a word processor (Office Open XML)")
    @APIResponse(
            responseCode = "200",
            description = "The document",
            content = @Content(mediaType = DOCX, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response minutesDocx(@PathParam("id") @Means(UUID.class) String id) {
        return file(papers.minutesDocx(Parameters.pathId(id)), DOCX, ".docx");
    }

    @GET
    @Path("sign-in-sheet.pdf")
    @Produces(PDF)
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.PROVINCIAL_OFFICER})
    @Operation(
            operationId = "printSignInSheet",
            summary = "The sheet that those who come sign by hand, as PDF",
            description = "By office; names are written by hand and are not kept here.")
    @APIResponse(
            responseCode = "200",
            description = "The document",
            content = @Content(mediaType = PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response signInSheet(@PathParam("id") @Means(UUID.class) String id) {
        return file(papers.signInSheet(Parameters.pathId(id)), PDF, ".pdf");
    }

    @GET
    @Path("pack.pdf")
    @Produces(PDF)
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.PROVINCIAL_OFFICER})
    @Operation(
            operationId = "printMeetingPack",
            summary = "Plan, agenda, the border's open disputes and its commitments as one PDF",
            description = "Of disputes their number, headline and state; at most 200 of them, and as many commitments.")
    @APIResponse(
            responseCode = "200",
            description = "The document",
            content = @Content(mediaType = PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response pack(@PathParam("id") @Means(UUID.class) String id) {
        return file(papers.pack(Parameters.pathId(id)), PDF, ".pdf");
    }

    /** RFC 6266: a plain name for old readers, the full one for the others. */
    private Response file(PrintedPaper paper, String type, String ending) {
        String name = URLEncoder.encode(
                        paper.name().replaceAll("[\\\\/:*?\"<>|]", " ") + ending, StandardCharsets.UTF_8)
                .replace("+", "%20");
        return Response.ok(paper.content(), type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + paper.plainName() + ending + "\"; filename*=UTF-8''" + name)
                .header(HttpHeaders.CONTENT_LANGUAGE, request.locale().toLanguageTag())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
