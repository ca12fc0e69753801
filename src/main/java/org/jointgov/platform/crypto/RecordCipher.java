package org.jointgov.platform.crypto;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;

/**
 * Encrypts and decrypts the fields of one record. Every ciphertext is bound to its table, column, row and originating township:
 * moved anywhere else it does not open. Thread-safe.
 */
public final class RecordCipher {
    private final Aead aead;
    private final UUID township;

    RecordCipher(Aead aead, UUID township) {
        this.aead = aead;
        this.township = township;
    }

    /** The ciphertext for this place. */
    public byte[] encrypt(String table, String column, UUID row, byte[] text) {
        try {
            return aead.encrypt(text, place(table, column, row));
        } catch (GeneralSecurityException e) {
            throw new CryptoException("not encrypted", e);
        }
    }

    /** @throws CryptoException when the ciphertext was changed, or made for another place or with another key */
    public byte[] decrypt(String table, String column, UUID row, byte[] ciphertext) {
        try {
            return aead.decrypt(ciphertext, place(table, column, row));
        } catch (GeneralSecurityException e) {
            throw new CryptoException("a ciphertext does not open", e);
        }
    }

    private byte[] place(String table, String column, UUID row) {
        return (table + "|" + column + "|" + row + "|" + township).getBytes(StandardCharsets.UTF_8);
    }
}
