package org.jointgov.tenancy.domain;

import java.util.Optional;
import java.util.UUID;
import org.jointgov.shared.PreconditionFailedException;
import org.jspecify.annotations.Nullable;

/** Who of the caller's township answers the alerts of each of its borders. */
public interface Responders {
    /** What the township has said for a border; empty when the caller does not see the border. */
    Optional<Standing> standing(UUID border, UUID township);

    /** Whether it is a person's membership of the township that stands. */
    boolean isNameable(UUID membership, UUID township);

    /**
     * Says who answers from now on.
     *
     * @param membership null for nobody
     * @throws PreconditionFailedException when somebody else has said so meanwhile
     */
    void say(UUID border, UUID township, @Nullable UUID membership, long expected);

    /**
     * What a township has said for a border.
     *
     * @param borderVersion the border's
     * @param member whether it shares the border
     * @param version of the township's word; 0 when it has said nothing yet
     */
    record Standing(long borderVersion, boolean member, long version) {}
}
