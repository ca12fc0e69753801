package org.jointgov.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** The stack's secrets: made at first start, kept in a file that only its owner can read. Nothing is built in. */
final class Secrets {
    /** One secret each; the name in the file is the constant's. */
    enum Name {
        POSTGRES_SUPERUSER,
        DB_OWNER,
        DB_APP,
        DB_BACKUP,
        DB_KEYCLOAK,
        DB_CONTEXT_KEY,
        KEYCLOAK_ADMIN,
        INTROSPECTION,
        PROVISIONER,
        XIZANG_BROKER,
        QINGHAI_BROKER,
        DUOMA_LEDGER,
        DEMONSTRATION_PASSWORD
    }

    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final String EASY = "abcdefghjkmnpqrstuvwxyz23456789";

    private final Map<Name, String> values;

    private Secrets(Map<Name, String> values) {
        this.values = values;
    }

    /** Reads the file and adds what is missing from it. */
    static Secrets in(Path file) throws IOException {
        Properties stored = new Properties();
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                stored.load(reader);
            }
        }
        SecureRandom random = new SecureRandom();
        Map<Name, String> values = new EnumMap<>(Name.class);
        for (Name name : Name.values()) {
            values.put(name, stored.getProperty(name.name(), fresh(name, random)));
        }
        if (stored.size() != values.size()) {
            StringBuilder text =
                    new StringBuilder("# Made at first start. Deleting this file makes the data useless.\n");
            values.forEach(
                    (name, value) -> text.append(name).append('=').append(value).append('\n'));
            writeForOwnerOnly(file, text.toString());
        }
        return new Secrets(values);
    }

    String get(Name name) {
        return values.get(name);
    }

    /** Replaces a file in one step by one that only its owner can read. */
    static void writeForOwnerOnly(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path next = Files.createTempFile(
                    file.toAbsolutePath().getParent(),
                    file.getFileName().toString(),
                    ".new",
                    PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            Files.writeString(next, text);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static String fresh(Name name, SecureRandom random) {
        return switch (name) {
            case DB_CONTEXT_KEY -> {
                byte[] key = new byte[32];
                random.nextBytes(key);
                // '=' and '+' survive a properties file as values.
                yield Base64.getEncoder().encodeToString(key);
            }
            case DEMONSTRATION_PASSWORD ->
                pick(EASY, 5, random) + "-" + pick(EASY, 5, random) + "-" + pick(EASY, 5, random);
            default -> pick(LETTERS, 40, random);
        };
    }

    private static String pick(String letters, int count, SecureRandom random) {
        StringBuilder picked = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            picked.append(letters.charAt(random.nextInt(letters.length())));
        }
        return picked.toString();
    }
}
