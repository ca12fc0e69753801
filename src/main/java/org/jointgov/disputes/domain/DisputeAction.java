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
    /** The leading side asks another one to lead. */
    PROPOSE_LEAD,
    /** The asked side takes the lead, or says why not. */
    ANSWER_LEAD
}
