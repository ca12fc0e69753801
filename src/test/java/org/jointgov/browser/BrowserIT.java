package org.jointgov.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jointgov.demonstration.DemonstrationLoader;
import org.jointgov.stack.LocalStack;
import org.jointgov.stack.Logins;
import org.jointgov.stack.OwnStack;
import org.jointgov.stack.SharedStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The web app in a real browser (Chromium): every screen in three languages, two widths and four states, and the main paths
 * against the running service. Without a browser the tests are skipped, and say so.
 */
@OwnStack
class BrowserIT {
    private static final List<String> CHROMIUM =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final Path WEB = Path.of("src/main/web");

    private final String chromium = CHROMIUM.stream()
            .filter(path -> Files.isExecutable(Path.of(path)))
            .findFirst()
            .orElse(System.getenv().getOrDefault("CHROMIUM", ""));

    @BeforeEach
    void needsABrowser() {
        assumeTrue(!chromium.isEmpty(), "SKIPPED: no Chromium on this machine; install it or name it in CHROMIUM");
    }

    @Test
    void everyScreenFitsInEveryLanguageAndWidth() throws Exception {
        run("screens", Map.of(), 25);
    }

    @Test
    void theMainPathsWorkAgainstTheRunningService() throws Exception {
        LocalStack stack = SharedStack.get();
        DemonstrationLoader.load(stack);
        JsonObjectBuilder logins = Json.createObjectBuilder();
        Logins.PEOPLE
                .values()
                .forEach(people -> people.forEach(user -> logins.add(user, stack.demonstrationPassword())));
        int onceRuns = Integer.parseInt(System.getenv().getOrDefault("JOINTGOV_ONCE_RUNS", "1"));
        run(
                "e2e",
                Map.of(
                        "JOINTGOV_URL",
                        stack.appUrl(),
                        "JOINTGOV_LOGINS",
                        logins.build().toString()),
                20 + onceRuns);
    }

    /** Runs an npm script of the web app; fails with the end of what it printed, which names the tests that failed. */
    private void run(String script, Map<String, String> environment, int minutes)
            throws IOException, InterruptedException {
        Path log = Path.of("target", "browser-" + script + ".log");
        ProcessBuilder builder = new ProcessBuilder("npm", "run", "--silent", script)
                .directory(WEB.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("CHROMIUM", chromium);
        Process process = builder.start();
        try {
            if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
                throw new AssertionError(script + " took longer than " + minutes + " minutes; see " + log);
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
        if (process.exitValue() != 0) {
            List<String> lines = Files.readAllLines(log);
            throw new AssertionError(script + " failed; see " + log + "\n"
                    + String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size())));
        }
    }
}
