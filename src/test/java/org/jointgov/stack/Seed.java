package org.jointgov.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A stopped stack whose Keycloak has its tables, realms and people: made once for a state of the files it depends on, and
 * copied into each test run's folder, which saves the half minute of importing. The application's database in it is empty.
 */
final class Seed {
    private static final List<String> SOURCES = List.of("realm-config", "deploy/postgresql");
    private static final String FORM = "1 postgresql-18.6 keycloak-26.7.4";

    private Seed() {}

    /** Fills a folder from the seed; a missing one is made first. */
    static void copyInto(Path folder, Path project) {
        Path seeds = project.resolve(".jointgov/seed");
        Path seed = seeds.resolve(fingerprint(project));
        try {
            Files.createDirectories(seeds);
            try (FileChannel channel = FileChannel.open(
                            seeds.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var ignored = channel.lock()) {
                if (!Files.isDirectory(seed)) {
                    make(project, seeds, seed);
                }
                copy(seed, folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the seed " + seed, e);
        }
    }

    private static void make(Path project, Path seeds, Path seed) throws IOException {
        try (Stream<Path> outdated = Files.list(seeds)) {
            for (Path old : outdated.filter(Files::isDirectory).toList()) {
                Tools.delete(old);
            }
        }
        Path half = project.resolve(".jointgov/seed.unfinished");
        StackSettings settings = new StackSettings(project, half, 0, 0, 0, false);
        // Ends what a killed making has left, then starts from nothing.
        LocalStack.in(settings, Progress.SILENT).close();
        Tools.delete(half);
        try (LocalStack stack = LocalStack.in(settings, Progress.SILENT)) {
            stack.startIdentityOnly();
        }
        Tools.delete(half.resolve("log"));
        Tools.delete(half.resolve("keycloak/data"));
        Files.delete(half.resolve("lock"));
        Files.move(half, seed, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String fingerprint(Path project) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(FORM.getBytes(StandardCharsets.UTF_8));
            for (String source : SOURCES) {
                try (Stream<Path> files = Files.walk(project.resolve(source))) {
                    for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                        digest.update(Files.readAllBytes(file));
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + SOURCES, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file) && !Files.isSymbolicLink(file)) {
                    if (!Files.isDirectory(target)) {
                        // PostgreSQL insists on its folders' permissions.
                        Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                    }
                } else {
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
                }
            }
        }
    }
}
