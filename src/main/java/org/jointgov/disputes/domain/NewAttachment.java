package org.jointgov.disputes.domain;

import java.util.UUID;

/**
 * What is about to be sent in chunks.
 *
 * @param kind an {@link AttachmentKind}
 * @param mediaType what its content has to turn out to be
 * @param bytes how many will come, at most {@link #MAX_BYTES}; of an image at most {@link #MAX_IMAGE_BYTES}
 * @param sha256 of what will come, in lower-case hexadecimal digits
 * @param fileName personal data
 */
public record NewAttachment(UUID id, String kind, String mediaType, int bytes, String sha256, String fileName) {
    /** The largest, in bytes. */
    public static final int MAX_BYTES = 50 * 1024 * 1024;

    /** The largest image, in bytes: an image is held in memory while its metadata is taken out. */
    public static final int MAX_IMAGE_BYTES = 20 * 1024 * 1024;

    /** Of every chunk but the last, in bytes. */
    public static final int CHUNK_BYTES = 512 * 1024;

    @Override
    public String toString() {
        return "NewAttachment " + id;
    }

    /** How many chunks so many bytes make. */
    public static int chunks(int bytes) {
        return (bytes + CHUNK_BYTES - 1) / CHUNK_BYTES;
    }
}
