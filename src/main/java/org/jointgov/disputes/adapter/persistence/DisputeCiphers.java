package org.jointgov.disputes.adapter.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jointgov.disputes.domain.DisputeKeys;
import org.jointgov.platform.crypto.Keyring;
import org.jointgov.platform.crypto.RecordCipher;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.NotFoundException;
import org.jointgov.shared.PersonalDataDestroyedException;
import org.jspecify.annotations.Nullable;

/** What the functions that lock or unmask a dispute answer about its keys. */
final class DisputeCiphers {
    private DisputeCiphers() {}

    /** The wrapped keys for new words; null when the caller does not write them, or when they are destroyed. */
    static @Nullable DisputeKeys keys(ResultSet row) throws SQLException {
        byte[] keyset = row.getBytes("keyset");
        return keyset == null
                ? null
                : new DisputeKeys(
                        row.getObject("alert_township_id", UUID.class),
                        row.getObject("alert_id", UUID.class),
                        row.getBytes("township_keyset"),
                        keyset);
    }

    /**
     * What encrypts with these keys.
     *
     * @param keys null: destroyed, since who may not write has been refused before
     * @throws PersonalDataDestroyedException when there are none
     */
    static RecordCipher cipher(Keyring keyring, @Nullable DisputeKeys keys) {
        if (keys == null) {
            throw new PersonalDataDestroyedException();
        }
        return keyring.cipher(keys.alertTownshipId(), keys.townshipKeyset(), keys.alertId(), keys.keyset());
    }

    /**
     * Goes on when the words may be read.
     *
     * @param outcome what an unmasking function says first: absent, forbidden or ok
     * @throws NotFoundException when the caller sees no such record
     * @throws ForbiddenException when the caller does not handle it
     */
    static void requireReadable(String outcome) {
        switch (outcome) {
            case "absent" -> throw new NotFoundException();
            case "forbidden" -> throw new ForbiddenException();
            default -> {
                // The keys stand beside it.
            }
        }
    }
}
