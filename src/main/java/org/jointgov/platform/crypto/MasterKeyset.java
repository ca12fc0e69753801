package org.jointgov.platform.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The key that wraps every township's key: a Tink JSON keyset in the file that {@code jointgov.master-keyset} names, readable
 * by the application's user only. Whoever has the file and the database can read everything; a backup of one never lies with a
 * backup of the other. Thread-safe.
 */
@ApplicationScoped
public class MasterKeyset {
    static {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Aead aead;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected MasterKeyset() {
        this.aead = null;
    }

    /**
     * @param file a Tink JSON keyset
     * @throws UncheckedIOException when it cannot be read
     * @throws CryptoException when it holds no keyset
     */
    @Inject
    public MasterKeyset(@ConfigProperty(name = "jointgov.master-keyset") String file) {
        try {
            KeysetHandle handle = TinkJsonProtoKeysetFormat.parseKeyset(
                    Files.readString(Path.of(file)), InsecureSecretKeyAccess.get());
            this.aead = handle.getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the master keyset cannot be read", e);
        } catch (GeneralSecurityException e) {
            throw new CryptoException("the master keyset is none", e);
        }
    }

    /**
     * Makes a new master keyset (AES-256-GCM) in a file that only its owner can read.
     *
     * @throws UncheckedIOException when the file exists already or cannot be written
     */
    public static void generate(Path file) {
        try {
            KeysetHandle handle = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    file,
                    TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get()),
                    StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException("the master keyset cannot be written", e);
        } catch (GeneralSecurityException e) {
            throw new CryptoException("no key could be made", e);
        }
    }

    /** Makes the file that is named by the one argument; run once, at installation (docs/operations.md). */
    public static void main(String[] args) {
        if (args.length != 1) {
            throw new IllegalArgumentException("one argument: the file to be made");
        }
        generate(Path.of(args[0]));
    }

    /** What wraps the townships' keys. */
    Aead aead() {
        return aead;
    }
}
