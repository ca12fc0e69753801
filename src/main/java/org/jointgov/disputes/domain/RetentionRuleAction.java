package org.jointgov.disputes.domain;

import org.jointgov.shared.Slugged;

/** What a side's leader may do with a proposed retention rule. */
public enum RetentionRuleAction implements Slugged {
    APPROVE,
    REFUSE
}
