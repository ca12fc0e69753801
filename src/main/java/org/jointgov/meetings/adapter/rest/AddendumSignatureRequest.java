package org.jointgov.meetings.adapter.rest;

import java.util.UUID;
import org.jointgov.meetings.domain.SigningCapacity;
import org.jointgov.platform.rest.Required;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/**
 * What is signed: the addendum that the screen or the paper showed, named by its hash.
 *
 * @param contentHash SHA-256 in hex, as the meeting's view gives it
 * @param capacity as what; absent: a leader as leader, anybody else as deputy
 * @param forOffice with {@code paper}: the office of the leader who signed by hand
 * @param fileId with {@code paper}: the scan, a file of the meeting
 */
public record AddendumSignatureRequest(
        @Required @Nullable String contentHash,
        @Means(SigningCapacity.class) @Nullable String capacity,
        @Nullable String forOffice,
        @Nullable UUID fileId) {}
