package org.jointgov.disputes.domain;

import org.jointgov.shared.Slugged;

/** What somebody may do with the settlement of a dispute. */
public enum SettlementAction implements Slugged {
    WRITE,
    CONFIRM,
    /** Put on record that the own side's parties confirmed it. */
    CONFIRM_PARTIES,
    RECORD_JUDICIAL_CONFIRMATION,
    REPORT_PERFORMANCE,
    ANSWER_PERFORMANCE,
    /** Say that it was performed, or that it failed. */
    DECLARE_OUTCOME,
    RECORD_RETURN_VISIT,
    /** Read the words in clear. */
    UNMASK
}
