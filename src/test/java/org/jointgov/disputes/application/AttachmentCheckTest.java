package org.jointgov.disputes.application;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jointgov.disputes.Pictures;
import org.jointgov.disputes.domain.AttachmentRefusal;
import org.jointgov.disputes.domain.DisputeFiles.Kept;
import org.jointgov.disputes.domain.DisputeFiles.Upload;
import org.jointgov.platform.media.MediaContent;
import org.jointgov.platform.scan.ClamdSpeakingServer;
import org.jointgov.platform.scan.VirusScanner;
import org.jointgov.shared.Problem;
import org.jointgov.shared.ProblemException;
import org.junit.jupiter.api.Test;

class AttachmentCheckTest {
    private static final byte[] PDF = "%PDF-1.7 scan".getBytes(StandardCharsets.US_ASCII);
    private static final AttachmentCheck UNSCANNED = new AttachmentCheck(new VirusScanner(Optional.empty()));

    @Test
    void aFileOfTheAnnouncedTypeIsKeptAsItCame() {
        Kept kept = kept(UNSCANNED, "application/pdf", PDF);
        assertNull(kept.rewritten());
        assertNull(kept.thumbnail());
        assertFalse(kept.scanned());
        assertEquals(hash(PDF), kept.sha256());
    }

    @Test
    void anImageLosesItsMetadataAndBothHashesStand() throws IOException {
        byte[] photo = Pictures.jpegWithExif(6, "GPS 33.5N 92.1E");
        Kept kept = kept(UNSCANNED, "image/jpeg", photo);
        assertNotNull(kept.rewritten());
        assertFalse(new String(kept.rewritten(), StandardCharsets.ISO_8859_1).contains("GPS"));
        assertNotEquals(hash(photo), kept.sha256());
        assertEquals(hash(kept.rewritten()), kept.sha256());
        assertEquals(kept.rewritten().length, kept.bytes());
        assertNotNull(kept.thumbnail());
        assertTrue(kept.thumbnail().length <= 20 * 1024);
        assertNotNull(ImageIO.read(new ByteArrayInputStream(kept.thumbnail())));
        assertArrayEquals(
                kept.thumbnail(),
                MediaContent.of(kept.thumbnail()).orElseThrow().bytes(),
                "it says no more than which side is up");
        assertTrue(new String(kept.thumbnail(), StandardCharsets.ISO_8859_1).contains("Exif"));
    }

    @Test
    void anImageWithoutMetadataStaysAsItCame() {
        Kept kept = kept(UNSCANNED, "image/png", Pictures.png());
        assertNull(kept.rewritten());
        assertNotNull(kept.thumbnail());
    }

    @Test
    void aWebpIsReadToItsEndAndDrawn() throws IOException {
        byte[] webp = Pictures.webp();
        Kept kept = kept(UNSCANNED, "image/webp", webp);
        assertNull(kept.rewritten());
        BufferedImage small = ImageIO.read(new ByteArrayInputStream(kept.thumbnail()));
        assertEquals(48, small.getWidth());
        assertEquals(32, small.getHeight());
        Color left = new Color(small.getRGB(6, 16));
        Color right = new Color(small.getRGB(42, 16));
        assertTrue(left.getRed() > 150 && left.getBlue() < 80, left::toString);
        assertTrue(right.getBlue() > 150 && right.getRed() < 80, right::toString);
        byte[] torn = Arrays.copyOf(webp, webp.length - 20);
        assertEquals(
                AttachmentRefusal.TYPE,
                UNSCANNED
                        .check(upload("image/webp", torn.length, hash(torn)), chunks(torn))
                        .refusal());
    }

    @Test
    void anotherHashLengthOrTypeIsRefused() {
        assertEquals(
                AttachmentRefusal.HASH,
                UNSCANNED
                        .check(upload("application/pdf", PDF.length, hash(Pictures.png())), chunks(PDF))
                        .refusal());
        assertEquals(
                AttachmentRefusal.HASH,
                UNSCANNED
                        .check(upload("application/pdf", PDF.length + 1, hash(PDF)), chunks(PDF))
                        .refusal());
        assertEquals(
                AttachmentRefusal.TYPE,
                UNSCANNED
                        .check(upload("audio/mpeg", PDF.length, hash(PDF)), chunks(PDF))
                        .refusal());
        byte[] torn = Arrays.copyOf(Pictures.jpeg(), 100);
        assertEquals(
                AttachmentRefusal.TYPE,
                UNSCANNED
                        .check(upload("image/jpeg", torn.length, hash(torn)), chunks(torn))
                        .refusal());
    }

    @Test
    void theScannerHearsEveryPieceAndWhatItFindsIsRefused() throws IOException {
        byte[] bad = ("%PDF-1.7 " + ClamdSpeakingServer.EICAR).getBytes(StandardCharsets.US_ASCII);
        try (ClamdSpeakingServer clamd = new ClamdSpeakingServer()) {
            VirusScanner scanner = new VirusScanner(Optional.of(clamd.address()));
            assertTrue(scanner.answers());
            AttachmentCheck scanned = new AttachmentCheck(scanner);
            assertTrue(kept(scanned, "application/pdf", PDF).scanned());
            assertEquals(
                    AttachmentRefusal.INFECTED,
                    scanned.check(upload("application/pdf", bad.length, hash(bad)), chunks(bad))
                            .refusal());
        }
    }

    @Test
    void aScannerThatIsAwayRefusesNothing() throws IOException {
        ClamdSpeakingServer clamd = new ClamdSpeakingServer();
        clamd.close();
        VirusScanner gone = new VirusScanner(Optional.of(clamd.address()));
        assertFalse(gone.answers());
        Upload upload = upload("application/pdf", PDF.length, hash(PDF));
        ProblemException refused =
                assertThrows(ProblemException.class, () -> new AttachmentCheck(gone).check(upload, chunks(PDF)));
        assertEquals(Problem.SCANNER_UNAVAILABLE, refused.problem());
    }

    private static Kept kept(AttachmentCheck check, String type, byte[] content) {
        AttachmentCheck.Outcome outcome = check.check(upload(type, content.length, hash(content)), chunks(content));
        assertNull(outcome.refusal());
        return outcome.kept();
    }

    private static Upload upload(String type, int bytes, String hash) {
        UUID id = new UUID(0, 1);
        return new Upload(id, id, id, id, true, List.of(), "uploading", type, bytes, 1, hash, null);
    }

    /** The content in pieces of 20 bytes. */
    private static java.util.function.Consumer<java.util.function.Consumer<byte[]>> chunks(byte[] content) {
        return reader -> {
            for (int at = 0; at < content.length; at += 20) {
                reader.accept(Arrays.copyOfRange(content, at, Math.min(content.length, at + 20)));
            }
        };
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
