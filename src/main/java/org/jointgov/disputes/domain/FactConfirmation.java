package org.jointgov.disputes.domain;

import java.util.UUID;

/** One side's word, given by one person, that a fact is so in exactly the words of this hash. */
public record FactConfirmation(UUID townshipId, UUID personId, UUID factId, String contentHash) {}
