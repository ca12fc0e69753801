package org.jointgov.platform.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.jointgov.shared.Problem;
import org.jointgov.shared.ProblemException;
import org.junit.jupiter.api.Test;

class VirusScannerTest {
    private static final Duration SHORT = Duration.ofMillis(200);

    /** Far more than the two ends of a connection keep on the way. */
    private static final int MORE_THAN_FITS = 50 * 1024 * 1024;

    @Test
    void waitsForNoScannerThatStopsReading() throws IOException {
        try (ServerSocket silent = silent()) {
            VirusScanner scanner = new VirusScanner("127.0.0.1:" + silent.getLocalPort(), SHORT);
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
                try (VirusScanner.Scan scan = scanner.begin()) {
                    assertUnavailable(() -> scan.next(new byte[MORE_THAN_FITS]));
                }
            });
        }
    }

    @Test
    void waitsForNoScannerThatDoesNotAnswer() throws IOException {
        try (ServerSocket silent = silent()) {
            VirusScanner scanner = new VirusScanner("127.0.0.1:" + silent.getLocalPort(), SHORT);
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
                assertFalse(scanner.answers());
                try (VirusScanner.Scan scan = scanner.begin()) {
                    scan.next(new byte[10]);
                    assertUnavailable(scan::isClean);
                }
            });
        }
    }

    @Test
    void anAddressThatIsNoneIsAScannerThatIsAway() {
        for (String address : new String[] {"clamd", "127.0.0.1:", "127.0.0.1:70000", "no-such-host.invalid:3310"}) {
            VirusScanner scanner = new VirusScanner(address, SHORT);
            assertFalse(scanner.answers());
            assertUnavailable(scanner::begin);
        }
    }

    /** Connections are taken on by the system; nobody reads or answers. */
    private static ServerSocket silent() throws IOException {
        ServerSocket silent = new ServerSocket();
        silent.setReceiveBufferSize(4096);
        silent.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return silent;
    }

    private static void assertUnavailable(Runnable call) {
        assertEquals(
                Problem.SCANNER_UNAVAILABLE,
                assertThrows(ProblemException.class, call::run).problem());
    }
}
