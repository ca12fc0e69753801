package org.jointgov.platform.persistence;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs the request context for the database: HMAC-SHA-256 (RFC 2104) under the key that the definer functions know too.
 * Thread-safe.
 */
public final class ContextSignature {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** @param key 32 bytes */
    public ContextSignature(byte[] key) {
        if (key.length != 32) {
            throw new IllegalArgumentException("the context key has 32 bytes");
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The signature that {@code bind_context} accepts for this payload. */
    public byte[] sign(String payload) {
        return mac("bind\n" + payload);
    }

    /** A keyed hash of something that is compared but never stored in clear. */
    public byte[] hash(byte[] content) {
        Mac mac = start();
        mac.update("hash\n".getBytes(StandardCharsets.US_ASCII));
        return mac.doFinal(content);
    }

    private byte[] mac(String text) {
        return start().doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private Mac start() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
