package org.jointgov.disputes.domain;

import org.jointgov.shared.Slugged;

/** What a side may do with a dispute. */
public enum DisputeAction implements Slugged {
    /** From an acknowledged alert. */
    OPEN,
    /** Say what it is in law. */
    DECLARE_LEGAL_NATURE,
    /** Record that somebody changed the ground while it has to stay as it is. */
    RECORD_BREACH,
    /** Put on record what was said about an administrative boundary. */
    ADD_NEGOTIATION_NOTE,
    /** Appoint the own side's mediators and consent to all ({@link MediationTeam}). */
    FORM_TEAM,
    /** Of a mediation session, while the team is formed; a mediator has to be on it ({@link MediationSessions}). */
    RECORD_SESSION,
    /** Write down what the parties agreed, once more too; the same people as for a session, as for all that follows. */
    WRITE_SETTLEMENT,
    /** Stand by the latest wording, or put on record that the own side's parties do ({@link SettlementStanding}). */
    CONFIRM_SETTLEMENT,
    /** Put on record that a court was asked to confirm it, and what it said. */
    RECORD_JUDICIAL_CONFIRMATION,
    /** Report performance, or answer a report. */
    REPORT_PERFORMANCE,
    /** Say that everything was performed, or that it failed. */
    DECLARE_OUTCOME,
    RECORD_RETURN_VISIT,
    /** The leading side asks another one to lead. */
    PROPOSE_LEAD,
    /** The asked side takes the lead, or says why not. */
    ANSWER_LEAD
}
