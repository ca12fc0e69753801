package org.jointgov.platform.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.RSAKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SigningKeysTest {
    private final TestIssuer hub = new TestIssuer();
    private final RSAKey key = hub.list(hub.newRsaKey());
    private final SigningKeys keys = new SigningKeys(new HubClient(hub.settings()));
    private final ExecutorService many = Executors.newFixedThreadPool(32);

    @AfterEach
    void close() {
        many.shutdownNow();
        hub.close();
    }

    @Test
    void aNewKeyIsFoundAtOnce() {
        assertTrue(keys.find(key.getKeyID()).isPresent());
        RSAKey next = hub.list(hub.newRsaKey());
        assertTrue(keys.find(next.getKeyID()).isPresent());
        assertEquals(2, hub.keyRequests());
    }

    @Test
    void aKnownKeyCostsNoQuestion() {
        for (int i = 0; i < 1000; i++) {
            keys.find(key.getKeyID());
        }
        assertEquals(1, hub.keyRequests());
    }

    @Test
    void inventedKeyIdsDoNotFloodTheHubNorKeepANewKeyOut() throws InterruptedException, ExecutionException {
        keys.find(key.getKeyID());
        long begin = System.nanoTime();
        List<Future<Boolean>> answers = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String invented = "invented-" + i;
            answers.add(many.submit(() -> keys.find(invented).isPresent()));
        }
        RSAKey next = hub.list(hub.newRsaKey());
        Future<Boolean> real = many.submit(() -> keys.find(next.getKeyID()).isPresent());
        assertTrue(real.get());
        for (Future<Boolean> answer : answers) {
            assertEquals(false, answer.get());
        }
        long tookPauses = (System.nanoTime() - begin) / SigningKeys.PAUSE.toNanos();
        assertTrue(hub.keyRequests() <= tookPauses + 2, hub.keyRequests() + " questions in " + tookPauses + " pauses");
    }

    @Test
    void whileTheHubIsAwayKnownKeysStay() {
        keys.find(key.getKeyID());
        hub.down(true);
        assertTrue(keys.find(key.getKeyID()).isPresent());
        assertThrows(HubUnavailableException.class, () -> keys.find("unknown"));
    }

    @Test
    void aKeyThatIsNoLongerListedIsForgottenWithTheNextQuestion() {
        keys.find(key.getKeyID());
        hub.unlist(key);
        assertTrue(keys.find("unknown").isEmpty());
        assertTrue(keys.find(key.getKeyID()).isEmpty());
    }
}
