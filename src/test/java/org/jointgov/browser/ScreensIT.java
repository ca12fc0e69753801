package org.jointgov.browser;

import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Every screen in a real browser: three languages, two widths, and its states normal, empty, error and offline. Of dialogs and of
 * states other than normal the build takes a part, and pictures of what is broken only; {@code npm run screens} takes all.
 */
class ScreensIT {
    @Test
    void everyScreenFitsInEveryLanguageAndWidth() throws Exception {
        WebTests.run("screens", Map.of("JOINTGOV_SCREENS", "build"), 60);
    }
}
