package org.jointgov.disputes.domain;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Random digits that keep the hash of words about people from being guessed. */
final class Salt {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private Salt() {}

    /** 64 hexadecimal digits, never the same again. */
    static String next() {
        byte[] salt = new byte[BYTES];
        RANDOM.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }
}
