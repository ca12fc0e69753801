package org.jointgov.disputes;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.jointgov.testing.Api;

/** Sends attachments of a dispute's file in pieces, as a client does. */
public final class Uploads {
    /** Of every piece but the last, in bytes. */
    public static final int CHUNK = 512 * 1024;

    private Uploads() {}

    /** What announces this content. */
    public static JsonObject announcement(String id, String kind, String mediaType, byte[] content) {
        return Json.createObjectBuilder()
                .add("id", id)
                .add("kind", kind)
                .add("mediaType", mediaType)
                .add("bytes", content.length)
                .add("sha256", hash(content))
                .add("fileName", "身份证.jpg")
                .build();
    }

    /** Announces, sends every piece, and has it checked. @return how it stands */
    public static JsonObject send(Api by, String dispute, String id, String kind, String mediaType, byte[] content) {
        by.post("/disputes/" + dispute + "/attachments", announcement(id, kind, mediaType, content))
                .expect(201);
        chunks(by, dispute, id, content, 0);
        return by.post("/disputes/" + dispute + "/attachments/" + id + "/completion")
                .expect(200)
                .json();
    }

    /** Sends the pieces from this one on. */
    public static void chunks(Api by, String dispute, String id, byte[] content, int from) {
        for (int number = from; number * CHUNK < content.length; number++) {
            by.put(
                            "/disputes/" + dispute + "/attachments/" + id + "/chunks/" + number,
                            chunk(content, number),
                            "application/octet-stream")
                    .expect(200);
        }
    }

    public static byte[] chunk(byte[] content, int number) {
        return Arrays.copyOfRange(content, number * CHUNK, Math.min(content.length, (number + 1) * CHUNK));
    }

    public static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
