package org.jointgov.disputes.adapter.rest;

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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jointgov.disputes.application.AnswerPerformance;
import org.jointgov.disputes.application.ConfirmSettlement;
import org.jointgov.disputes.application.ConfirmSettlementByParties;
import org.jointgov.disputes.application.DeclareSettlementOutcome;
import org.jointgov.disputes.application.RecordJudicialConfirmation;
import org.jointgov.disputes.application.ReportPerformance;
import org.jointgov.disputes.application.SettlementQueries;
import org.jointgov.disputes.application.SettlementsView;
import org.jointgov.disputes.application.UnmaskSettlements;
import org.jointgov.disputes.application.WriteSettlement;
import org.jointgov.disputes.domain.PerformanceAnswer;
import org.jointgov.disputes.domain.PerformanceState;
import org.jointgov.disputes.domain.Settlement;
import org.jointgov.disputes.domain.SettlementOutcome;
import org.jointgov.disputes.domain.SettlementWords;
import org.jointgov.disputes.domain.Settlements;
import org.jointgov.platform.rest.Answers;
import org.jointgov.platform.rest.EntityTags;
import org.jointgov.platform.rest.SignatureRequest;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.Fields;
import org.jointgov.shared.Roles;
import org.jspecify.annotations.Nullable;

/** What the parties of a dispute agreed, who stands by it, and what became of it. */
@ApplicationScoped
@Path("disputes/{id}/settlements")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Disputes")
public class SettlementResource {
    private static final UUID NONE = new UUID(0, 0);

    private final WriteSettlement writing;
    private final ConfirmSettlement confirming;
    private final ConfirmSettlementByParties confirmingByParties;
    private final RecordJudicialConfirmation recording;
    private final ReportPerformance reporting;
    private final AnswerPerformance answering;
    private final DeclareSettlementOutcome declaring;
    private final UnmaskSettlements unmasking;
    private final SettlementQueries queries;
    private final Answers answers;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected SettlementResource() {
        this.writing = null;
        this.confirming = null;
        this.confirmingByParties = null;
        this.recording = null;
        this.reporting = null;
        this.answering = null;
        this.declaring = null;
        this.unmasking = null;
        this.queries = null;
        this.answers = null;
    }

    @Inject
    public SettlementResource(
            WriteSettlement writing,
            ConfirmSettlement confirming,
            ConfirmSettlementByParties confirmingByParties,
            RecordJudicialConfirmation recording,
            ReportPerformance reporting,
            AnswerPerformance answering,
            DeclareSettlementOutcome declaring,
            UnmaskSettlements unmasking,
            SettlementQueries queries,
            Answers answers) {
        this.writing = writing;
        this.confirming = confirming;
        this.confirmingByParties = confirmingByParties;
        this.recording = recording;
        this.reporting = reporting;
        this.answering = answering;
        this.declaring = declaring;
        this.unmasking = unmasking;
        this.queries = queries;
        this.answers = answers;
    }

    @GET
    @RolesAllowed({Roles.LEADER, Roles.CLERK, Roles.MEDIATOR, Roles.COUNTY_OFFICER, Roles.PROVINCIAL_OFFICER})
    @Operation(
            operationId = "getSettlements",
            summary = "The settlements of a dispute, without the words about people",
            description =
                    "The latest 20 wordings with what became of them. Opening them from beyond the sides is recorded.")
    @APIResponse(
            responseCode = "200",
            description = "The settlements",
            content = @Content(schema = @Schema(implementation = SettlementsView.class)))
    public Response get(@PathParam("id") UUID id) {
        SettlementsView view = queries.get(id);
        return answers.ok(view, view.version());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.MEDIATOR})
    @Operation(
            operationId = "writeSettlement",
            summary = "Write down what the parties agreed",
            description =
                    "By a side's leader or a mediator on the team, while mediation goes on. Another wording reopens all confirmations. If-Match names the number of the latest wording, 0 while there is none.")
    @APIResponse(
            responseCode = "201",
            description = "Written",
            content = @Content(schema = @Schema(implementation = SettlementsView.class)))
    public Response write(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            SettlementRequest body) {
        Fields fields = new Fields();
        String form = body.form(fields);
        int copies = body.copies(fields);
        LocalDate agreedOn = body.agreedOn(fields);
        List<Settlement.Obligation> obligations = body.obligations(fields);
        SettlementWords words = body.words(fields);
        fields.check();
        return added(writing.write(
                id, () -> EntityTags.required(ifMatch), chosen(body.id()), form, copies, agreedOn, obligations, words));
    }

    @POST
    @Path("{revision}/confirmations")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.MEDIATOR})
    @Operation(
            operationId = "confirmSettlement",
            summary = "Stand by the latest wording for the own side",
            description =
                    "By the leader or a mediator on the team, in person, on the hash that came with the words. The dispute is settled with the last word that is missing of the sides and of their parties.")
    @APIResponse(
            responseCode = "201",
            description = "Confirmed",
            content = @Content(schema = @Schema(implementation = SettlementsView.class)))
    public Response confirm(
            @PathParam("id") UUID id, @PathParam("revision") int revision, SettlementConfirmationRequest body) {
        Fields fields = new Fields();
        String hash = new SignatureRequest(revision, body.contentHash()).contentHash(fields);
        fields.check();
        return added(confirming.confirm(id, revision, hash));
    }

    @POST
    @Path("{revision}/parties-confirmations")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.MEDIATOR})
    @Operation(
            operationId = "confirmSettlementByParties",
            summary = "Put on record that the own side's parties confirmed the latest wording",
            description = "By signature, seal or fingerprint on paper, named by the hash of its scan, or orally.")
    @APIResponse(
            responseCode = "201",
            description = "On record",
            content = @Content(schema = @Schema(implementation = SettlementsView.class)))
    public Response confirmByParties(
            @PathParam("id") UUID id, @PathParam("revision") int revision, PartiesConfirmationRequest body) {
        Fields fields = new Fields();
        String hash = new SignatureRequest(revision, body.contentHash()).contentHash(fields);
        Settlements.PartiesConfirmation given = body.given(fields);
        fields.check();
        return added(confirmingByParties.confirm(id, revision, hash, given));
    }

    @POST
    @Path("{revision}/judicial-confirmations")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.MEDIATOR})
    @Operation(
            operationId = "recordJudicialConfirmation",
            summary = "Put on record that a court was asked to confirm the settlement, or what it said",
            description = "The parties may ask together within 30 days of the effect. Name nobody.")
    @APIResponse(
            responseCode = "201",
            description = "On record",
            content = @Content(schema = @Schema(implementation = SettlementsView.class)))
    public Response record(
            @PathParam("id") UUID id, @PathParam("revision") int revision, JudicialConfirmationRequest body) {
        Fields fields = new Fields();
        Settlements.Judicial step = body.given(fields);
        fields.check();
        return added(recording.record(id, revision, step));
    }

    @POST
    @Path("{revision}/performances")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.MEDIATOR})
    @Operation(
            operationId = "reportPerformance",
            summary = "Report that an obligation was performed, altogether or in part, or that it failed",
            description =
                    "Performance by the side that owes it, a failure by any. What is reported never goes beyond the amount.")
    @APIResponse(
            responseCode = "201",
            description = "On record",
            content = @Content(schema = @Schema(implementation = SettlementsView.class)))
    public Response report(@PathParam("id") UUID id, @PathParam("revision") int revision, PerformanceRequest body) {
        Fields fields = new Fields();
        int number = fields.count("/obligation", body.obligation());
        String state = fields.oneOf("/state", body.state(), PerformanceState.class);
        BigDecimal amount = SettlementRequest.amount("/amountYuan", body.amountYuan(), fields);
        LocalDate on = SettlementRequest.past("/happenedOn", body.happenedOn(), fields);
        String note = fields.optionalText("/note", body.note(), 2000);
        fields.check();
        return added(reporting.report(id, revision, chosen(body.id()), number, state, amount, on, note));
    }

    @POST
    @Path("{revision}/performance-answers")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.MEDIATOR})
    @Operation(
            operationId = "answerPerformance",
            summary = "Confirm or contest another side's report of performance",
            description =
                    "A report counts once all other sides have confirmed it; contested by one, it counts for nothing.")
    @APIResponse(
            responseCode = "201",
            description = "On record",
            content = @Content(schema = @Schema(implementation = SettlementsView.class)))
    public Response answer(
            @PathParam("id") UUID id, @PathParam("revision") int revision, PerformanceAnswerRequest body) {
        Fields fields = new Fields();
        UUID township = fields.present("/reportTownshipId", body.reportTownshipId(), NONE);
        UUID report = fields.present("/reportId", body.reportId(), NONE);
        String answer = fields.oneOf("/answer", body.answer(), PerformanceAnswer.class);
        fields.check();
        return added(answering.answer(id, revision, township, report, answer));
    }

    @POST
    @Path("{revision}/outcomes")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.MEDIATOR})
    @Operation(
            operationId = "declareSettlementOutcome",
            summary = "Say for the own side that the settlement was performed, or that it failed",
            description =
                    "Once all sides say that it was performed, the dispute is closed; once all say that it failed, another round of mediation begins in the same file. The latest word of a side counts.")
    @APIResponse(
            responseCode = "201",
            description = "On record",
            content = @Content(schema = @Schema(implementation = SettlementsView.class)))
    public Response declare(@PathParam("id") UUID id, @PathParam("revision") int revision, OutcomeRequest body) {
        Fields fields = new Fields();
        String outcome = fields.oneOf("/outcome", body.outcome(), SettlementOutcome.class);
        String reason = body.reason(fields);
        fields.check();
        return added(declaring.declare(id, revision, chosen(body.id()), outcome, reason));
    }

    @POST
    @Path("unmasking")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEADER, Roles.MEDIATOR, Roles.COUNTY_OFFICER, Roles.PROVINCIAL_OFFICER})
    @Operation(
            operationId = "unmaskSettlements",
            summary = "Read the words of settlements, reports and return visits; every time is recorded",
            description =
                    "For leaders, mediators on the team, the county of one handed up, and a provincial officer who has"
                            + " broken the glass.")
    @APIResponse(
            responseCode = "200",
            description = "The words",
            content = @Content(schema = @Schema(implementation = UnmaskedSettlementsView.class)))
    public Response unmask(@PathParam("id") UUID id, UnmaskingRequest body) {
        Fields fields = new Fields();
        String purpose = fields.line("/purpose", body.purpose(), 200);
        fields.check();
        return Response.ok(UnmaskedSettlementsView.of(id, unmasking.unmask(id, purpose)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static UUID chosen(@Nullable UUID id) {
        return id == null ? Ids.next() : id;
    }

    private Response added(SettlementsView view) {
        return answers.created("disputes", view.disputeId(), view, view.version());
    }
}
