package org.jointgov.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/**
 * The one stack of a test JVM: free ports, a folder of its own, each part started when a test first asks for it, all
 * ended with the JVM. Tests share its data and must not rely on being alone.
 */
public final class SharedStack {
    private static LocalStack stack;

    private SharedStack() {}

    /** Everything runs: database, Keycloak, mail, application. */
    public static LocalStack get() {
        LocalStack all = taken();
        all.startAll();
        return all;
    }

    /** Database, Keycloak and mail run. */
    public static LocalStack keycloak() {
        LocalStack some = taken();
        some.startKeycloak();
        return some;
    }

    /** Only the database runs. */
    public static LocalStack database() {
        LocalStack some = taken();
        some.startDatabase();
        return some;
    }

    /** Ends the application and takes its data away; the next to ask gets both anew. */
    static synchronized void renew() {
        if (stack != null) {
            stack.renew();
        }
    }

    private static synchronized LocalStack taken() {
        if (stack == null) {
            Path project = Path.of(System.getProperty("jointgov.project", "")).toAbsolutePath();
            Path tests = project.resolve(".jointgov/test");
            clear(project, tests);
            Path folder = tests.resolve(Long.toString(ProcessHandle.current().pid()));
            LocalStack taken = LocalStack.in(
                    new StackSettings(project, folder, 0, 0, 0, false),
                    Progress.SILENT,
                    () -> Seed.copyInto(folder, project));
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> {
                                taken.close();
                                if (!Boolean.getBoolean("jointgov.keep")) {
                                    Tools.delete(taken.folder());
                                }
                            },
                            "end of the test stack"));
            stack = taken;
        }
        return stack;
    }

    /** Ends and deletes what killed test runs have left. */
    private static void clear(Path project, Path tests) {
        if (!Files.isDirectory(tests)) {
            return;
        }
        // Two test JVMs start at once.
        try (FileChannel channel =
                        FileChannel.open(tests.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var ignored = channel.lock();
                Stream<Path> folders = Files.list(tests)) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                // Named by its process: one that lives has perhaps only begun.
                if (ProcessHandle.of(Long.parseLong(folder.getFileName().toString()))
                        .isPresent()) {
                    continue;
                }
                try {
                    LocalStack.in(new StackSettings(project, folder, 0, 0, 0, false), Progress.SILENT)
                            .close();
                } catch (StackFailure running) {
                    continue;
                }
                Tools.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + tests, e);
        }
    }
}
