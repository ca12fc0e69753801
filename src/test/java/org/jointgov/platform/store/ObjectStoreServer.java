package org.jointgov.platform.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.filesystem.FilesystemApiMetadata;

/** An S3-compatible store over a folder, on one port of this machine, that can be stopped and started. */
public final class ObjectStoreServer implements AutoCloseable {
    private static final String BUCKET = "attachments";
    private static final String ACCESS_KEY = "jointgov";
    private static final String SECRET_KEY = "of-this-test-alone-0001";

    private final Path folder;
    private final BlobStoreContext context;
    private final URI endpoint;
    private S3Proxy server;

    public ObjectStoreServer(Path folder) {
        this.folder = folder;
        Properties place = new Properties();
        place.setProperty("jclouds.filesystem.basedir", folder.toString());
        this.context = ContextBuilder.newBuilder(new FilesystemApiMetadata())
                .overrides(place)
                .build(BlobStoreContext.class);
        context.getBlobStore().createContainerInLocation(null, BUCKET);
        this.endpoint = URI.create("http://127.0.0.1:" + freePort());
        start();
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a node is told of it. */
    public Map<String, String> settings() {
        return Map.of(
                "jointgov.attachments.s3.endpoint", endpoint.toString(),
                "jointgov.attachments.s3.bucket", BUCKET,
                "jointgov.attachments.s3.access-key", ACCESS_KEY,
                "jointgov.attachments.s3.secret-key", SECRET_KEY);
    }

    public void start() {
        server = S3Proxy.builder()
                .endpoint(endpoint)
                .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
                .blobStore(context.getBlobStore())
                .build();
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public void stop() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where this object lies. */
    public Path file(String name) {
        return folder.resolve(BUCKET).resolve(name);
    }

    /** The names of all objects. */
    public Set<String> names() {
        try (Stream<Path> files = Files.list(folder.resolve(BUCKET))) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
        context.close();
    }
}
