package org.jointgov.audit.api;

import org.jointgov.shared.Slugged;

/** What an audit record says was done: a verb of the glossary. */
public enum AuditAction implements Slugged {
    RAISE,
    SHARE,
    REVISE,
    REMOVE,
    RECEIVE,
    ACKNOWLEDGE,
    DECLINE,
    ESCALATE,
    /** A dispute, from an acknowledged alert. */
    OPEN,
    ATTACH,
    PLAN,
    CHANGE,
    CANCEL,
    RECORD_ATTENDANCE,
    /** Dates for a joint meeting, to be answered by the other sides. */
    PROPOSE_DATES,
    WITHDRAW_DATE,
    ANSWER_DATES,
    FIX_DATE,
    ADD_AGENDA_ITEM,
    CHANGE_AGENDA_ITEM,
    WITHDRAW_AGENDA_ITEM,
    ORDER_AGENDA,
    RECORD_AGENDA_OUTCOME,
    /** A side keeps a scan with a meeting, or evidence for its commitment. */
    ADD_FILE,
    WITHDRAW_FILE,
    /** Somebody from outside the side reads one. */
    OPEN_FILE,
    REVISE_MINUTES,
    SIGN_OFF,
    /** The sign-off that brings the minutes into force. */
    SEAL,
    REFUSE_SIGN_OFF,
    CONFIRM_TRANSLATION,
    /** Minutes, for amendments. */
    PUT_TO_BOTH_SIDES,
    PROPOSE_AMENDMENT,
    ANSWER_AMENDMENT,
    WRITE_ADDENDUM,
    SIGN_ADDENDUM,
    /** The signature by which an addendum stands. */
    SEAL_ADDENDUM,
    WITHDRAW_ADDENDUM,
    /** Whether two persons have to sign for a township. */
    SET_SIGNING_RULE,
    NAME_DEPUTY,
    END_DEPUTY,
    REPORT_COMMITMENT,
    CONFIRM_COMMITMENT,
    OBJECT_TO_COMMITMENT,
    PROPOSE_POSTPONEMENT,
    AGREE_TO_POSTPONEMENT,
    REFUSE_POSTPONEMENT,
    DRAFT,
    PROPOSE,
    COUNTER,
    ACCEPT,
    SIGN,
    /** The signature that brings the agreement into force. */
    ENTER_INTO_FORCE,
    END,
    READ,
    BREAK_GLASS,
    UNMASK,
    EXPORT,
    INVITE,
    CONFIRM,
    /** Who answers alerts on a border. */
    NAME_RESPONDER,
    RELEASE_RESPONDER,
    PROVISION,
    ADD,
    /** An invitation accepted by the person's first request. */
    JOIN,
    WITHDRAW,
    /** A mediation organisation comes to an end. */
    DISSOLVE,
    /** A mediator leaves or is dismissed. */
    DEPART,
    DECLARE_INTEREST,
    WITHDRAW_INTEREST,
    /** The next version of a catalogue. */
    PUBLISH,
    /** A side of a dispute tells the facts, or tells them anew. */
    TELL,
    /** A side of a dispute agrees to a fact in its exact words. */
    CONFIRM_FACT,
    /** It takes that back. */
    REOPEN_FACT,
    COMMENT,
    WITHDRAW_COMMENT,
    DECLARE_LEGAL_NATURE,
    /** The declaration by which all sides call a dispute an administrative boundary: it goes to the counties. */
    REFER,
    RECORD_BREACH,
    ADD_NEGOTIATION_NOTE,
    /** A mediator is put on the mediation team of a dispute. */
    APPOINT,
    /** A mediator is taken off it by the own side. */
    RELEASE,
    /** A party does not accept a mediator. */
    OBJECT,
    /** A side's leader consents to the team. */
    CONSENT,
    /** The consent that forms the team. */
    FORM_TEAM,
    /** A side announces an attachment of the file; it is complete with {@link #ATTACH}. */
    BEGIN_ATTACHMENT,
    /** What was sent was not what was announced, or the virus scanner found something. */
    REFUSE_ATTACHMENT,
    /** A side puts a document on the statutory file. */
    ADD_DOCUMENT,
    /** A side withdraws a document that it has put on the statutory file by mistake. */
    WITHDRAW_DOCUMENT,
    /** A side gives up sending an attachment that it has begun. */
    CANCEL_ATTACHMENT,
    /** A mediation session with the parties. */
    RECORD_SESSION,
    /** On the record of a session. */
    REMARK,
    /** The record of a session at which a party clearly refused to go on. */
    END_MEDIATION,
    WRITE_SETTLEMENT,
    CONFIRM_SETTLEMENT,
    CONFIRM_SETTLEMENT_BY_PARTIES,
    SETTLE,
    RECORD_JUDICIAL_CONFIRMATION,
    REPORT_PERFORMANCE,
    ANSWER_PERFORMANCE,
    DECLARE_OUTCOME,
    CLOSE,
    REOPEN,
    RECORD_RETURN_VISIT,
    /** A side's leader approves a retention rule. */
    APPROVE,
    /** A side's leader does not. */
    REFUSE,
    /** A side or a county lets nothing of an alert be destroyed. */
    PLACE_HOLD,
    LIFT_HOLD,
    /** A side's leader consents to the destruction of an alert's personal data. */
    CONSENT_TO_DESTRUCTION,
    /** The consent by which its keyset is destroyed. */
    DESTROY,
    /** Two alerts may be one matter. */
    PROPOSE_MERGE,
    /** The other side agrees that they are. */
    MERGE,
    REFUSE_MERGE,
    /** The leading side of a dispute asks another one to lead. */
    PROPOSE_LEAD,
    TAKE_LEAD,
    REFUSE_LEAD,
    RECORD_INSPECTION,
    /** Of an inspection round. */
    ADD_FINDING,
    /** An alert that was raised because of a finding. */
    LINK_ALERT
}
