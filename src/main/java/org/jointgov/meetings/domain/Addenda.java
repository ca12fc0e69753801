package org.jointgov.meetings.domain;

import java.util.UUID;
import org.jointgov.shared.NotFoundException;

/** Addenda to the minutes of meetings that the caller can see and holds locked. */
public interface Addenda {
    /**
     * The addendum, held for this transaction.
     *
     * @throws NotFoundException when the meeting has none of this id
     */
    Addendum lock(Minutes meeting, UUID id);

    /**
     * Writes the acting township's.
     *
     * @throws org.jointgov.shared.IdInUseException when the meeting has one of this id
     */
    void write(
            Minutes meeting, UUID township, String office, UUID id, String language, String text, String contentHash);

    /** Writes a signature of the acting township. */
    void sign(Minutes meeting, UUID addendum, Signature signature, String office, SigningAct act);

    /** Takes back the acting township's. */
    void withdraw(Minutes meeting, UUID addendum, UUID township, String office);
}
