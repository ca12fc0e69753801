package org.jointgov.meetings.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.TextChangedException;

/**
 * Whether all sides have signed one text as they have to: each by its leader, a deputy or a leader on paper, and by a second
 * person where the township asks for two; nobody twice, nobody for two sides. What was signed of an earlier revision is history
 * and counts for nothing. Immutable; the database derives the same from the same rows ({@code sides_signed}).
 *
 * @param sides the townships whose signature is needed
 * @param twoSigners those of them that ask for two persons
 * @param revision the latest revision
 * @param contentHash its hash, recomputed from the stored text
 * @param given every signature so far, earlier revisions included
 */
public record SignOffs(Set<UUID> sides, Set<UUID> twoSigners, int revision, String contentHash, List<Signature> given) {

    public SignOffs {
        sides = Set.copyOf(sides);
        twoSigners = Set.copyOf(twoSigners);
        given = List.copyOf(given);
    }

    /** The same signatures under another text. */
    SignOffs of(int nextRevision, String nextHash) {
        return new SignOffs(sides, twoSigners, nextRevision, nextHash, given);
    }

    /** What counts: the signatures under the latest revision in its stored form. */
    public List<Signature> current() {
        return given.stream()
                .filter(s -> s.revision() == revision && s.contentHash().equals(contentHash))
                .toList();
    }

    /** Whether this side has signed the latest revision as it has to. */
    public boolean signed(UUID side) {
        Set<UUID> persons = new HashSet<>();
        boolean leads = false;
        for (Signature signature : current()) {
            if (signature.townshipId().equals(side)) {
                persons.add(signature.personId());
                leads |= signature.capacity() != SigningCapacity.SECOND;
            }
        }
        return leads && persons.size() >= (twoSigners.contains(side) ? 2 : 1);
    }

    /** Whether every side has. */
    public boolean complete() {
        return sides.size() > 1 && sides.stream().allMatch(this::signed);
    }

    /** The sides that have not. */
    public List<UUID> awaited() {
        return sides.stream().filter(side -> !signed(side)).sorted().toList();
    }

    /**
     * With one more signature.
     *
     * @throws TextChangedException when it is not for the latest revision, or what the signer saw is not what is stored
     * @throws ForbiddenException when the township is not asked, or the person has signed already, for whatever side
     * @throws InvalidTransitionException when the side has signed as it has to, or has a second signer, or asks for none
     */
    public SignOffs with(Signature signature) {
        UUID side = signature.townshipId();
        if (!sides.contains(side)) {
            throw new ForbiddenException();
        }
        boolean second = signature.capacity() == SigningCapacity.SECOND;
        if (signed(side) || (second && (!twoSigners.contains(side) || hasSecond(side)))) {
            throw new InvalidTransitionException();
        }
        if (current().stream().anyMatch(s -> s.personId().equals(signature.personId()))) {
            throw new ForbiddenException();
        }
        requireSame(signature.revision(), signature.contentHash());
        List<Signature> all = new ArrayList<>(given);
        all.add(signature);
        return new SignOffs(sides, twoSigners, revision, contentHash, all);
    }

    /** @throws TextChangedException when what somebody saw is not the latest revision as it is stored */
    void requireSame(int seen, String seenHash) {
        if (seen != revision || !seenHash.equals(contentHash)) {
            throw new TextChangedException();
        }
    }

    private boolean hasSecond(UUID side) {
        return current().stream().anyMatch(s -> s.townshipId().equals(side) && s.capacity() == SigningCapacity.SECOND);
    }
}
