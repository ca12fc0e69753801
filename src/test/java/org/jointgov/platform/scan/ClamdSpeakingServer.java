package org.jointgov.platform.scan;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A small TCP server that speaks as much of clamd's protocol as the product does, and finds the EICAR test text. No scanner: it
 * shows that the product keeps to the protocol.
 */
public final class ClamdSpeakingServer implements AutoCloseable {
    /** What every virus scanner takes for a virus, in two parts so that none takes this file for one. */
    public static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";

    private final ServerSocket server;
    private final Thread serving;

    /** Listens on a free port of this machine. */
    public ClamdSpeakingServer() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        serving = new Thread(this::serve, "clamd-speaking-server");
        serving.setDaemon(true);
        serving.start();
    }

    public String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                String answer = switch (command(in)) {
                    case "zPING" -> "PONG";
                    case "zINSTREAM" -> "stream: " + (infected(in) ? "Eicar-Test-Signature FOUND" : "OK");
                    default -> "UNKNOWN COMMAND";
                };
                socket.getOutputStream().write((answer + "\0").getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                continue;
            }
        }
    }

    private static String command(DataInputStream in) throws IOException {
        StringBuilder command = new StringBuilder();
        for (int c = in.read(); c > 0; c = in.read()) {
            command.append((char) c);
        }
        return command.toString();
    }

    private static boolean infected(DataInputStream in) throws IOException {
        StringBuilder tail = new StringBuilder();
        boolean found = false;
        for (int length = in.readInt(); length > 0; length = in.readInt()) {
            tail.append(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
            found |= tail.indexOf(EICAR) >= 0;
            tail.delete(0, Math.max(0, tail.length() - EICAR.length()));
        }
        return found;
    }

    /** Ends when nothing is listening any more: a thread that waits in accept still takes one connection after the socket is closed. */
    @Override
    public void close() throws IOException {
        server.close();
        try {
            serving.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
