package org.jointgov.platform.scan;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;

/**
 * A TCP connection of which every step ends by a deadline, writing too: a socket's own time limit leaves out a server that stops
 * reading. For one thread.
 */
final class Conversation implements Closeable {
    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final Duration patience;

    private Conversation(SocketChannel channel, Selector selector, SelectionKey key, Duration patience) {
        this.channel = channel;
        this.selector = selector;
        this.key = key;
        this.patience = patience;
    }

    /**
     * Connects.
     *
     * @param connecting how long that may take
     * @param patience how long each writing and each reading may take
     */
    static Conversation with(InetSocketAddress address, Duration connecting, Duration patience) throws IOException {
        Selector selector = Selector.open();
        SocketChannel channel = null;
        try {
            channel = SocketChannel.open();
            channel.configureBlocking(false);
            SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT);
            Conversation conversation = new Conversation(channel, selector, key, patience);
            if (!channel.connect(address)) {
                long deadline = System.nanoTime() + connecting.toNanos();
                while (!channel.finishConnect()) {
                    conversation.await(SelectionKey.OP_CONNECT, deadline);
                }
            }
            return conversation;
        } catch (IOException | RuntimeException e) {
            if (channel != null) {
                channel.close();
            }
            selector.close();
            throw e;
        }
    }

    /** Sends all of it. @throws SocketTimeoutException when the server does not take it */
    void write(byte[]... pieces) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        for (byte[] piece : pieces) {
            ByteBuffer rest = ByteBuffer.wrap(piece);
            while (rest.hasRemaining()) {
                if (channel.write(rest) == 0) {
                    await(SelectionKey.OP_WRITE, deadline);
                }
            }
        }
    }

    /** What comes until the server closes, or the first bytes of it. @throws SocketTimeoutException when it does not */
    byte[] read(int most) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        ByteBuffer buffer = ByteBuffer.allocate(most);
        while (buffer.hasRemaining()) {
            int count = channel.read(buffer);
            if (count < 0) {
                break;
            }
            if (count == 0) {
                await(SelectionKey.OP_READ, deadline);
            }
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private void await(int operation, long deadline) throws IOException {
        long millis = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
        if (millis <= 0) {
            throw new SocketTimeoutException();
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException();
        }
        key.interestOps(operation);
        selector.select(millis);
        selector.selectedKeys().clear();
    }

    @Override
    public void close() throws IOException {
        channel.close();
        selector.close();
    }
}
