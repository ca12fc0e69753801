package org.jointgov.platform.crypto;

import java.security.GeneralSecurityException;

/** A key does not fit or a ciphertext has been tampered with. Carries neither key nor text. */
public class CryptoException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CryptoException(String what) {
        super(what);
    }

    public CryptoException(String what, GeneralSecurityException cause) {
        super(what);
        setStackTrace(cause.getStackTrace());
    }
}
