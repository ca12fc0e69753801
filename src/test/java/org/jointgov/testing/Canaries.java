package org.jointgov.testing;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Texts that must not be found, and the search for them in bytes of any kind: as UTF-8, as UTF-16 in both orders, as JSON escapes,
 * percent-encoded, and as the hexadecimal digits by which PostgreSQL writes bytes.
 */
public final class Canaries {
    private static final int HEAD = 8;

    private final Map<Long, List<Needle>> byHead = new HashMap<>();
    private final BitSet heads = new BitSet(1 << 20);

    private record Needle(String text, String form, byte[] bytes) {}

    /** One more. @throws IllegalArgumentException for one that is too short to be looked for */
    public void add(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        needle(text, "UTF-8", utf8);
        needle(text, "UTF-16BE", text.getBytes(StandardCharsets.UTF_16BE));
        needle(text, "UTF-16LE", text.getBytes(StandardCharsets.UTF_16LE));
        ascii(text, "hexadecimal", HexFormat.of().formatHex(utf8));
        String escaped =
                text.chars().mapToObj(unit -> String.format("\\u%04x", unit)).collect(Collectors.joining());
        ascii(text, "JSON escapes", escaped);
        ascii(text, "JSON escapes", escaped.toUpperCase(java.util.Locale.ROOT).replace("\\U", "\\u"));
        ascii(text, "percent-encoded", URLEncoder.encode(text, StandardCharsets.UTF_8));
    }

    private void ascii(String text, String form, String written) {
        needle(text, form, written.getBytes(StandardCharsets.US_ASCII));
    }

    private void needle(String text, String form, byte[] bytes) {
        if (bytes.length < HEAD) {
            throw new IllegalArgumentException("too short to be looked for");
        }
        long head = ByteBuffer.wrap(bytes).getLong();
        byHead.computeIfAbsent(head, any -> new ArrayList<>()).add(new Needle(text, form, bytes));
        heads.set(place(head));
    }

    /** The first that stands in this text, and in which form. */
    public Optional<String> in(String text) {
        return in(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The first that stands in this file, and in which form. */
    public Optional<String> in(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return in(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        }
    }

    private Optional<String> in(ByteBuffer bytes) {
        long head = 0;
        for (int end = 0; end < bytes.limit(); end++) {
            head = head << 8 | bytes.get(end) & 0xff;
            if (end >= HEAD - 1 && heads.get(place(head))) {
                for (Needle needle : byHead.getOrDefault(head, List.of())) {
                    if (standsAt(bytes, end - HEAD + 1, needle.bytes)) {
                        return Optional.of(needle.text + " as " + needle.form);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean standsAt(ByteBuffer bytes, int start, byte[] needle) {
        if (start + needle.length > bytes.limit()) {
            return false;
        }
        for (int i = HEAD; i < needle.length; i++) {
            if (bytes.get(start + i) != needle[i]) {
                return false;
            }
        }
        return true;
    }

    private static int place(long head) {
        return (int) ((head * 0x9E3779B97F4A7C15L) >>> 44);
    }
}
