package org.jointgov.shared;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Whether all sides stand by one text: distinct persons of distinct townships on the same revision and hash. What was given
 * for an earlier revision is history and counts for nothing. Immutable.
 *
 * @param sides the townships whose consent is needed
 * @param revision the latest revision
 * @param contentHash its hash, recomputed from the stored text
 * @param given every consent so far, earlier revisions included
 */
public record JointConsent(Set<UUID> sides, int revision, String contentHash, List<Consent> given) {
    /** One side's word for one revision of the text, given by one person. */
    public record Consent(UUID townshipId, UUID personId, int revision, String contentHash) {}

    public JointConsent {
        sides = Set.copyOf(sides);
        given = List.copyOf(given);
    }

    /** What counts: the consents to the latest revision in its stored form. */
    public List<Consent> current() {
        return given.stream()
                .filter(c -> c.revision() == revision && c.contentHash().equals(contentHash))
                .toList();
    }

    /** Whether this side has consented to the latest revision. */
    public boolean givenBy(UUID township) {
        return current().stream().anyMatch(c -> c.townshipId().equals(township));
    }

    /** Whether every side has, each by another person. */
    public boolean complete() {
        Set<UUID> persons = new HashSet<>();
        Set<UUID> townships = new HashSet<>();
        for (Consent consent : current()) {
            if (sides.contains(consent.townshipId()) && townships.add(consent.townshipId())) {
                persons.add(consent.personId());
            }
        }
        return townships.equals(sides) && persons.size() == sides.size();
    }

    /**
     * With one more consent.
     *
     * @throws TextChangedException when it is not for the latest revision, or what the signer saw is not what is stored
     * @throws ForbiddenException when the township is not asked, or the person has consented for another side
     * @throws InvalidTransitionException when the side has consented already
     */
    public JointConsent with(Consent consent) {
        if (!sides.contains(consent.townshipId())) {
            throw new ForbiddenException();
        }
        if (givenBy(consent.townshipId())) {
            throw new InvalidTransitionException();
        }
        if (current().stream().anyMatch(c -> c.personId().equals(consent.personId()))) {
            throw new ForbiddenException();
        }
        if (consent.revision() != revision || !consent.contentHash().equals(contentHash)) {
            throw new TextChangedException();
        }
        List<Consent> all = new ArrayList<>(given);
        all.add(consent);
        return new JointConsent(sides, revision, contentHash, all);
    }
}
