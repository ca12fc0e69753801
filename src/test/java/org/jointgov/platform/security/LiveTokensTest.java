package org.jointgov.platform.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveTokensTest {
    private final TestIssuer hub = new TestIssuer();
    private final LiveTokens tokens = new LiveTokens(new HubClient(hub.settings()));
    private final ExecutorService many = Executors.newFixedThreadPool(16);

    @AfterEach
    void close() {
        many.shutdownNow();
        hub.close();
    }

    @Test
    void manyRequestsWithOneTokenAskOnce() throws InterruptedException, ExecutionException {
        hub.slow(300);
        List<Future<Boolean>> answers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            answers.add(many.submit(() -> tokens.isLive("token")));
        }
        for (Future<Boolean> answer : answers) {
            assertTrue(answer.get());
        }
        assertEquals(1, hub.introspections());
        tokens.isLive("token");
        assertEquals(1, hub.introspections());
    }

    @Test
    void eachTokenIsAskedAbout() {
        hub.forget("revoked");
        assertTrue(tokens.isLive("token"));
        assertFalse(tokens.isLive("revoked"));
        assertEquals(2, hub.introspections());
    }

    @Test
    void anAnswerIsBelievedForFourSecondsAtMost() throws InterruptedException {
        assertTrue(tokens.isLive("token"));
        hub.forget("token");
        Thread.sleep(LiveTokens.BELIEVED.toMillis() + 50);
        assertFalse(tokens.isLive("token"));
    }

    @Test
    void aRevokedTokenDoesNotComeBackWithAnOutage() throws InterruptedException {
        hub.forget("token");
        assertFalse(tokens.isLive("token"));
        hub.down(true);
        Thread.sleep(LiveTokens.BELIEVED.toMillis() + 50);
        assertThrows(HubUnavailableException.class, () -> tokens.isLive("token"));
    }

    @Test
    void aSilentHubIsLeftAloneForAWhile() {
        hub.down(true);
        for (int i = 0; i < 50; i++) {
            assertThrows(HubUnavailableException.class, () -> tokens.isLive("token"));
        }
        assertEquals(1, hub.introspections());
    }
}
