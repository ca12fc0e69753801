package org.jointgov.disputes.application;

import java.util.List;
import java.util.UUID;
import org.jointgov.disputes.domain.RetentionRuleAction;
import org.jointgov.disputes.domain.RetentionRuleState;
import org.jointgov.shared.Act;
import org.jointgov.shared.Means;

/**
 * One version of a border's retention rule.
 *
 * @param version counts the border's proposals
 * @param defaultMonths how long personal data is kept after the last act on what is over
 * @param exceptions types that are kept for another time
 * @param contentHash what a leader approves; docs/content-hash.md
 * @param proposed by which office of the operator; of no township
 * @param counts how many records hang on it, for operators and the border's own
 * @param recordVersion of its entity tag: counts the answers
 * @param actions what this caller may do now
 */
public record RetentionRuleView(
        UUID id,
        UUID borderId,
        int version,
        int defaultMonths,
        List<TypeTerm> exceptions,
        String legalBasis,
        String contentHash,
        @Means(RetentionRuleState.class) String state,
        Act proposed,
        List<Answer> answers,
        Counts counts,
        long recordVersion,
        @Means(RetentionRuleAction.class) List<String> actions) {

    /** @param type a code of the catalogue of dispute types */
    public record TypeTerm(String type, int months) {}

    /** A side's answer. */
    public record Answer(boolean approves, Act act) {}

    /**
     * Numbers of shared alerts.
     *
     * @param kept with personal data, of which
     * @param ended are over
     * @param due are kept longer than their time
     * @param held must not be destroyed
     * @param destroyed whose personal data is destroyed
     */
    public record Counts(long kept, long ended, long due, long held, long destroyed) {}
}
