package org.jointgov.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.jointgov.stack.SharedStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The web app in a real browser (Chromium): every screen in three languages, two widths and four states, and the main paths
 * against the running service. Without a browser the tests are skipped, and say so.
 */
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
        assertEquals(0, npm(Map.of(), "screens"), "see target/browser-screens.log and target/screens");
    }

    @Test
    void theMainPathsWorkAgainstTheRunningService() throws Exception {
        LocalStack stack = SharedStack.get();
        DemonstrationLoader.load(stack);
        JsonObjectBuilder logins = Json.createObjectBuilder();
        Logins.PEOPLE
                .values()
                .forEach(people -> people.forEach(user -> logins.add(user, stack.demonstrationPassword())));
        assertEquals(
                0,
                npm(
                        Map.of(
                                "JOINTGOV_URL",
                                stack.appUrl(),
                                "JOINTGOV_LOGINS",
                                logins.build().toString()),
                        "e2e"),
                "see target/browser-e2e.log");
    }

    private int npm(Map<String, String> environment, String script) throws IOException, InterruptedException {
        Path log = Path.of("target", "browser-" + script + ".log");
        ProcessBuilder builder = new ProcessBuilder("npm", "run", "--silent", script)
                .directory(WEB.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("CHROMIUM", chromium);
        Process process = builder.start();
        try {
            if (!process.waitFor(15, TimeUnit.MINUTES)) {
                throw new AssertionError(script + " took longer than 15 minutes; see " + log);
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
        return process.exitValue();
    }
}
