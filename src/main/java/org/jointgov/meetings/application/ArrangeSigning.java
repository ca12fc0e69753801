package org.jointgov.meetings.application;

import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jointgov.audit.api.AuditEntry;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.meetings.domain.SigningArrangements;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.platform.time.Time;
import org.jointgov.shared.Caller;
import org.jointgov.shared.InvalidFieldsException;
import org.jointgov.shared.Precondition;
import org.jointgov.shared.RecordKind;
import org.jointgov.shared.RequestContext;
import org.jointgov.shared.Roles;

/** A leader says who signs for the township: whether two persons have to, and who signs as deputy for a period. */
@UseCase
public class ArrangeSigning {
    /** Of a period, in days after the first. */
    private static final int LONGEST = 92;

    private final Commands commands;
    private final RequestContext request;
    private final SigningArrangements arrangements;
    private final SigningQueries queries;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected ArrangeSigning() {
        this.commands = null;
        this.request = null;
        this.arrangements = null;
        this.queries = null;
        this.audit = null;
    }

    @Inject
    public ArrangeSigning(
            Commands commands,
            RequestContext request,
            SigningArrangements arrangements,
            SigningQueries queries,
            AuditTrail audit) {
        this.commands = commands;
        this.request = request;
        this.arrangements = arrangements;
        this.queries = queries;
        this.audit = audit;
    }

    /**
     * Says whether two persons have to sign for the township.
     *
     * @param expected the version of the rule that the caller read; 0 before the first word
     */
    public SigningView rule(LongSupplier expected, boolean twoSigners) {
        return commands.once(earlier -> queries.get(), () -> {
            Caller caller = leader();
            SigningView before = queries.get();
            Precondition.check(before.version(), expected);
            arrangements.rule(caller.township(), twoSigners, caller.office(), before.version());
            return done("set-signing-rule", caller, before.version() + 1, twoSigners ? "two-signers" : "one-signer");
        });
    }

    /**
     * Names a deputy of the leader.
     *
     * @param membership of another leader or a clerk of the township, no machine's
     * @param firstDay in Asia/Shanghai, like {@code lastDay}: not over, and at most 92 days after the first
     * @throws InvalidFieldsException when the membership is none of these, or the period no period
     */
    public SigningView name(UUID id, UUID membership, LocalDate firstDay, LocalDate lastDay) {
        return commands.once(earlier -> queries.get(), () -> {
            Caller caller = leader();
            if (lastDay.isBefore(firstDay)
                    || lastDay.isAfter(firstDay.plusDays(LONGEST))
                    || lastDay.isBefore(LocalDate.ofInstant(Time.now(), Time.ZONE))) {
                throw InvalidFieldsException.of("/lastDay", "out-of-range");
            }
            arrangements.name(caller.township(), id, membership, caller.office(), firstDay, lastDay);
            return done(
                    "name-deputy",
                    caller,
                    1,
                    id.toString(),
                    membership.toString(),
                    firstDay.toString(),
                    lastDay.toString());
        });
    }

    /** Ends a deputy's record before its last day; what the deputy has signed stays. */
    public SigningView end(UUID id) {
        return commands.once(earlier -> queries.get(), () -> {
            Caller caller = leader();
            arrangements.end(caller.township(), id, caller.office());
            return done("end-deputy", caller, 1, id.toString());
        });
    }

    private Caller leader() {
        Caller caller = request.caller();
        caller.requirePerson(Roles.LEADER);
        return caller;
    }

    private SigningView done(String action, Caller caller, long version, String... said) {
        audit.append(AuditEntry.of(
                action,
                RecordKind.TOWNSHIP.slug(),
                caller.township(),
                version,
                caller.township(),
                null,
                "jointgov-signing-v1\n" + String.join("\n", said)));
        return queries.get();
    }
}
