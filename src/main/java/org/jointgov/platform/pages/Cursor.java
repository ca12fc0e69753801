package org.jointgov.platform.pages;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jointgov.shared.Page;
import org.jointgov.shared.Problem;
import org.jointgov.shared.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Where a keyset page ends: the server time (UTC, microseconds) and id of its last row. Opaque to the caller.
 *
 * @param at the time by which the list is ordered, newest first
 * @param id tells rows of the same time apart
 */
public record Cursor(Instant at, UUID id) {
    /** What a page holds when the caller does not say. */
    public static final int DEFAULT_LIMIT = 20;

    /** The most that a page holds. */
    public static final int MAX_LIMIT = 100;

    private static final int BYTES = 24;

    /** Before everything: the first page. */
    public static final Cursor START = new Cursor(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1L, -1L));

    /**
     * @param text what an earlier page gave; null for the first page
     * @throws ProblemException 400 when it is none of ours
     */
    public static Cursor of(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return START;
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length != BYTES) {
                throw new ProblemException(Problem.INVALID_REQUEST);
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            long micros = buffer.getLong();
            return new Cursor(
                    Instant.ofEpochSecond(
                            Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L),
                    new UUID(buffer.getLong(), buffer.getLong()));
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw new ProblemException(Problem.INVALID_REQUEST);
        }
    }

    /** @throws ProblemException 400 unless 1 … 100; null gives the default */
    public static int limit(@Nullable Integer limit) {
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new ProblemException(Problem.INVALID_REQUEST);
        }
        return limit;
    }

    /**
     * Cuts a page out of rows that were read with {@code limit + 1}.
     *
     * @param position the cursor of a row
     */
    public static <T> Page<T> page(List<T> rows, int limit, Function<T, Cursor> position) {
        if (rows.size() <= limit) {
            return new Page<>(List.copyOf(rows), null);
        }
        List<T> items = List.copyOf(rows.subList(0, limit));
        return new Page<>(items, position.apply(items.get(limit - 1)).text());
    }

    /** The opaque form. */
    public String text() {
        ByteBuffer buffer = ByteBuffer.allocate(BYTES);
        buffer.putLong(at.getEpochSecond() * 1_000_000L + at.getNano() / 1_000L);
        buffer.putLong(id.getMostSignificantBits());
        buffer.putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(buffer.array());
    }
}
