package org.jointgov.disputes.adapter.rest;

import java.util.List;
import java.util.UUID;
import org.jointgov.disputes.domain.DisputeAccounts;

/** What the sides of a dispute said, for somebody who handles it. */
public record UnmaskedDisputeView(List<FactWordsView> facts, List<CommentWordsView> comments) {
    /**
     * A fact's words, of any version that the accounts name.
     *
     * @param salt enters the hash; docs/content-hash.md
     * @param contentHash what a side confirms
     */
    public record FactWordsView(UUID id, String text, String salt, String contentHash) {}

    /** A comment's words. */
    public record CommentWordsView(UUID id, String text) {}

    static UnmaskedDisputeView of(UUID dispute, DisputeAccounts.Said said) {
        return new UnmaskedDisputeView(
                said.facts().entrySet().stream()
                        .map(fact -> new FactWordsView(
                                fact.getKey(),
                                fact.getValue().text(),
                                fact.getValue().salt(),
                                fact.getValue().hash(dispute, fact.getKey())))
                        .toList(),
                said.comments().entrySet().stream()
                        .map(comment -> new CommentWordsView(comment.getKey(), comment.getValue()))
                        .toList());
    }
}
