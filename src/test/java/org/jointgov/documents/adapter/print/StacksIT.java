package org.jointgov.documents.adapter.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The picture that the documents' stacks are compared with is what this machine's Chromium paints. */
class StacksIT {
    private static final Path FONT =
            Path.of("src/main/resources/org/jointgov/documents/adapter/print/NotoSerifTibetan-Regular.ttf");

    @TempDir
    private Path folder;

    @Test
    void theReferenceIsWhatChromiumPaints() throws IOException, InterruptedException {
        String chromium =
                List.of("/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser").stream()
                        .filter(path -> Files.isExecutable(Path.of(path)))
                        .findFirst()
                        .orElse(System.getenv().getOrDefault("CHROMIUM", ""));
        assumeTrue(!chromium.isEmpty(), "SKIPPED: no Chromium on this machine; install it or name it in CHROMIUM");
        Path page = folder.resolve("stacks.html");
        Path painted = folder.resolve("stacks.png");
        Files.writeString(page, Stacks.html(FONT.toAbsolutePath()));
        Process browser = new ProcessBuilder(
                        chromium,
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--hide-scrollbars",
                        "--allow-file-access-from-files",
                        "--font-render-hinting=none",
                        "--virtual-time-budget=5000",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--window-size=" + Stacks.COLUMNS * Stacks.CELL + "," + Stacks.rows() * Stacks.CELL,
                        "--screenshot=" + painted,
                        page.toUri().toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("browser.log").toFile())
                .start();
        try {
            assertTrue(browser.waitFor(1, TimeUnit.MINUTES), "the browser does not end");
        } finally {
            browser.descendants().forEach(ProcessHandle::destroy);
            browser.destroy();
        }
        if (Boolean.getBoolean("stacks.write")) {
            Files.copy(
                    painted, Path.of("src/test/resources/documents/stacks.png"), StandardCopyOption.REPLACE_EXISTING);
        }
        assertEquals(List.of(), Stacks.differing(ImageIO.read(painted.toFile()), Stacks.reference()));
    }
}
