package org.jointgov.audit.adapter.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jointgov.audit.api.AuditAction;
import org.jointgov.audit.application.AuditFilter;
import org.jointgov.audit.application.AuditRecords;
import org.jointgov.audit.application.ExportAuditRecords;
import org.jointgov.audit.application.ListAuditRecords;
import org.jointgov.audit.domain.AuditRecord;
import org.jointgov.platform.pages.Cursor;
import org.jointgov.platform.rest.Answers;
import org.jointgov.platform.rest.PageOf;
import org.jointgov.platform.rest.Parameters;
import org.jointgov.platform.time.Time;
import org.jointgov.shared.Means;
import org.jointgov.shared.Page;
import org.jointgov.shared.RecordKind;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;
import org.jspecify.annotations.Nullable;

/** {@code /audit}: the trail, read only. */
@Path("audit")
@ApplicationScoped
public class AuditResource {
    private static final MediaType CSV = new MediaType("text", "csv");

    private final ListAuditRecords list;
    private final ExportAuditRecords export;
    private final Answers answers;
    private final RequestContext request;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected AuditResource() {
        this.list = null;
        this.export = null;
        this.answers = null;
        this.request = null;
    }

    @Inject
    public AuditResource(ListAuditRecords list, ExportAuditRecords export, Answers answers, RequestContext request) {
        this.list = list;
        this.export = export;
        this.answers = answers;
        this.request = request;
    }

    @GET
    @Path("records")
    @Produces({MediaType.APPLICATION_JSON, "text/csv"})
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.PROVINCIAL_OFFICER})
    @Operation(
            operationId = "listAuditRecords",
            summary =
                    "The audit trail of the caller's borders and township, newest first; with Accept: text/csv up to 10,000"
                            + " records as a table, which is recorded as an export")
    @PageOf(AuditRecordView.class)
    public Response records(
            @QueryParam("limit") @Means(Integer.class) @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("borderId") @Means(UUID.class) @Nullable String borderId,
            @QueryParam("action") @Means(AuditAction.class) @Nullable String action,
            @QueryParam("recordKind") @Means(RecordKind.class) @Nullable String recordKind,
            @QueryParam("recordId") @Means(UUID.class) @Nullable String recordId,
            @QueryParam("townshipId") @Means(UUID.class) @Nullable String townshipId,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        AuditFilter filter = new AuditFilter(
                Parameters.id(borderId),
                Parameters.slug(action),
                Parameters.slug(recordKind),
                Parameters.id(recordId),
                Parameters.id(townshipId),
                Parameters.instant(from),
                Parameters.until(to));
        Cursor after = Cursor.of(cursor);
        UriBuilder self = uri.getRequestUriBuilder();
        if (wantsTable(headers)) {
            return table(export.export(filter, after), self);
        }
        Long size = Parameters.number(limit, 1, Cursor.MAX_LIMIT);
        Page<AuditRecord> page = list.list(filter, after, size == null ? Cursor.DEFAULT_LIMIT : size.intValue());
        return answers.page(
                new Page<>(page.items().stream().map(AuditRecordView::of).toList(), page.nextCursor()), self);
    }

    @GET
    @Path("status")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.OPERATOR, Roles.PROVINCIAL_OFFICER})
    @Operation(operationId = "getAuditStatus", summary = "How many audit records there are; none of them is shown")
    @APIResponse(
            responseCode = "200",
            description = "The numbers",
            content = @Content(schema = @Schema(implementation = AuditStatusView.class)))
    public AuditStatusView status() {
        AuditRecords.Status status = list.status();
        return new AuditStatusView(status.records(), status.sequenced(), status.pending());
    }

    private static boolean wantsTable(HttpHeaders headers) {
        for (MediaType type : headers.getAcceptableMediaTypes()) {
            if (type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                return false;
            }
            if (type.isCompatible(CSV)) {
                return true;
            }
        }
        return false;
    }

    private Response table(ExportAuditRecords.Export exported, UriBuilder self) {
        AuditCsv csv = new AuditCsv(request.locale());
        StreamingOutput out = stream -> csv.write(exported, stream);
        String name = "audit-" + LocalDate.ofInstant(request.now(), Time.ZONE)
                + (exported.nextCursor() == null ? "" : "-part") + ".csv";
        Response.ResponseBuilder answer = Response.ok(out, CSV.withCharset("utf-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .header(HttpHeaders.CONTENT_LANGUAGE, request.locale().toLanguageTag())
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (exported.nextCursor() != null) {
            answer.header(
                    HttpHeaders.LINK,
                    "<"
                            + self.replaceQueryParam("cursor", exported.nextCursor())
                                    .build() + ">; rel=\"next\"");
        }
        return answer.build();
    }
}
