package org.jointgov.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * The processes of one stack. Each is written down by pid and start time, so that a later start can end what a killed
 * launcher left behind without ever ending somebody else's process that was given the same pid.
 */
final class ChildProcesses {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final boolean HAS_SETSID = Files.isExecutable(Path.of("/usr/bin/setsid"));

    private final Path ledger;
    private final List<Child> children = new ArrayList<>();
    private boolean closing;

    ChildProcesses(Path folder) {
        this.ledger = folder.resolve("processes");
    }

    /** How a process is asked to end. */
    enum Farewell {
        TERM,
        /** PostgreSQL's "fast": it does not wait for its clients. */
        INT
    }

    /** A running part and the file its output goes to. */
    record Child(String name, Process process, Path log, Farewell farewell) {}

    /** Starts a process in a session of its own, so that Ctrl-C reaches the launcher alone, which ends the parts in order. */
    Child start(String name, List<String> command, Map<String, String> environment, Path log, Farewell farewell) {
        List<String> line = new ArrayList<>();
        if (HAS_SETSID) {
            line.add("/usr/bin/setsid");
        }
        line.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        try {
            Files.createDirectories(log.getParent());
            synchronized (this) {
                requireOpen();
                Process process = builder.start();
                Child child = new Child(name, process, log, farewell);
                children.add(child);
                Files.writeString(
                        ledger,
                        name + "\t" + process.pid() + "\t" + startedAt(process.toHandle()) + "\t" + farewell + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
                return child;
            }
        } catch (IOException e) {
            throw new StackFailure(
                    "Cannot start " + name + ": " + e.getMessage(), "Is " + command.get(0) + " there?", e);
        }
    }

    /** Waits until the condition holds. */
    void awaitReady(Child child, Duration limit, Progress progress, BooleanSupplier ready) {
        long begin = System.nanoTime();
        long nextWord = 15;
        while (!ready.getAsBoolean()) {
            synchronized (this) {
                requireOpen();
            }
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
            if (!child.process().isAlive()) {
                throw new StackFailure(
                        child.name() + " ended while starting: " + lastLines(child.log()),
                        "The whole output is in " + child.log());
            }
            if (seconds >= limit.toSeconds()) {
                throw new StackFailure(
                        child.name() + " did not answer within " + limit.toSeconds() + " s: " + lastLines(child.log()),
                        "The whole output is in " + child.log());
            }
            if (seconds >= nextWord) {
                progress.line("still waiting for " + child.name() + " (" + seconds + " s)");
                nextWord += 15;
            }
            pause(100);
        }
    }

    /** Asks the process to end and insists after a while. */
    void stop(Child child) {
        if (child.process().isAlive()) {
            end(child.process().toHandle(), child.farewell());
        }
    }

    /** Waits for a process that ends by itself and returns its status. */
    int await(Child child) {
        try {
            return child.process().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("Interrupted.", "Start again.", e);
        }
    }

    /** Ends all, the database last, and starts none any more; whoever still waits for one fails at once. */
    void endAll() {
        List<Child> all;
        synchronized (this) {
            closing = true;
            all = List.copyOf(children);
        }
        for (Farewell farewell : Farewell.values()) {
            all.stream().filter(child -> child.farewell() == farewell).toList().parallelStream()
                    .forEach(this::stop);
        }
        try {
            Files.deleteIfExists(ledger);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + ledger, e);
        }
    }

    private void requireOpen() {
        if (closing) {
            throw new StackFailure("It is being ended.", "Start again.");
        }
    }

    /** Ends what an earlier, killed launcher left running. */
    void endLeftovers(Progress progress) {
        if (!Files.exists(ledger)) {
            return;
        }
        try {
            List<String> entries = Files.readAllLines(ledger, StandardCharsets.UTF_8);
            for (int i = entries.size() - 1; i >= 0; i--) {
                String[] entry = entries.get(i).split("\t");
                if (entry.length != 4) {
                    continue;
                }
                Optional<ProcessHandle> handle = ProcessHandle.of(Long.parseLong(entry[1]))
                        .filter(h -> Math.abs(startedAt(h) - Long.parseLong(entry[2])) < 2_000);
                if (handle.isPresent()) {
                    progress.line("ending " + entry[0] + " (pid " + entry[1] + "), left over from an earlier start");
                    end(handle.get(), Farewell.valueOf(entry[3]));
                }
            }
            Files.delete(ledger);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + ledger, e);
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("Interrupted while starting.", "Start again.", e);
        }
    }

    private static void end(ProcessHandle handle, Farewell farewell) {
        if (farewell == Farewell.INT) {
            interrupt(handle.pid());
        } else {
            handle.destroy();
        }
        try {
            handle.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            handle.destroyForcibly();
            handle.onExit().join();
        } catch (InterruptedException e) {
            handle.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void interrupt(long pid) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(pid)).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run kill", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long startedAt(ProcessHandle handle) {
        return handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static String lastLines(Path log) {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
            return String.join(" | ", lines.subList(Math.max(0, lines.size() - 6), lines.size()));
        } catch (IOException e) {
            return "(no output)";
        }
    }
}
