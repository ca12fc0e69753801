package org.jointgov.meetings.domain;

import java.util.UUID;

/**
 * One person's signature for a side.
 *
 * @param personId who signed, or entered the scan
 * @param revision of the text that was signed
 * @param contentHash its hash on the signer's screen or paper
 */
public record Signature(UUID townshipId, UUID personId, int revision, String contentHash, SigningCapacity capacity) {}
