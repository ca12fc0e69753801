package org.jointgov.disputes.domain;

import java.util.UUID;

/**
 * One fact in one wording, without its words. Other words are another fact.
 *
 * @param contentHash {@link FactWords#hash}
 */
public record Fact(UUID id, String contentHash) {}
