package org.jointgov.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The web app's own test commands, run in the machine's Chromium; the build without a window, where there is one, paints
 * a page at two thirds of the cost. Without any the test is skipped, and says so.
 */
final class WebTests {
    private static final List<String> CHROMIUM = List.of(
            "/usr/bin/chromium-headless-shell",
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome");
    private static final Path WEB = Path.of("src/main/web");

    private WebTests() {}

    /** Runs an npm script of the web app; fails with the end of what it printed, which names the tests that failed. */
    static void run(String script, Map<String, String> environment, int minutes)
            throws IOException, InterruptedException {
        String chromium = CHROMIUM.stream()
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElse(System.getenv().getOrDefault("CHROMIUM", ""));
        assumeTrue(!chromium.isEmpty(), "SKIPPED: no Chromium on this machine; install it or name it in CHROMIUM");
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
