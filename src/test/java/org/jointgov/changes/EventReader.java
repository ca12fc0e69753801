package org.jointgov.changes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Reads an event stream line by line, as a page does that reads it by fetch. */
public final class EventReader implements AutoCloseable {
    private static final String END = "end";

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final HttpResponse<InputStream> response;

    private EventReader(HttpResponse<InputStream> response) {
        this.response = response;
        Thread reader = new Thread(this::read, "event stream");
        reader.setDaemon(true);
        reader.start();
    }

    public static EventReader open(String app, String token, UUID membership) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(app + "/api/events"))
                .header("Authorization", "Bearer " + token)
                .header("Jointgov-Membership", membership.toString())
                .header("Accept", "text/event-stream")
                .header("Accept-Encoding", "gzip")
                .build();
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return new EventReader(client.send(request, HttpResponse.BodyHandlers.ofInputStream()));
    }

    private void read() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                heard.add(line);
                lines.add(line);
            }
        } catch (IOException cut) {
            lines.add("cut");
        }
        lines.add(END);
    }

    int status() {
        return response.statusCode();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** The next position that is told. */
    public long position(Duration patience) throws InterruptedException {
        return Long.parseLong(await(line -> line.startsWith("data:"), patience).replaceAll("[^0-9]", ""));
    }

    /** Waits for the comment that says that the stream is alive. */
    void heartbeat(Duration patience) throws InterruptedException {
        await(line -> line.startsWith(":"), patience);
    }

    /** Waits for the end. */
    void end(Duration patience) throws InterruptedException {
        await(END::equals, patience);
    }

    /** Everything that has come so far. */
    public String text() {
        return String.join("\n", heard);
    }

    private String await(Predicate<String> wanted, Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        String line;
        do {
            line = lines.poll(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (line == null) {
                throw new AssertionError("not within " + patience);
            }
        } while (!wanted.test(line));
        return line;
    }

    @Override
    public void close() throws IOException {
        response.body().close();
    }
}
