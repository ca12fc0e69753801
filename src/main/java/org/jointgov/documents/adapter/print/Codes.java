package org.jointgov.documents.adapter.print;

import io.nayuki.qrcodegen.QrCode;

/** QR codes (ISO/IEC 18004) of error correction level M, which bears a fold or a stain. */
final class Codes {
    private Codes() {}

    static QrCode of(String address) {
        return QrCode.encodeText(address, QrCode.Ecc.MEDIUM);
    }
}
