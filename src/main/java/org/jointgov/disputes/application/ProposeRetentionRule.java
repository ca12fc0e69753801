package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.RetentionRules;
import org.jointgov.disputes.domain.RetentionTerms;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;

/** An operator proposes how long a border's personal data is kept; its sides' leaders decide. */
@UseCase
public class ProposeRetentionRule {
    private final Commands commands;
    private final RequestContext request;
    private final RetentionRules rules;
    private final RetentionRuleQueries queries;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected ProposeRetentionRule() {
        this.commands = null;
        this.request = null;
        this.rules = null;
        this.queries = null;
        this.audit = null;
    }

    @Inject
    public ProposeRetentionRule(
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
     * @throws org.jointgov.shared.NotFoundException when there is no such border in force
     * @throws org.jointgov.shared.InvalidFieldsException when a type is not in the catalogue, or twice
     */
    public RetentionRuleView propose(UUID borderId, UUID id, RetentionTerms terms) {
        request.caller().requirePerson(Roles.OPERATOR);
        return commands.once(earlier -> queries.get(earlier.recordId()), () -> {
            int version = rules.propose(borderId, id, terms);
            audit.append(RetentionRecord.rule("propose", id, 1, borderId, version, terms));
            return queries.get(id);
        });
    }
}
