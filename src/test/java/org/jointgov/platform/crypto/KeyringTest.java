package org.jointgov.platform.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class KeyringTest {
    private static final UUID TOWNSHIP = new UUID(1, 1);
    private static final UUID RECORD = new UUID(2, 2);
    private static final Path FOLDER = folder();

    private final Keyring keyring = new Keyring(master("master"));
    private final byte[] townshipKeyset = keyring.newTownshipKeyset(TOWNSHIP);
    private final byte[] recordKeyset = keyring.newRecordKeyset(TOWNSHIP, townshipKeyset, RECORD);
    private final RecordCipher cipher = keyring.cipher(TOWNSHIP, townshipKeyset, RECORD, recordKeyset);

    @Property(tries = 200)
    void whatIsEncryptedIsDecryptedInItsPlace(@ForAll byte[] text) {
        byte[] ciphertext = cipher.encrypt("secret", "narrative", RECORD, text);
        assertArrayEquals(text, cipher.decrypt("secret", "narrative", RECORD, ciphertext));
    }

    @Property(tries = 200)
    void aCiphertextInAnotherPlaceDoesNotOpen(
            @ForAll byte[] text, @ForAll @IntRange(max = 3) int what, @ForAll long otherRow) {
        byte[] ciphertext = cipher.encrypt("secret", "narrative", RECORD, text);
        RecordCipher elsewhere = what == 3 ? otherTownship() : cipher;
        assertThrows(
                CryptoException.class,
                () -> elsewhere.decrypt(
                        what == 0 ? "attachment" : "secret",
                        what == 1 ? "parties" : "narrative",
                        what == 2 ? new UUID(3, otherRow) : RECORD,
                        ciphertext));
    }

    @Property(tries = 200)
    void aChangedCiphertextDoesNotOpen(@ForAll byte[] text, @ForAll @IntRange(max = 10_000) int position) {
        byte[] ciphertext = cipher.encrypt("secret", "narrative", RECORD, text);
        byte[] changed = ciphertext.clone();
        changed[position % changed.length] ^= 1;
        assertThrows(CryptoException.class, () -> cipher.decrypt("secret", "narrative", RECORD, changed));
    }

    @Test
    void theSameTextEncryptsDifferentlyEachTime() {
        byte[] text = "牧民甲".getBytes(StandardCharsets.UTF_8);
        assertFalse(Arrays.equals(
                cipher.encrypt("secret", "narrative", RECORD, text),
                cipher.encrypt("secret", "narrative", RECORD, text)));
    }

    @Test
    void aKeysetOfAnotherTownshipOrRecordDoesNotOpen() {
        UUID other = new UUID(9, 9);
        assertThrows(CryptoException.class, () -> keyring.cipher(other, townshipKeyset, RECORD, recordKeyset));
        assertThrows(CryptoException.class, () -> keyring.cipher(TOWNSHIP, townshipKeyset, other, recordKeyset));
        assertThrows(CryptoException.class, () -> keyring.newRecordKeyset(other, townshipKeyset, RECORD));
    }

    @Test
    void anotherMasterOpensNothing() {
        Keyring foreign = new Keyring(master("foreign"));
        assertThrows(CryptoException.class, () -> foreign.cipher(TOWNSHIP, townshipKeyset, RECORD, recordKeyset));
    }

    @Test
    void theMasterKeysetIsForItsOwnerOnlyAndNeverOverwritten() throws IOException {
        Path file = FOLDER.resolve("once.json");
        MasterKeyset.generate(file);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        String before = Files.readString(file);
        assertThrows(UncheckedIOException.class, () -> MasterKeyset.generate(file));
        assertEquals(before, Files.readString(file));
    }

    @Test
    void aMissingOrBrokenMasterKeysetIsRefused() throws IOException {
        assertThrows(
                UncheckedIOException.class,
                () -> new MasterKeyset(FOLDER.resolve("none").toString()));
        Path broken = Files.writeString(FOLDER.resolve("broken.json"), "{}");
        assertThrows(CryptoException.class, () -> new MasterKeyset(broken.toString()));
    }

    private RecordCipher otherTownship() {
        UUID other = new UUID(7, 7);
        byte[] keyset = keyring.newTownshipKeyset(other);
        return keyring.cipher(other, keyset, RECORD, keyring.newRecordKeyset(other, keyset, RECORD));
    }

    private static MasterKeyset master(String name) {
        Path file = FOLDER.resolve(name + ".json");
        if (!Files.exists(file)) {
            MasterKeyset.generate(file);
        }
        return new MasterKeyset(file.toString());
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("keyring");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
