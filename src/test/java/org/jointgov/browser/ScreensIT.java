package org.jointgov.browser;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every screen in a real browser: three languages, two widths, and its states normal, empty, error and offline. */
class ScreensIT {
    @Test
    void everyScreenFitsInEveryLanguageAndWidth() throws Exception {
        WebTests.run("screens", Map.of(), 25);
    }
}
