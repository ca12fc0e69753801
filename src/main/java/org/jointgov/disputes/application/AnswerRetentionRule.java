package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.RetentionRules;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;

/** A side's leader approves a proposed retention rule, or refuses it; the last side's approval puts it into force. */
@UseCase
public class AnswerRetentionRule {
    private final Commands commands;
    private final RequestContext request;
    private final RetentionRules rules;
    private final RetentionRuleQueries queries;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected AnswerRetentionRule() {
        this.commands = null;
        this.request = null;
        this.rules = null;
        this.queries = null;
        this.audit = null;
    }

    @Inject
    public AnswerRetentionRule(
            Commands commands,
            RequestContext request,
            RetentionRules rules,
            RetentionRuleQueries queries,
            AuditTrail audit) {
        this.commands = commands;
        this.request = request;
        this.rules = rules;
        this.queries = queries;
        this.audit = audit;
    }

    /**
     * @param contentHash of the rule that the leader's screen showed
     * @throws org.jointgov.shared.NotFoundException when the caller sees no such rule
     * @throws org.jointgov.shared.ForbiddenException when the caller does not lead a side, or has answered for another
     * @throws org.jointgov.shared.InvalidTransitionException when it waits for no answer of the side
     * @throws org.jointgov.shared.TextChangedException when that is another rule
     */
    public RetentionRuleView answer(UUID id, boolean approves, String contentHash) {
        return commands.once(earlier -> queries.get(earlier.recordId()), () -> {
            RetentionRules.Standing rule = rules.getStanding(id);
            request.caller().requirePerson(Roles.LEADER);
            boolean inForce = rules.answer(id, approves, contentHash);
            audit.append(RetentionRecord.rule(
                    inForce ? "enter-into-force" : approves ? "approve" : "refuse",
                    id,
                    rule.answers() + 2L,
                    rule.borderId(),
                    contentHash));
            return queries.get(id);
        });
    }
}
