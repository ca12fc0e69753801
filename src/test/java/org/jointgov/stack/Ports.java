package org.jointgov.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;

/** Finds free ports and says clearly when a wanted one is taken. */
final class Ports {
    private Ports() {}

    /** A port that was free a moment ago. */
    static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
    }

    /**
     * The wanted port, or a free one for 0.
     *
     * @throws StackFailure when something listens there, on IPv4 or IPv6 (a browser tries both for "localhost")
     */
    static int claim(int wanted, String what, String property) {
        if (wanted == 0) {
            return free();
        }
        for (String address : new String[] {"127.0.0.1", "::1"}) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.getByName(address), wanted), 1);
            } catch (BindException e) {
                if (address.equals("127.0.0.1")
                        || String.valueOf(e.getMessage()).contains("in use")) {
                    throw new StackFailure(
                            "Port " + wanted + " for " + what + " is taken by another program.",
                            "Stop that program, or choose another port: mvn -Prun -D" + property + "=" + (wanted + 1),
                            e);
                }
            } catch (SocketException e) {
                // A machine without IPv6: nothing can listen there.
                continue;
            } catch (IOException e) {
                throw new UncheckedIOException("cannot try port " + wanted, e);
            }
        }
        return wanted;
    }
}
