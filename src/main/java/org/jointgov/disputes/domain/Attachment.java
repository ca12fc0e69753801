package org.jointgov.disputes.domain;

import java.util.UUID;

/**
 * A photo or voice note, without the metadata that a camera adds.
 *
 * @param mediaType as found in the content itself
 */
public record Attachment(UUID id, String mediaType, byte[] content) {
    /** The largest, in bytes. */
    public static final int MAX_BYTES = 5 * 1024 * 1024;

    @Override
    public String toString() {
        return "Attachment " + id;
    }
}
