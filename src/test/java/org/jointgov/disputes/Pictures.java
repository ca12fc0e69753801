package org.jointgov.disputes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Small real pictures, with and without metadata. */
public final class Pictures {
    /** As Chromium writes it: VP8 with a colour profile, 48 by 32 pixels, red on the left and blue on the right. */
    private static final String WEBP =
            "UklGRjgCAABXRUJQVlA4WAoAAAAgAAAALwAAHwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAA"
                    + "AABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                    + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAA"
                    + "ABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAA"
                    + "AAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAA"
                    + "AAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAA"
                    + "AABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDggSgAAAHAD"
                    + "AJ0BKjAAIAA+0VikS6glI6GwCAEAGglAGHs4AAe/V19oAAD+6mX+qqevxu//EOa3dznBdTHyDn/8yweF5a5VopOQ3fSckAAA";

    private Pictures() {}

    /** A WebP. */
    public static byte[] webp() {
        return Base64.getDecoder().decode(WEBP);
    }

    /** A JPEG as the JDK writes it: JFIF, no Exif. */
    public static byte[] jpeg() {
        return drawn("jpg");
    }

    /** The same with an Exif segment (upright) that holds this text, a comment, and bytes after its end. */
    public static byte[] jpegWithExif(String secret) {
        return jpegWithExif(1, secret);
    }

    /** The same, turned. */
    public static byte[] jpegWithExif(int orientation, String secret) {
        byte[] plain = jpeg();
        byte[] text = secret.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer tiff = ByteBuffer.allocate(6 + 8 + 2 + 2 * 12 + 4 + text.length);
        tiff.put("Exif\0\0MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8).putShort((short) 2);
        tiff.putShort((short) 0x010E).putShort((short) 2).putInt(text.length).putInt(38);
        tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        tiff.putInt(0).put(text);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(plain, 0, 2);
        segment(out, 0xE1, tiff.array());
        segment(out, 0xFE, text);
        out.write(plain, 2, plain.length - 2);
        out.writeBytes(text);
        return out.toByteArray();
    }

    /** A PNG as the JDK writes it. */
    public static byte[] png() {
        return drawn("png");
    }

    /** The same with a text chunk that holds this text. */
    public static byte[] pngWithText(String secret) {
        byte[] plain = png();
        byte[] body = ("tEXtComment\0" + secret).getBytes(StandardCharsets.ISO_8859_1);
        CRC32 crc = new CRC32();
        crc.update(body);
        ByteBuffer chunk = ByteBuffer.allocate(8 + body.length);
        chunk.putInt(body.length - 4).put(body).putInt((int) crc.getValue());
        int afterHeader = 8 + 25;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(plain, 0, afterHeader);
        out.writeBytes(chunk.array());
        out.writeBytes(Arrays.copyOfRange(plain, afterHeader, plain.length));
        return out.toByteArray();
    }

    private static void segment(ByteArrayOutputStream out, int marker, byte[] content) {
        out.write(0xFF);
        out.write(marker);
        out.write((content.length + 2) >> 8);
        out.write((content.length + 2) & 0xFF);
        out.writeBytes(content);
    }

    private static byte[] drawn(String format) {
        var image = new java.awt.image.BufferedImage(16, 16, java.awt.image.BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 256; i++) {
            image.setRGB(i % 16, i / 16, i * 0x010307);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
