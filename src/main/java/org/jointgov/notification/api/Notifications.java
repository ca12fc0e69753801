package org.jointgov.notification.api;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Tells people by e-mail that something waits for them. The mail is part of the running transaction: no effect, no mail. One
 * statement a call. People without an address, machine clients and the caller are left out.
 */
public interface Notifications {
    /** The other side shared an alert, and nobody has answered yet. */
    String ALERT_WAITS = "alert-waits";

    /** The other side answered an alert. */
    String ALERT_ANSWERED = "alert-answered";

    /** An alert was handed up to the county. */
    String ALERT_ESCALATED = "alert-escalated";

    /** The other side took back an alert that had been received. */
    String ALERT_WITHDRAWN = "alert-withdrawn";

    /** Minutes, an agreement or a mediation team wait for a sign-off, an acceptance, a signature or a consent. */
    String SIGNATURE_WAITS = "signature-waits";

    /** The other side's leader does not sign the minutes, and says why. */
    String SIGN_OFF_REFUSED = "sign-off-refused";

    /** Somebody of the other side proposes a change of the minutes. */
    String AMENDMENT_PROPOSED = "amendment-proposed";

    /** The other side answered a proposed change of the minutes. */
    String AMENDMENT_ANSWERED = "amendment-answered";

    /** An addendum to minutes waits for a signature. */
    String ADDENDUM_WAITS = "addendum-waits";

    /** The other side planned a joint meeting, changed the plan of one, or called it off. */
    String MEETING_PLANNED = "meeting-planned";

    String MEETING_CHANGED = "meeting-changed";

    String MEETING_CANCELLED = "meeting-cancelled";

    /** Another side proposes dates for a joint meeting. */
    String MEETING_DATES_PROPOSED = "meeting-dates-proposed";

    /** Another side said which of the dates suit it. */
    String MEETING_DATES_ANSWERED = "meeting-dates-answered";

    /** The other side did something about a commitment: it was reported, confirmed or objected to, or is to be postponed. */
    String COMMITMENT_ACTED_ON = "commitment-acted-on";

    /**
     * Tells those who act for townships; nobody when there is none.
     *
     * @param template one of the constants above
     * @param townshipIds each the caller's own or one that shares a border in force with it
     * @param roles whom, of {@link org.jointgov.shared.Roles}
     * @param recordKind {@code dispute-alert}, {@code dispute}, {@code joint-meeting}, {@code cooperation-agreement} or
     *     {@code commitment}
     */
    void tell(String template, Collection<UUID> townshipIds, List<String> roles, String recordKind, UUID recordId);

    /**
     * Tells those who answer alerts of a border: of each township the one whom it has named for the border, and where nobody
     * with an address is named, those who act in these roles.
     *
     * @param template one of the constants above
     * @param townshipIds each the caller's own or one that shares a border in force with it
     * @param otherwise whom, of {@link org.jointgov.shared.Roles}
     * @param recordKind as above
     */
    void tellResponders(
            String template,
            Collection<UUID> townshipIds,
            UUID borderId,
            List<String> otherwise,
            String recordKind,
            UUID recordId);

    /**
     * Tells those who act for the other townships of a border.
     *
     * @param borderId one that is in force and the caller's township belongs to
     * @param roles whom, of {@link org.jointgov.shared.Roles}
     * @param recordKind as above
     */
    void tellOtherSides(String template, UUID borderId, List<String> roles, String recordKind, UUID recordId);

    /**
     * Tells the county officers.
     *
     * @param countyCodes six digits each (GB/T 2260): counties of the caller's township or of one that shares a border with it
     */
    void tellCounties(String template, Collection<String> countyCodes, String recordKind, UUID recordId);
}
