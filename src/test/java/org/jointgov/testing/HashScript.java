package org.jointgov.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The script of {@code docs/content-hash.md}, as its readers run it. */
public final class HashScript {
    private final Path program;

    private HashScript(Path program) {
        this.program = program;
    }

    /** The manual's script, saved in this folder. Ends the test as skipped on a machine without Python. */
    public static HashScript in(Path folder) throws IOException, InterruptedException {
        assumeTrue(hasPython(), "SKIPPED: no python3 on this machine; the vectors of the manual hold the same forms");
        Path manual = Path.of(System.getProperty("jointgov.project", ""), "docs/content-hash.md");
        Matcher script = Pattern.compile("```python\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(manual));
        assertTrue(script.find(), "the manual has a script");
        return new HashScript(Files.writeString(folder.resolve("content_hash.py"), script.group(1)));
    }

    /** @return what it prints of these records */
    public String run(Path... records) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3", program.toString()));
        for (Path each : records) {
            command.add(each.toString());
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        return output;
    }

    private static boolean hasPython() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
