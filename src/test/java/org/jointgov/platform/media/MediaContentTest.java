package org.jointgov.platform.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jointgov.disputes.Pictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaContentTest {
    private static final String SECRET = "GPS 33.5N 92.1E";

    @Test
    void aJpegLosesExifCommentsAndWhatFollowsItsEnd() throws IOException {
        byte[] stripped = strip(Pictures.jpegWithExif(SECRET), "image/jpeg");
        assertArrayEquals(Pictures.jpeg(), stripped);
        assertNotNull(ImageIO.read(new ByteArrayInputStream(stripped)));
    }

    @Test
    void aTurnedJpegStaysTurned() throws IOException {
        byte[] stripped = strip(Pictures.jpegWithExif(6, SECRET), "image/jpeg");
        assertFalse(text(stripped).contains(SECRET));
        assertTrue(text(stripped).contains("Exif"));
        assertEquals(Pictures.jpeg().length + 36, stripped.length);
        assertNotNull(ImageIO.read(new ByteArrayInputStream(stripped)));
        assertArrayEquals(stripped, strip(stripped, "image/jpeg"), "nothing more to take out");
    }

    @Test
    void aPngLosesItsTexts() throws IOException {
        byte[] stripped = strip(Pictures.pngWithText(SECRET), "image/png");
        assertFalse(text(stripped).contains(SECRET));
        assertNotNull(ImageIO.read(new ByteArrayInputStream(stripped)));
    }

    @Test
    void aWebpLosesExifAndTheFlagThatAnnouncesIt() {
        byte[] picture = webp("VP8X", new byte[] {0x08, 0, 0, 0, 15, 0, 0, 15, 0, 0}, "VP8L", new byte[] {0x2F, 1, 2});
        byte[] with = webp(
                "VP8X",
                new byte[] {0x08, 0, 0, 0, 15, 0, 0, 15, 0, 0},
                "VP8L",
                new byte[] {0x2F, 1, 2},
                "EXIF",
                SECRET.getBytes(StandardCharsets.US_ASCII));
        byte[] stripped = strip(with, "image/webp");
        assertFalse(text(stripped).contains(SECRET));
        assertEquals(picture.length, stripped.length);
        assertEquals(0, stripped[20] & 0x0C);
        assertEquals(
                stripped.length - 8,
                ByteBuffer.wrap(stripped).order(ByteOrder.LITTLE_ENDIAN).getInt(4));
    }

    @ParameterizedTest
    @CsvSource({
        "1A45DFA3 01, audio/webm",
        "4F676753 00, audio/ogg",
        "00000020 66747970 4D344120, audio/mp4",
        "49443304 00, audio/mpeg",
        "FFFB9064, audio/mpeg",
    })
    void voiceNotesAreKnownByTheirFirstBytes(String hex, String mediaType) {
        byte[] content = bytes(hex);
        MediaContent media = MediaContent.of(content).orElseThrow();
        assertEquals(mediaType, media.mediaType());
        assertArrayEquals(content, media.bytes());
    }

    @ParameterizedTest
    @CsvSource({"25504446", "3C736372 6970743E", "4D5A9000", "504B0304", "FFD8FF", "89504E47 0D0A1A0A", "''", "FFFF"})
    void anythingElseIsNone(String hex) {
        assertEquals(Optional.empty(), MediaContent.of(bytes(hex)));
    }

    @Property
    void noContentIsTooBroken(@ForAll byte[] content) {
        assertNotNull(MediaContent.of(content));
    }

    @Property
    void aDamagedPictureIsRefusedOrStaysAPicture(@ForAll int at, @ForAll byte value, @ForAll boolean jpeg) {
        byte[] picture = jpeg ? Pictures.jpegWithExif(6, SECRET) : Pictures.pngWithText(SECRET);
        picture[Math.floorMod(at, picture.length)] = value;
        assertNotNull(MediaContent.of(picture));
        assertNotNull(MediaContent.of(Arrays.copyOf(picture, Math.floorMod(at, picture.length))));
    }

    private static byte[] strip(byte[] content, String mediaType) {
        MediaContent media = MediaContent.of(content).orElseThrow();
        assertEquals(mediaType, media.mediaType());
        return media.bytes();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String hex) {
        String digits = hex.replace(" ", "");
        byte[] bytes = new byte[digits.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(digits.substring(2 * i, 2 * i + 2), 16);
        }
        return bytes;
    }

    private static byte[] webp(Object... chunks) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int i = 0; i < chunks.length; i += 2) {
            byte[] content = (byte[]) chunks[i + 1];
            ByteBuffer chunk = ByteBuffer.allocate(8 + content.length + (content.length & 1))
                    .order(ByteOrder.LITTLE_ENDIAN);
            chunk.put(((String) chunks[i]).getBytes(StandardCharsets.US_ASCII))
                    .putInt(content.length)
                    .put(content);
            body.writeBytes(chunk.array());
        }
        ByteBuffer whole = ByteBuffer.allocate(12 + body.size()).order(ByteOrder.LITTLE_ENDIAN);
        whole.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(4 + body.size());
        whole.put("WEBP".getBytes(StandardCharsets.US_ASCII)).put(body.toByteArray());
        return whole.array();
    }
}
