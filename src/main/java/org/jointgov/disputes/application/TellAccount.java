package org.jointgov.disputes.application;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.disputes.domain.Account;
import org.jointgov.disputes.domain.AccountPolicy;
import org.jointgov.disputes.domain.Accounts;
import org.jointgov.disputes.domain.DisputeAccounts;
import org.jointgov.disputes.domain.Fact;
import org.jointgov.disputes.domain.FactWords;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.platform.time.Ids;
import org.jointgov.shared.Caller;
import org.jointgov.shared.InvalidFieldsException;
import org.jointgov.shared.Precondition;
import org.jointgov.shared.RequestContext;
import org.jspecify.annotations.Nullable;

/** A side writes its own account of the facts, or writes it anew. Earlier versions stay. */
@UseCase
public class TellAccount {
    private final RequestContext request;
    private final Commands commands;
    private final DisputeAccounts accounts;
    private final DisputeAccountQueries queries;
    private final AuditTrail audit;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected TellAccount() {
        this.request = null;
        this.commands = null;
        this.accounts = null;
        this.queries = null;
        this.audit = null;
    }

    @Inject
    public TellAccount(
            RequestContext request,
            Commands commands,
            DisputeAccounts accounts,
            DisputeAccountQueries queries,
            AuditTrail audit) {
        this.request = request;
        this.commands = commands;
        this.accounts = accounts;
        this.queries = queries;
        this.audit = audit;
    }

    /**
     * A line of an account: a fact that stands and stays, or new words.
     *
     * @param kept the fact's id; null: these are new words
     */
    public record Line(@Nullable UUID kept, String text) {
        @Override
        public String toString() {
            return "Line";
        }
    }

    /**
     * @param expected the version of the own side's account that the caller read; 0 when there was none
     * @throws org.jointgov.shared.NotFoundException when the caller sees no such dispute
     * @throws org.jointgov.shared.ForbiddenException when the caller writes for none of its sides
     * @throws InvalidFieldsException when a fact that is to stay does not stand
     * @throws org.jointgov.shared.InvalidTransitionException once the dispute is settled or closed
     */
    public DisputeAccountsView tell(UUID dispute, LongSupplier expected, List<Line> lines) {
        return commands.once(earlier -> queries.after(earlier.recordId()), () -> {
            Caller caller = request.caller();
            DisputeAccounts.Locked locked = accounts.lock(dispute);
            AccountPolicy.require(
                    AccountPolicy.mayWrite(caller, locked.accounts().sides(), locked.leftToTeam()));
            Account before = locked.accounts().of(caller.township());
            Precondition.check(before.version(), expected);
            AccountPolicy.requireOpen(locked.status());
            Map<UUID, FactWords> words = new HashMap<>();
            List<Fact> facts = facts(dispute, before, lines, words);
            Accounts told = locked.accounts().told(caller.township(), facts);
            Account account = told.of(caller.township());
            accounts.tell(locked, account, words);
            audit.append(DisputeRecord.entry(
                    "tell",
                    dispute,
                    locked.version(),
                    locked.townshipId(),
                    locked.borderId(),
                    locked.countyCodes(),
                    Stream.concat(
                                    Stream.of(caller.township() + " " + account.version()),
                                    facts.stream().map(Fact::contentHash))
                            .collect(Collectors.joining("\n"))));
            return queries.after(dispute);
        });
    }

    private static List<Fact> facts(UUID dispute, Account before, List<Line> lines, Map<UUID, FactWords> words) {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (line.kept() != null) {
                String pointer = "/facts/" + i + "/id";
                Fact kept = before.facts().stream()
                        .filter(fact -> fact.id().equals(line.kept()))
                        .findFirst()
                        .orElseThrow(() -> InvalidFieldsException.of(pointer, "unknown-value"));
                if (facts.contains(kept)) {
                    throw InvalidFieldsException.of(pointer, "unknown-value");
                }
                facts.add(kept);
            } else {
                UUID id = Ids.next();
                FactWords said = FactWords.of(line.text());
                words.put(id, said);
                facts.add(new Fact(id, said.hash(dispute, id)));
            }
        }
        return facts;
    }
}
