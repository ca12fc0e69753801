package org.jointgov.meetings.domain;

import java.util.UUID;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.TextHash;

/**
 * What one side adds to minutes that are in force. Never changed; stands once all sides have signed it the way they sign
 * minutes, and may be withdrawn by its side until then. Immutable: each act gives the addendum after it.
 *
 * @param id the client may choose it
 * @param townshipId whose it is
 * @param signOffs under its one text; the revision is 0
 */
public record Addendum(UUID id, UUID townshipId, boolean withdrawn, SignOffs signOffs) {

    /** The hash that is signed; docs/content-hash.md. It names the minutes that it belongs to by their hash. */
    public static String hash(UUID meetingId, UUID id, String minutesHash, String language, String text) {
        return TextHash.addendum(meetingId, id, minutesHash, language, text);
    }

    /**
     * With one more signature.
     *
     * @throws InvalidTransitionException when it stands, was withdrawn, or the side has signed
     * @throws org.jointgov.shared.TextChangedException when the signer saw another text
     */
    public Addendum signOff(Signature signature) {
        requireOpen();
        return new Addendum(id, townshipId, false, signOffs.with(signature));
    }

    /**
     * Taken back.
     *
     * @throws InvalidTransitionException when it stands or was withdrawn
     */
    public Addendum withdraw() {
        requireOpen();
        return new Addendum(id, townshipId, true, signOffs);
    }

    private void requireOpen() {
        if (withdrawn || signOffs.complete()) {
            throw new InvalidTransitionException();
        }
    }
}
