package org.jointgov.reporting.application;

import org.jointgov.shared.Slugged;

/** Why something stands on the home page. */
public enum HomeReason implements Slugged {
    ALERT_WAITS,
    ALERT_ESCALATED,
    /** The own alert, which the other side does not take on. */
    ALERT_DECLINED,
    /** The own side has not declared what a dispute is in law. */
    LEGAL_NATURE_WAITS,
    /** The own side's leader has not consented to a mediation team that has somebody of each side. */
    TEAM_CONSENT_WAITS,
    /** The own side has not confirmed the latest wording of a settlement. */
    SETTLEMENT_WAITS,
    /** Something that a settlement holds is due within a week. */
    OBLIGATION_DUE,
    OBLIGATION_OVERDUE,
    /** The other side holds an alert of the own township's and one of its own for one matter. */
    MERGE_WAITS,
    /** The own side is asked to lead a dispute. */
    LEAD_WAITS,
    SIGN_OFF_WAITS,
    /** The other side does not sign the latest minutes, and says why. */
    SIGN_OFF_REFUSED,
    /** The other side proposes a change of the minutes. */
    AMENDMENT_WAITS,
    /** To minutes in force. */
    ADDENDUM_WAITS,
    /** A wording of the other side. */
    ACCEPTANCE_WAITS,
    /** An accepted wording to sign, or an ending to join in. */
    SIGNATURE_WAITS,
    MEETING_TODAY,
    /** The next meeting of a series, planned within thirty days. */
    SERIES_MEETING_SOON,
    /** Dates of another side's for a meeting, of which the own side has not answered all. */
    MEETING_DATES_WAIT,
    /** A date of an own meeting suits all sides and waits to be fixed. */
    MEETING_DATE_AGREED,
    /** What the own side took upon itself is due within a week. */
    COMMITMENT_DUE,
    COMMITMENT_OVERDUE,
    /** The other side says that it has kept a commitment. */
    COMMITMENT_REPORTED,
    /** The other side asks for a later day. */
    POSTPONEMENT_WAITS,
    INVITATION_WAITS,
    /** A retention rule that an operator proposes. */
    RETENTION_RULE_WAITS,
    /** Personal data whose retention is over within a month; the own side's leader has not consented to its destruction. */
    DESTRUCTION_DUE
}
