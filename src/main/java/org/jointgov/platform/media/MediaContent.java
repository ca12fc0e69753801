package org.jointgov.platform.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * A photo, scan or voice note whose type is known from its own first bytes, freed of the metadata that cameras add: position, device,
 * time, preview, comments. What shows the picture stays: colours, density, and for JPEG which side is up.
 *
 * @param mediaType one of nine; who takes it says which of them
 * @param bytes the content without metadata
 */
public record MediaContent(String mediaType, byte[] bytes) {
    private static final Set<String> PNG_CHUNKS =
            Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "bKGD", "pHYs");
    private static final Set<String> WEBP_CHUNKS = Set.of("VP8 ", "VP8L", "VP8X", "ANIM", "ANMF", "ALPH", "ICCP");

    /** Of these the chunks that hold pixels. */
    private static final Set<String> WEBP_PICTURES = Set.of("VP8 ", "VP8L", "ANMF");

    /** Reads it. Empty when it is none of the types, or not well-formed. */
    public static Optional<MediaContent> of(byte[] content) {
        String type = typeOf(content).orElse("");
        try {
            return switch (type) {
                case "" -> Optional.empty();
                case "image/jpeg" -> Optional.of(new MediaContent(type, jpeg(content)));
                case "image/png" -> Optional.of(new MediaContent(type, png(content)));
                case "image/webp" -> Optional.of(new MediaContent(type, webp(content)));
                default -> Optional.of(new MediaContent(type, content));
            };
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    /** The type that the first bytes tell; empty when it is none that is taken. Twelve bytes are enough. */
    public static Optional<String> typeOf(byte[] start) {
        if (starts(start, 0, 0xFF, 0xD8, 0xFF)) {
            return Optional.of("image/jpeg");
        }
        if (starts(start, 0, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
            return Optional.of("image/png");
        }
        if (starts(start, 0, 'R', 'I', 'F', 'F') && starts(start, 8, 'W', 'E', 'B', 'P')) {
            return Optional.of("image/webp");
        }
        if (starts(start, 0, 'R', 'I', 'F', 'F') && starts(start, 8, 'W', 'A', 'V', 'E')) {
            return Optional.of("audio/wav");
        }
        if (starts(start, 0, '%', 'P', 'D', 'F', '-')) {
            return Optional.of("application/pdf");
        }
        if (starts(start, 0, 0x1A, 0x45, 0xDF, 0xA3)) {
            return Optional.of("audio/webm");
        }
        if (starts(start, 0, 'O', 'g', 'g', 'S')) {
            return Optional.of("audio/ogg");
        }
        if (starts(start, 4, 'f', 't', 'y', 'p')) {
            return Optional.of("audio/mp4");
        }
        if (starts(start, 0, 'I', 'D', '3')
                || start.length > 2 && (start[0] & 0xFF) == 0xFF && (start[1] & 0xE6) == 0xE2) {
            return Optional.of("audio/mpeg");
        }
        return Optional.empty();
    }

    /** The pixels of a JPEG turned the way that another one is: with the Exif segment of that, if it says so. */
    public static byte[] turnedLike(byte[] original, byte[] jpeg) {
        try {
            byte[] clean = jpeg(original);
            int at = 2;
            while (starts(clean, at, 0xFF, 0xE1) || starts(clean, at, 0xFF, 0xE0)) {
                int length = 2 + ((clean[at + 2] & 0xFF) << 8 | clean[at + 3] & 0xFF);
                if ((clean[at + 1] & 0xFF) == 0xE1) {
                    ByteArrayOutputStream out = new ByteArrayOutputStream(jpeg.length + length);
                    out.write(jpeg, 0, 2);
                    out.write(clean, at, length);
                    out.write(jpeg, 2, jpeg.length - 2);
                    return out.toByteArray();
                }
                at += length;
            }
        } catch (MalformedException e) {
            return jpeg;
        }
        return jpeg;
    }

    /** ITU-T T.81, annex B: segments up to the end of the image; of the application's only JFIF, ICC and Adobe's colour flag. */
    private static byte[] jpeg(byte[] in) throws MalformedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
        out.write(in, 0, 2);
        int at = 2;
        while (true) {
            need(in, at, 2);
            if ((in[at] & 0xFF) != 0xFF) {
                throw new MalformedException();
            }
            int marker = in[at + 1] & 0xFF;
            if (marker == 0xFF) {
                at++;
                continue;
            }
            if (marker == 0xD9) {
                out.write(in, at, 2);
                return out.toByteArray();
            }
            need(in, at, 4);
            int length = ((in[at + 2] & 0xFF) << 8) | in[at + 3] & 0xFF;
            if (length < 2) {
                throw new MalformedException();
            }
            need(in, at, 2 + length);
            boolean application = marker >= 0xE0 && marker <= 0xEF;
            boolean shows = marker == 0xE0 && starts(in, at + 4, 'J', 'F', 'I', 'F', 0)
                    || marker == 0xE2 && starts(in, at + 4, 'I', 'C', 'C', '_', 'P', 'R', 'O', 'F', 'I', 'L', 'E', 0)
                    || marker == 0xEE && starts(in, at + 4, 'A', 'd', 'o', 'b', 'e');
            if (marker == 0xE1) {
                int orientation = orientation(in, at + 4, length - 2);
                if (orientation > 1) {
                    out.writeBytes(exif(orientation));
                }
            } else if (shows || !application && marker != 0xFE) {
                out.write(in, at, 2 + length);
            }
            at += 2 + length;
            if (marker == 0xDA) {
                int scan = at;
                while (true) {
                    need(in, scan, 2);
                    int next = in[scan + 1] & 0xFF;
                    if ((in[scan] & 0xFF) == 0xFF && next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7)) {
                        break;
                    }
                    scan++;
                }
                out.write(in, at, scan - at);
                at = scan;
            }
        }
    }

    /** Exif 2.3, §4.6: tag 0x0112 of the first directory; 1 (as it stands) when there is none. */
    private static int orientation(byte[] in, int from, int length) {
        if (length < 14 || !starts(in, from, 'E', 'x', 'i', 'f', 0, 0)) {
            return 1;
        }
        ByteBuffer tiff = ByteBuffer.wrap(in, from + 6, length - 6).slice();
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 8 || directory > tiff.limit() - 2) {
            return 1;
        }
        int entries = tiff.getShort(directory) & 0xFFFF;
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + 12 * i;
            if (entry + 12 > tiff.limit()) {
                return 1;
            }
            if (tiff.getShort(entry) == 0x0112) {
                int value = tiff.getShort(entry + 8) & 0xFFFF;
                return value <= 8 ? value : 1;
            }
        }
        return 1;
    }

    /** An Exif segment that says nothing but which side is up. */
    private static byte[] exif(int orientation) {
        ByteBuffer segment = ByteBuffer.allocate(36);
        segment.putShort((short) 0xFFE1).putShort((short) 34);
        segment.put("Exif\0\0MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8);
        segment.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
        segment.putShort((short) orientation).putShort((short) 0).putInt(0);
        return segment.array();
    }

    /** W3C PNG, §5: chunks up to IEND, of the ancillary ones only those that change what is seen. */
    private static byte[] png(byte[] in) throws MalformedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
        out.write(in, 0, 8);
        int at = 8;
        while (true) {
            need(in, at, 12);
            int length = ByteBuffer.wrap(in, at, 4).getInt();
            if (length < 0 || length > in.length) {
                throw new MalformedException();
            }
            need(in, at, 12 + length);
            String type = new String(in, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (PNG_CHUNKS.contains(type)) {
                out.write(in, at, 12 + length);
            }
            if (type.equals("IEND")) {
                return out.toByteArray();
            }
            at += 12 + length;
        }
    }

    /** RFC 9649, §2: without the EXIF and XMP chunks, and without the flags that announce them. */
    private static byte[] webp(byte[] in) throws MalformedException {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream(in.length);
        need(in, 0, 12);
        int end = 8 + ByteBuffer.wrap(in, 4, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (end < 12 || end > in.length) {
            throw new MalformedException();
        }
        boolean shows = false;
        int at = 12;
        while (at < end) {
            need(in, at, 8);
            int length = ByteBuffer.wrap(in, at + 4, 4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .getInt();
            if (length < 0 || length > in.length) {
                throw new MalformedException();
            }
            need(in, at, 8 + length);
            String type = new String(in, at, 4, StandardCharsets.ISO_8859_1);
            shows |= WEBP_PICTURES.contains(type);
            if (WEBP_CHUNKS.contains(type)) {
                byte[] chunk = new byte[8 + length + (length & 1)];
                System.arraycopy(in, at, chunk, 0, 8 + length);
                if (type.equals("VP8X") && length > 0) {
                    chunk[8] &= ~0x0C;
                }
                chunks.writeBytes(chunk);
            }
            at += 8 + length + (length & 1);
        }
        if (!shows) {
            throw new MalformedException();
        }
        ByteBuffer whole = ByteBuffer.allocate(12 + chunks.size()).order(ByteOrder.LITTLE_ENDIAN);
        whole.put(in, 0, 4).putInt(4 + chunks.size()).put(in, 8, 4).put(chunks.toByteArray());
        return whole.array();
    }

    private static void need(byte[] in, int at, int count) throws MalformedException {
        if (at < 0 || at > in.length - count) {
            throw new MalformedException();
        }
    }

    private static boolean starts(byte[] in, int at, int... bytes) {
        if (at > in.length - bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((in[at + i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return "MediaContent " + mediaType;
    }

    private static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
