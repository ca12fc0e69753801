package org.jointgov.disputes.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.JointConsent;
import org.jointgov.shared.JointConsent.Consent;
import org.jointgov.shared.TextChangedException;

/**
 * What the sides of a dispute tell, and what of it they agree on. A side tells its own facts only; a fact of any side is agreed
 * once every side, each by another person, has confirmed its exact words; everything else is contested. Words that change are
 * another fact, so that what was confirmed before counts for nothing. Immutable.
 *
 * @param sides the townships whose consent counts
 * @param told each side's account as it stands; a side that has told nothing is missing
 * @param confirmations those that have not been withdrawn
 */
public record Accounts(Set<UUID> sides, Map<UUID, Account> told, List<FactConfirmation> confirmations) {
    /** A fact has one wording. */
    private static final int ONLY_WORDING = 1;

    public Accounts {
        sides = Set.copyOf(sides);
        told = Map.copyOf(told);
        confirmations = List.copyOf(confirmations);
    }

    /** This side's account. */
    public Account of(UUID side) {
        return told.getOrDefault(side, Account.NONE);
    }

    /**
     * With another version of a side's own account.
     *
     * @throws ForbiddenException when the township is no side
     */
    public Accounts told(UUID side, List<Fact> facts) {
        if (!sides.contains(side)) {
            throw new ForbiddenException();
        }
        Map<UUID, Account> all = new HashMap<>(told);
        all.put(side, new Account(of(side).version() + 1, facts));
        return new Accounts(sides, all, confirmations);
    }

    /**
     * With one more confirmation.
     *
     * @throws TextChangedException when the fact does not stand in these words
     * @throws InvalidTransitionException when the side has confirmed it
     * @throws ForbiddenException when the township is no side, or the person has confirmed for another
     */
    public Accounts confirmed(FactConfirmation given) {
        Fact fact = standing(given.factId()).orElseThrow(TextChangedException::new);
        consent(fact).with(new Consent(given.townshipId(), given.personId(), ONLY_WORDING, given.contentHash()));
        List<FactConfirmation> all = new ArrayList<>(confirmations);
        all.add(given);
        return new Accounts(sides, told, all);
    }

    /**
     * Without this side's confirmation.
     *
     * @throws InvalidTransitionException when there is none
     */
    public Accounts reopened(UUID side, UUID fact) {
        List<FactConfirmation> rest = confirmations.stream()
                .filter(c -> !(c.townshipId().equals(side) && c.factId().equals(fact)))
                .toList();
        if (rest.size() == confirmations.size()) {
            throw new InvalidTransitionException();
        }
        return new Accounts(sides, told, rest);
    }

    /** Whether a fact that stands is agreed. */
    public boolean agreed(Fact fact) {
        return standing(fact.id()).filter(fact::equals).isPresent()
                && consent(fact).complete();
    }

    private Optional<Fact> standing(UUID fact) {
        return told.values().stream()
                .flatMap(account -> account.facts().stream())
                .filter(f -> f.id().equals(fact))
                .findFirst();
    }

    private JointConsent consent(Fact fact) {
        return new JointConsent(
                sides,
                ONLY_WORDING,
                fact.contentHash(),
                confirmations.stream()
                        .filter(c -> c.factId().equals(fact.id()))
                        .map(c -> new Consent(c.townshipId(), c.personId(), ONLY_WORDING, c.contentHash()))
                        .toList());
    }
}
