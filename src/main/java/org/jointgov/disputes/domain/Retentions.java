package org.jointgov.disputes.domain;

import java.util.UUID;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.TextChangedException;

/** The keeping of the personal data of the alerts that the caller can see, and of the disputes opened from them. */
public interface Retentions {
    /** What a consent brought about: the alert's new version, and whether the keyset is destroyed. */
    record Consented(long version, boolean destroyed) {}

    /** @throws NotFoundException when the caller sees no alert of this id */
    RetentionStanding getStanding(UUID alertId);

    /**
     * The acting side or county lets nothing be destroyed.
     *
     * @return the alert's new version
     * @throws InvalidTransitionException when it holds already, or the keyset is destroyed
     * @throws org.jointgov.shared.IdInUseException when the alert has a hold of this id
     */
    long hold(RetentionStanding alert, UUID holdId, HoldReason reason);

    /**
     * Who placed it lifts it.
     *
     * @return the alert's new version
     * @throws InvalidTransitionException when it does not stand, or is another's
     */
    long lift(RetentionStanding alert, UUID holdId);

    /**
     * The acting side's consent; the last side's destroys the keyset.
     *
     * @throws InvalidTransitionException when it is not due, held, or consented already
     * @throws TextChangedException when its end is another than the screen showed
     */
    Consented consentToDestruction(RetentionStanding alert, String contentHash);
}
