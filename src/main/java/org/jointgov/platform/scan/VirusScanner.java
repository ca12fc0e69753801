package org.jointgov.platform.scan;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jointgov.shared.Problem;
import org.jointgov.shared.ProblemException;

/**
 * A ClamAV daemon, asked by its protocol over TCP (clamd(8): {@code PING}, {@code INSTREAM}). Off until {@code jointgov.clamd}
 * names one as {@code host:port}. Thread-safe; every scan is a connection of its own.
 */
@ApplicationScoped
public class VirusScanner {
    private static final Logger LOG = Logger.getLogger(VirusScanner.class.getName());
    private static final Duration CONNECTING = Duration.ofSeconds(3);

    /** For each piece, and for the answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int LONGEST_ANSWER = 1_000;

    private final String address;
    private final Duration patience;

    /** For the CDI proxy, which never uses the field. */
    protected VirusScanner() {
        this.address = "";
        this.patience = PATIENCE;
    }

    @Inject
    public VirusScanner(@ConfigProperty(name = "jointgov.clamd") Optional<String> address) {
        this(address.map(String::strip).orElse(""), PATIENCE);
    }

    VirusScanner(String address, Duration patience) {
        this.address = address;
        this.patience = patience;
    }

    @PostConstruct
    void say() {
        LOG.info(() -> isOn() ? "attachments are looked at by the virus scanner" : "no virus scanner is set up");
    }

    /** Whether one is set up. */
    public boolean isOn() {
        return !address.isEmpty();
    }

    /** Whether it answers. */
    public boolean answers() {
        try (Conversation clamd = connect()) {
            clamd.write("zPING\0".getBytes(StandardCharsets.US_ASCII));
            return answer(clamd).equals("PONG");
        } catch (IOException e) {
            return false;
        }
    }

    /** Begins to look at something. @throws ProblemException when the scanner cannot be reached */
    public Scan begin() {
        try {
            return new Scan(connect());
        } catch (IOException e) {
            throw new ProblemException(Problem.SCANNER_UNAVAILABLE);
        }
    }

    private Conversation connect() throws IOException {
        int colon = address.lastIndexOf(':');
        if (colon < 1) {
            throw new IOException("jointgov.clamd is not host:port");
        }
        try {
            return Conversation.with(
                    new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))),
                    CONNECTING,
                    patience);
        } catch (RuntimeException e) {
            // No number, no such port, no such host.
            throw new IOException(e);
        }
    }

    private static String answer(Conversation clamd) throws IOException {
        return new String(clamd.read(LONGEST_ANSWER), StandardCharsets.UTF_8)
                .replace("\0", "")
                .strip();
    }

    /** One content on its way through the scanner. For one thread. */
    public static final class Scan implements AutoCloseable {
        private final Conversation clamd;

        private Scan(Conversation clamd) throws IOException {
            this.clamd = clamd;
            clamd.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
        }

        /** The next piece. @throws ProblemException when the scanner does not take it */
        public void next(byte[] piece) {
            try {
                clamd.write(length(piece.length), piece);
            } catch (IOException e) {
                throw new ProblemException(Problem.SCANNER_UNAVAILABLE);
            }
        }

        /** Whether nothing was found. @throws ProblemException when the scanner does not say */
        public boolean isClean() {
            try {
                clamd.write(length(0));
                String answer = answer(clamd);
                if (answer.endsWith("FOUND")) {
                    return false;
                }
                if (answer.endsWith("OK")) {
                    return true;
                }
            } catch (IOException e) {
                throw new ProblemException(Problem.SCANNER_UNAVAILABLE);
            }
            throw new ProblemException(Problem.SCANNER_UNAVAILABLE);
        }

        private static byte[] length(int bytes) {
            return ByteBuffer.allocate(4).putInt(bytes).array();
        }

        @Override
        public void close() {
            try {
                clamd.close();
            } catch (IOException e) {
                LOG.fine("the scanner's connection did not close");
            }
        }
    }
}
