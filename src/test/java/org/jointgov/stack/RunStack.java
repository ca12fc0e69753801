package org.jointgov.stack;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jointgov.demonstration.DemonstrationLoader;

/** {@code mvn -Prun}: starts everything, says where it is and who can sign in, and runs until Ctrl-C. */
public final class RunStack {
    private static final long BEGIN = System.nanoTime();

    private RunStack() {}

    /** No arguments; ports, folder and {@code -Dfresh} are system properties. */
    public static void main(String[] args) throws InterruptedException {
        PrintStream out = System.out;
        Progress progress = line -> out.printf("[%5.1f s] %s%n", (System.nanoTime() - BEGIN) / 1e9, line);
        Path project = Path.of(System.getProperty("jointgov.project", "")).toAbsolutePath();
        StackSettings settings = new StackSettings(
                project,
                project.resolve(".jointgov/run"),
                port("app.port", 8080),
                port("keycloak.port", 8180),
                port("postgres.port", 5433),
                true);
        AtomicBoolean ending = new AtomicBoolean();
        try {
            if (wanted("fresh")) {
                startOver(settings, progress);
            }
            LocalStack stack = LocalStack.in(settings, progress);
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> {
                                ending.set(true);
                                out.printf("%nEnding …%n");
                                stack.close();
                                out.println("Ended. The data is kept in .jointgov/run; -Dfresh starts over.");
                            },
                            "end of the stack"));
            stack.startAll();
            loadDemonstration(stack, progress);
            out.println(welcome(stack));
        } catch (StackFailure failure) {
            if (!ending.get()) {
                out.println();
                out.println("✗ " + failure.getMessage());
                out.println("→ " + failure.wayOut());
                out.flush();
            }
            // At once, so that these are the last lines; the shutdown hook still ends what has been started.
            System.exit(1);
        } catch (RuntimeException | Error fault) {
            // Returning would let Maven close this class loader before the shutdown hook needs it.
            fault.printStackTrace(out);
            System.exit(1);
        }
        new CountDownLatch(1).await();
    }

    private static void startOver(StackSettings settings, Progress progress) {
        progress.line("Starting over: deleting the data of earlier runs");
        LocalStack.in(settings, progress).close();
        Tools.delete(settings.folder());
        Tools.delete(settings.tools().resolve("mail"));
    }

    /** Loads each edition of the demonstration once; the loader itself can be run again without doubling anything. */
    private static void loadDemonstration(LocalStack stack, Progress progress) {
        Path loaded = stack.folder().resolve("demonstration-loaded-" + DemonstrationLoader.EDITION);
        if (Files.exists(loaded)) {
            return;
        }
        progress.line("Loading the demonstration (the year 2024)");
        long begin = System.nanoTime();
        try {
            DemonstrationLoader.load(stack);
        } catch (IllegalStateException | UncheckedIOException | AssertionError e) {
            throw new StackFailure(
                    "The demonstration could not be loaded: " + e.getMessage(),
                    "Start again; it goes on where it stopped. The application's output is in .jointgov/run/log.",
                    e);
        }
        Secrets.writeForOwnerOnly(loaded, "");
        progress.line("Demonstration loaded in "
                + Duration.ofNanos(System.nanoTime() - begin).toSeconds() + " s");
    }

    private static String welcome(LocalStack stack) {
        StringBuilder text = new StringBuilder();
        text.append(String.format("%n  Joint Governance is ready:  %s%n%n", stack.appUrl()));
        text.append(String.format("  Password of every demonstration login:  %s%n%n", stack.demonstrationPassword()));
        for (String realm : List.of("xizang-government", "qinghai-government", LocalStack.HUB_REALM)) {
            text.append(String.format("  %-20s%s%n", realm, String.join(", ", Logins.PEOPLE.get(realm))));
        }
        text.append(String.format("%n  Sent e-mails are written to .jointgov/mail. End with Ctrl-C."));
        return text.toString();
    }

    private static boolean wanted(String property) {
        String value = System.getProperty(property);
        return value != null && !value.equals("false");
    }

    private static int port(String property, int usual) {
        String value = System.getProperty(property);
        if (value == null) {
            return usual;
        }
        try {
            int port = Integer.parseInt(value);
            if (port > 0 && port < 65536) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Answered below like a number out of range.
        }
        throw new IllegalArgumentException(property + " is not a port: " + value);
    }
}
