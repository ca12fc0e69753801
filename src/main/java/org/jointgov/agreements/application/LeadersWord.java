package org.jointgov.agreements.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jointgov.agreements.domain.CooperationAgreements;
import org.jointgov.agreements.domain.CooperationAgreements.Word;
import org.jointgov.agreements.domain.Negotiation;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.shared.Caller;
import org.jointgov.shared.JointConsent.Consent;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;
import org.jspecify.annotations.Nullable;

/** A leader in person gives the own side's word on an agreement: what acceptance, signature and ending have in common. */
@ApplicationScoped
public class LeadersWord {
    private final Commands commands;
    private final RequestContext request;
    private final CooperationAgreements agreements;
    private final CooperationAgreementQueries queries;
    private final AwaitedLeaders leaders;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected LeadersWord() {
        this.commands = null;
        this.request = null;
        this.agreements = null;
        this.queries = null;
        this.leaders = null;
        this.audit = null;
    }

    @Inject
    public LeadersWord(
            Commands commands,
            RequestContext request,
            CooperationAgreements agreements,
            CooperationAgreementQueries queries,
            AwaitedLeaders leaders,
            AuditTrail audit) {
        this.commands = commands;
        this.request = request;
        this.agreements = agreements;
        this.queries = queries;
        this.leaders = leaders;
        this.audit = audit;
    }

    /** The text that a word is for. */
    record Text(int revision, String contentHash) {}

    /**
     * @param text what the word is for
     * @param act what the word does to the negotiation, or why it is refused
     * @param action the name in the audit trail of what it brought about
     */
    CooperationAgreementView give(
            UUID id,
            Word word,
            Function<Negotiation, Text> text,
            @Nullable String reason,
            BiFunction<Negotiation, Consent, Negotiation> act,
            Function<Negotiation, String> action) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            Negotiation before = agreements.lock(id);
            caller.requirePerson(Roles.LEADER);
            Text given = text.apply(before);
            Consent consent = new Consent(caller.township(), caller.personId(), given.revision(), given.contentHash());
            Negotiation after = act.apply(before, consent);
            agreements.give(after, word, consent, caller.office(), reason);
            leaders.tell(after, caller.township());
            audit.append(AgreementEntries.of(action.apply(after), after));
            return queries.after(id);
        });
    }
}
