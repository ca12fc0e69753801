package org.jointgov.disputes.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jointgov.disputes.domain.AttachmentRefusal;
import org.jointgov.disputes.domain.DisputeFiles.Kept;
import org.jointgov.disputes.domain.DisputeFiles.Upload;
import org.jointgov.platform.media.MediaContent;
import org.jointgov.platform.scan.VirusScanner;
import org.jointgov.shared.Problem;
import org.jointgov.shared.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what was sent, in one pass over its chunks: whether it is what was announced, whether its content is of the announced
 * type, whether the virus scanner finds something. An image is freed of its metadata, for which it has to be in memory: of
 * images a node checks {@value #IMAGES_AT_A_TIME} at a time. Thread-safe.
 */
@ApplicationScoped
public class AttachmentCheck {
    private static final int IMAGES_AT_A_TIME = 2;
    private static final int PATIENCE_SECONDS = 10;

    private final VirusScanner scanner;
    private final Semaphore images = new Semaphore(IMAGES_AT_A_TIME);

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected AttachmentCheck() {
        this.scanner = null;
    }

    @Inject
    public AttachmentCheck(VirusScanner scanner) {
        this.scanner = scanner;
    }

    /**
     * What came of it: one of the two.
     *
     * @param refusal why nothing is kept
     */
    record Outcome(
            @Nullable AttachmentRefusal refusal, @Nullable Kept kept) {}

    /** Whether a scanner looks at it. */
    boolean scans() {
        return scanner.isOn();
    }

    /**
     * @param chunks hands over the content, one piece after the other
     * @throws ProblemException when the scanner does not answer, or too many images are being checked: nothing is lost
     */
    Outcome check(Upload upload, Consumer<Consumer<byte[]>> chunks) {
        boolean image = upload.mediaType().startsWith("image/");
        if (image) {
            enter();
        }
        try {
            if (!scanner.isOn()) {
                return check(upload, chunks, null, image);
            }
            try (VirusScanner.Scan scan = scanner.begin()) {
                return check(upload, chunks, scan, image);
            }
        } finally {
            if (image) {
                images.release();
            }
        }
    }

    private void enter() {
        try {
            if (images.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ProblemException(Problem.SERVICE_UNAVAILABLE);
    }

    private static Outcome check(
            Upload upload, Consumer<Consumer<byte[]>> chunks, VirusScanner.@Nullable Scan scan, boolean image) {
        Pass pass = new Pass(scan, image ? upload.bytes() : 0);
        chunks.accept(pass);
        if (scan != null && !scan.isClean()) {
            return new Outcome(AttachmentRefusal.INFECTED, null);
        }
        String sha256 = hex(pass.digest);
        if (pass.bytes != upload.bytes() || !sha256.equals(upload.sha256())) {
            return new Outcome(AttachmentRefusal.HASH, null);
        }
        if (!upload.mediaType().equals(pass.type)) {
            return new Outcome(AttachmentRefusal.TYPE, null);
        }
        if (!image) {
            return new Outcome(null, new Kept(null, upload.bytes(), sha256, scan != null, null));
        }
        byte[] came = pass.content.toByteArray();
        MediaContent clean = MediaContent.of(came)
                .filter(found -> found.bytes().length <= upload.bytes())
                .orElse(null);
        if (clean == null) {
            return new Outcome(AttachmentRefusal.TYPE, null);
        }
        boolean same = java.util.Arrays.equals(came, clean.bytes());
        return new Outcome(
                null,
                new Kept(
                        same ? null : clean.bytes(),
                        clean.bytes().length,
                        same ? sha256 : hex(sha256().digest(clean.bytes())),
                        scan != null,
                        Thumbnails.of(clean.bytes())));
    }

    private static String hex(MessageDigest digest) {
        return hex(digest.digest());
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What one pass over the chunks finds out. */
    private static final class Pass implements Consumer<byte[]> {
        private final VirusScanner.@Nullable Scan scan;
        private final MessageDigest digest = sha256();
        private final ByteArrayOutputStream content;
        private final boolean collects;
        private String type = "";
        private int bytes;

        Pass(VirusScanner.@Nullable Scan scan, int collected) {
            this.scan = scan;
            this.collects = collected > 0;
            this.content = new ByteArrayOutputStream(collected);
        }

        @Override
        public void accept(byte[] chunk) {
            if (bytes == 0) {
                type = MediaContent.typeOf(chunk).orElse("");
            }
            bytes += chunk.length;
            digest.update(chunk);
            if (scan != null) {
                scan.next(chunk);
            }
            if (collects) {
                content.writeBytes(chunk);
            }
        }
    }
}
