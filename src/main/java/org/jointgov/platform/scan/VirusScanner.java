package org.jointgov.platform.scan;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
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
    private static final int CONNECT_MILLIS = 3_000;
    private static final int ANSWER_MILLIS = 20_000;
    private static final int LONGEST_ANSWER = 1_000;

    private final String address;

    /** For the CDI proxy, which never uses the field. */
    protected VirusScanner() {
        this.address = "";
    }

    @Inject
    public VirusScanner(@ConfigProperty(name = "jointgov.clamd") Optional<String> address) {
        this.address = address.map(String::strip).orElse("");
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
        try (Socket socket = connect()) {
            socket.getOutputStream().write("zPING\0".getBytes(StandardCharsets.US_ASCII));
            return answer(socket).equals("PONG");
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

    private Socket connect() throws IOException {
        int colon = address.lastIndexOf(':');
        if (colon < 1) {
            throw new IOException("jointgov.clamd is not host:port");
        }
        Socket socket = new Socket();
        try {
            socket.connect(
                    new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))),
                    CONNECT_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            return socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e instanceof IOException io ? io : new IOException(e);
        }
    }

    private static String answer(Socket socket) throws IOException {
        byte[] answer = socket.getInputStream().readNBytes(LONGEST_ANSWER);
        return new String(answer, StandardCharsets.UTF_8).replace("\0", "").strip();
    }

    /** One content on its way through the scanner. For one thread. */
    public static final class Scan implements AutoCloseable {
        private final Socket socket;
        private final DataOutputStream out;

        private Scan(Socket socket) throws IOException {
            this.socket = socket;
            this.out = new DataOutputStream(socket.getOutputStream());
            out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
        }

        /** The next piece. @throws ProblemException when the scanner does not take it */
        public void next(byte[] piece) {
            try {
                out.writeInt(piece.length);
                out.write(piece);
            } catch (IOException e) {
                throw new ProblemException(Problem.SCANNER_UNAVAILABLE);
            }
        }

        /** Whether nothing was found. @throws ProblemException when the scanner does not say */
        public boolean isClean() {
            try {
                out.writeInt(0);
                String answer = answer(socket);
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

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                LOG.fine("the scanner's connection did not close");
            }
        }
    }
}
