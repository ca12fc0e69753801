package org.jointgov.platform.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jointgov.shared.Problem;
import org.jointgov.shared.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectStoreTest {
    private static final byte[] CONTENT = new byte[512 * 1024 + 40];
    private final UUID name = UUID.randomUUID();

    @Test
    void keepsForgetsAndSaysWhenItIsAway(@TempDir Path folder) {
        try (ObjectStoreServer server = new ObjectStoreServer(folder)) {
            ObjectStore store = store(server.settings());
            store.put(name, CONTENT);
            assertEquals(Set.of(name.toString()), server.names());
            assertArrayEquals(CONTENT, store.get(name).orElseThrow());
            server.stop();
            assertAway(store, () -> store.get(name));
            assertAway(store, () -> store.put(name, CONTENT));
            assertAway(store, () -> store.delete(name));
            server.start();
            store.delete(name);
            assertTrue(store.answers());
            assertEquals(Optional.empty(), store.get(name));
            store.delete(name);
        }
    }

    @Test
    void waitsForNoStoreThatStopsReading() throws IOException {
        try (ServerSocket silent = new ServerSocket()) {
            silent.setReceiveBufferSize(4096);
            silent.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            ObjectStore store = new ObjectStore(new S3Objects(
                    URI.create("http://127.0.0.1:" + silent.getLocalPort()),
                    "us-east-1",
                    true,
                    "b",
                    "k",
                    "s",
                    Duration.ofMillis(500)));
            assertTimeoutPreemptively(
                    Duration.ofSeconds(20), () -> assertAway(store, () -> store.put(name, new byte[20_000_000])));
        }
    }

    @Test
    void isOffUntilABucketIsNamed() {
        ObjectStore off = new ObjectStore(
                Optional.empty(), Optional.empty(), "us-east-1", true, Optional.empty(), Optional.empty());
        assertFalse(off.isOn());
    }

    private static ObjectStore store(Map<String, String> settings) {
        return new ObjectStore(
                Optional.of(settings.get("jointgov.attachments.s3.bucket")),
                Optional.of(URI.create(settings.get("jointgov.attachments.s3.endpoint"))),
                "us-east-1",
                true,
                Optional.of(settings.get("jointgov.attachments.s3.access-key")),
                Optional.of(settings.get("jointgov.attachments.s3.secret-key")));
    }

    private static void assertAway(ObjectStore store, Runnable call) {
        assertEquals(
                Problem.STORE_UNAVAILABLE,
                assertThrows(ProblemException.class, call::run).problem());
        assertFalse(store.answers());
    }
}
