package org.jointgov.platform.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import org.jointgov.shared.PersonalDataDestroyedException;
import org.jspecify.annotations.Nullable;

/**
 * Makes and opens wrapped keysets. Keys leave this class only wrapped, or inside a {@link RecordCipher}. Each wrapping is
 * bound to what it is for, so that a keyset that was moved to another township or record does not open. Thread-safe.
 */
@ApplicationScoped
public class Keyring {
    private final MasterKeyset master;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected Keyring() {
        this.master = null;
    }

    @Inject
    public Keyring(MasterKeyset master) {
        this.master = master;
    }

    /** A new key for a township, wrapped by the master keyset. */
    public byte[] newTownshipKeyset(UUID township) {
        return newKeyset(master.aead(), townshipLabel(township));
    }

    /**
     * A new key for one record, wrapped by the key of the township that the record comes from.
     *
     * @throws CryptoException when the township's keyset is not this township's, or not of this master
     */
    public byte[] newRecordKeyset(UUID township, byte[] townshipKeyset, UUID record) {
        return newKeyset(open(townshipKeyset, master.aead(), townshipLabel(township)), recordLabel(township, record));
    }

    /**
     * What encrypts and decrypts the fields of one record.
     *
     * @param recordKeyset null when the record has none any more
     * @throws CryptoException when one of the keysets does not belong to the record, the township, or this master
     * @throws PersonalDataDestroyedException when there is no keyset: every record was made with one
     */
    public RecordCipher cipher(
            UUID township, byte @Nullable [] townshipKeyset, UUID record, byte @Nullable [] recordKeyset) {
        if (townshipKeyset == null || recordKeyset == null) {
            throw new PersonalDataDestroyedException();
        }
        Aead wrapping = open(townshipKeyset, master.aead(), townshipLabel(township));
        return new RecordCipher(open(recordKeyset, wrapping, recordLabel(township, record)), township);
    }

    private static byte[] newKeyset(Aead wrapping, byte[] label) {
        try {
            KeysetHandle handle = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(handle, wrapping, label);
        } catch (GeneralSecurityException e) {
            throw new CryptoException("no key could be made", e);
        }
    }

    private static Aead open(byte[] keyset, Aead wrapping, byte[] label) {
        try {
            return TinkProtoKeysetFormat.parseEncryptedKeyset(keyset, wrapping, label)
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new CryptoException("a keyset does not open", e);
        }
    }

    private static byte[] townshipLabel(UUID township) {
        return ("township_key|" + township).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] recordLabel(UUID township, UUID record) {
        return ("record_key|" + record + "|" + township).getBytes(StandardCharsets.UTF_8);
    }
}
