package org.jointgov.reporting.adapter.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jointgov.platform.persistence.Sql;
import org.jointgov.reporting.application.HomeItem;
import org.jointgov.reporting.application.HomeItems;
import org.jointgov.shared.Caller;
import org.jointgov.shared.Roles;

/**
 * One statement, with an arm for each thing that can wait for the caller's role. Each arm goes border by border through an
 * index of what is open and is cut, so that the page costs what it shows.
 */
@ApplicationScoped
public class SqlHomeItems implements HomeItems {
    private static final int ARM = 20;

    /** The columns of what is no alert that waits: due never, not overdue, not the caller's to answer. */
    private static final String NOT_DUE = ", null::timestamptz, false, false";

    private static final String BORDERS = " from unnest((select context_borders())) as b(id) cross join lateral (";

    /** Of disputes {@code d} those that the caller works on: of a team's, its mediators. */
    private static final String WORKED_ON = " and dispute_worked_on(d.township_id, d.id)";

    /** The other side's alerts that nobody has answered, as far as the own township has not; what is due first, first. */
    private static final String ALERTS_WAIT = "(select 'dispute-alert' as record_kind, x.id, x.headline as title,"
            + " 'alert-waits' as reason, x.border_id, x.township_id, x.shared_at as since, x.severity,"
            + " x.answer_due_at, coalesce(x.answer_due_at <= transaction_timestamp(), false) as overdue,"
            + " exists (select 1 from border_responder s where s.township_id = (select context_township())"
            + " and s.border_id = x.border_id and s.membership_id = (select context_membership())) as responder"
            + BORDERS
            + "select a.* from dispute_alert a where a.border_id = b.id and a.status in ('sent', 'received', 'read')"
            + " and a.township_id <> (select context_township())"
            + " and not exists (select 1 from dispute_alert_response r where r.township_id = (select context_township())"
            + " and r.alert_township_id = a.township_id and r.alert_id = a.id and r.answer is not null)"
            + " order by a.answer_due_at limit " + ARM + ") x)";

    /** The own alerts that the other side declined within the last thirty days. */
    private static final String ALERTS_DECLINED =
            "(select 'dispute-alert', x.id, x.headline, 'alert-declined', x.border_id, x.township_id, x.answered_at, x.severity"
                    + NOT_DUE
                    + BORDERS
                    + "select a.*, r.answered_at from dispute_alert a join dispute_alert_response r"
                    + " on r.alert_township_id = a.township_id and r.alert_id = a.id and r.answer = 'declined'"
                    + " where a.border_id = b.id and a.status = 'declined' and a.township_id = (select context_township())"
                    + " and a.raised_at > ?::timestamptz - interval '30 days'"
                    + " order by r.answered_at desc limit " + ARM + ") x)";

    /** Disputes of which the own side has not said what they are in law. */
    private static final String NATURES_WAIT =
            "(select 'dispute', x.id, x.headline, 'legal-nature-waits', x.border_id, x.township_id, x.opened_at, x.severity"
                    + NOT_DUE
                    + BORDERS
                    + "select d.*, a.headline, a.severity from dispute d"
                    + " join dispute_side s on s.township_id = (select context_township())"
                    + " and s.dispute_township_id = d.township_id and s.dispute_id = d.id"
                    + " join dispute_alert a on a.township_id = d.alert_township_id and a.id = d.alert_id"
                    + " where d.border_id = b.id and d.status = 'open' and d.legal_nature is null"
                    + " and not exists (select 1 from legal_nature_declaration n where n.township_id = s.township_id"
                    + " and n.dispute_township_id = d.township_id and n.dispute_id = d.id)"
                    + " order by d.opened_at desc limit " + ARM + ") x)";

    /** Teams with somebody of each side, to which the own side has not consented. */
    private static final String TEAMS_WAIT =
            "(select 'dispute', x.id, x.headline, 'team-consent-waits', x.border_id, x.township_id, x.opened_at, x.severity"
                    + NOT_DUE
                    + BORDERS
                    + "select d.*, a.headline, a.severity from dispute d"
                    + " join dispute_side s on s.township_id = (select context_township())"
                    + " and s.dispute_township_id = d.township_id and s.dispute_id = d.id"
                    + " join dispute_alert a on a.township_id = d.alert_township_id and a.id = d.alert_id"
                    + " where d.border_id = b.id and d.status in ('open', 'mediation') and d.team_revision > 0"
                    + " and d.team_formed_at is null"
                    + " and not exists (select 1 from dispute_side o where o.dispute_township_id = d.township_id"
                    + " and o.dispute_id = d.id and not exists (select 1 from mediation_team_member m"
                    + " where m.dispute_township_id = d.township_id and m.dispute_id = d.id"
                    + " and m.township_id = o.township_id and m.on_team))"
                    + " and not exists (select 1 from mediation_team_consent c where c.township_id = s.township_id"
                    + " and c.dispute_township_id = d.township_id and c.dispute_id = d.id and c.revision = d.team_revision)"
                    + " order by d.opened_at desc limit " + ARM + ") x)";

    /** The latest wordings of settlements that the own side has not confirmed. */
    private static final String SETTLEMENTS_WAIT =
            "(select 'dispute', x.id, x.headline, 'settlement-waits', x.border_id, x.township_id, x.written_at, x.severity"
                    + NOT_DUE
                    + BORDERS
                    + "select d.*, a.headline, a.severity, t.written_at from dispute d"
                    + " join dispute_side s on s.township_id = (select context_township())"
                    + " and s.dispute_township_id = d.township_id and s.dispute_id = d.id"
                    + " join settlement t on t.dispute_township_id = d.township_id and t.dispute_id = d.id"
                    + " and t.revision = d.settlement_revision and t.round = d.settlement_round"
                    + " join dispute_alert a on a.township_id = d.alert_township_id and a.id = d.alert_id"
                    + " where d.border_id = b.id and d.status = 'mediation' and d.settlement_revision > 0" + WORKED_ON
                    + " and not exists (select 1 from settlement_confirmation c where c.township_id = s.township_id"
                    + " and c.dispute_township_id = d.township_id and c.dispute_id = d.id and c.revision = t.revision)"
                    + " order by d.opened_at desc limit " + ARM + ") x)";

    /** Settled disputes of the own side in which something is due within a week, or was due before. */
    private static final String OBLIGATIONS_DUE =
            "(select 'dispute', x.id, x.headline, x.reason, x.border_id, x.township_id, x.since, x.severity"
                    + NOT_DUE
                    + BORDERS
                    + "select d.*, a.headline, a.severity, o.due_on::timestamp at time zone 'Asia/Shanghai' as since,"
                    + " case when o.due_on < o.today then 'obligation-overdue' else 'obligation-due' end as reason"
                    + " from dispute d join dispute_side s on s.township_id = (select context_township())"
                    + " and s.dispute_township_id = d.township_id and s.dispute_id = d.id"
                    + " join dispute_alert a on a.township_id = d.alert_township_id and a.id = d.alert_id"
                    + " cross join lateral (select min(w.due_on) as due_on, w.today from (select q.*,"
                    + " (transaction_timestamp() at time zone 'Asia/Shanghai')::date as today"
                    + " from settlement_obligation q where q.dispute_township_id = d.township_id and q.dispute_id = d.id"
                    + " and q.revision = d.settlement_revision) w where w.due_on <= w.today + 7"
                    + " and not obligation_performed(d.township_id, d.id, w.revision, w.number, w.amount)"
                    + " group by w.today) o"
                    + " where d.border_id = b.id and d.status = 'settled'" + WORKED_ON
                    + " order by d.opened_at desc limit " + ARM + ") x)";
    /** Own alerts that the other side proposes to take as one matter with one of its own. */
    private static final String MERGES_WAIT =
            "(select 'dispute-alert', x.id, x.headline, 'merge-waits', x.border_id, x.township_id, x.proposed_at, x.severity"
                    + NOT_DUE
                    + " from (select a.*, p.proposed_at from duplicate_proposal p"
                    + " join dispute_alert a on a.township_id = p.twin_township_id and a.id = p.twin_id"
                    + " where p.twin_township_id = (select context_township())"
                    + " and not exists (select 1 from duplicate_answer x where x.proposal_township_id = p.township_id"
                    + " and x.proposal_id = p.id) order by p.proposed_at desc limit " + ARM + ") x)";

    /** Disputes that the own side is asked to lead. */
    private static final String LEADS_WAIT =
            "(select 'dispute', x.id, x.headline, 'lead-waits', x.border_id, x.township_id, x.proposed_at, x.severity"
                    + NOT_DUE
                    + " from (select d.*, a.headline, a.severity, p.proposed_at from lead_proposal p"
                    + " join dispute d on d.township_id = p.dispute_township_id and d.id = p.dispute_id"
                    + " join dispute_alert a on a.township_id = d.alert_township_id and a.id = d.alert_id"
                    + " where p.to_township_id = (select context_township())"
                    + " and not exists (select 1 from lead_answer x where x.proposal_township_id = p.township_id"
                    + " and x.proposal_id = p.id) order by p.proposed_at desc limit " + ARM + ") x)";

    private static final String ALERTS_OF_THE_COUNTY =
            "(select 'dispute-alert', a.id, a.headline, 'alert-escalated', a.border_id, a.township_id, a.shared_at, a.severity"
                    + NOT_DUE
                    + " from (select c.township_id, c.alert_id from dispute_alert_county c"
                    + " where c.county_code = (select context_county()) order by c.raised_at desc, c.alert_id desc limit "
                    + ARM
                    + ") c join dispute_alert a on a.township_id = c.township_id and a.id = c.alert_id)";

    private static final String ALERTS_ESCALATED =
            "(select 'dispute-alert', x.id, x.headline, 'alert-escalated', x.border_id, x.township_id, x.shared_at, x.severity"
                    + NOT_DUE
                    + BORDERS
                    + "select a.* from dispute_alert a where a.border_id = b.id and a.escalated"
                    + " order by a.raised_at desc limit " + ARM + ") x order by x.shared_at desc limit " + ARM + ")";

    private static final String MEETINGS_TODAY =
            "(select 'joint-meeting', x.id, x.title, 'meeting-today', x.border_id, x.township_id, x.starts_at, null"
                    + NOT_DUE
                    + BORDERS
                    + "select m.* from joint_meeting m where m.border_id = b.id and m.in_force_at is null"
                    + " and m.cancelled_at is null and m.starts_at >= ? and m.starts_at < ?"
                    + " order by m.starts_at limit " + ARM + ") x)";

    /** Meetings with a date that the own side has not answered, and own ones with a date that suits all sides. */
    private static final String DATES_WAIT =
            "(select 'joint-meeting', x.id, x.title, x.reason, x.border_id, x.township_id, x.since, null"
                    + NOT_DUE
                    + BORDERS
                    + "select m.id, m.title, m.border_id, m.township_id, w.reason, w.since from joint_meeting m"
                    + " cross join lateral (select case when bool_or(s.agreed)"
                    + " then 'meeting-date-agreed' else 'meeting-dates-wait' end as reason, max(s.proposed_at) as since"
                    + " from (select d.proposed_at, m.township_id = (select context_township()) and not exists ("
                    + "select 1 from border_township bt where bt.border_id = m.border_id and bt.township_id <> d.township_id"
                    + " and not exists (select 1 from meeting_date_answer a where a.township_id = bt.township_id"
                    + " and a.owner_township_id = m.township_id and a.meeting_id = m.id and a.date_id = d.id and a.suits))"
                    + " as agreed, d.township_id <> (select context_township()) and not exists ("
                    + "select 1 from meeting_date_answer a where a.township_id = (select context_township())"
                    + " and a.owner_township_id = m.township_id and a.meeting_id = m.id and a.date_id = d.id) as waits"
                    + " from meeting_date d where d.owner_township_id = m.township_id and d.meeting_id = m.id"
                    + " and d.round = m.date_round and d.withdrawn_at is null) s"
                    + " where s.agreed or s.waits having count(*) > 0) w"
                    + " where m.border_id = b.id and m.date_open order by w.since desc limit " + ARM + ") x)";

    /** Of each series the next meeting without minutes, when it is within thirty days and not today. */
    private static final String SERIES_SOON =
            "(select 'joint-meeting', x.id, x.title, 'series-meeting-soon', x.border_id, x.township_id, x.starts_at, null"
                    + NOT_DUE
                    + BORDERS
                    + "select n.* from (select distinct on (m.township_id, m.series_id) m.* from joint_meeting m"
                    + " where m.border_id = b.id and m.series_id is not null and m.in_force_at is null"
                    + " and m.cancelled_at is null and m.revision = 0 and m.starts_at >= ?"
                    + " and m.starts_at < transaction_timestamp() + interval '30 days'"
                    + " order by m.township_id, m.series_id, m.starts_at) n"
                    + " order by n.starts_at limit " + ARM + ") x)";

    /** Who may sign for the own side today: its leader, or a deputy. */
    private static final String SIGNS =
            " and ((select context_role()) = 'leader' or (select acting_deputy()) is not null)";

    /** Minutes put to both sides, without a proposal that waits for an answer, that the caller may sign and the side has not. */
    private static final String SIGN_OFFS_WAIT =
            "(select 'joint-meeting', x.id, x.title, 'sign-off-waits', x.border_id, x.township_id, x.written_at, null"
                    + NOT_DUE
                    + BORDERS
                    + "select m.id, m.title, m.border_id, m.township_id, r.written_at from joint_meeting m"
                    + " join minutes_revision r on r.owner_township_id = m.township_id and r.meeting_id = m.id"
                    + " and r.revision = m.revision"
                    + " where m.border_id = b.id and m.in_force_at is null and m.cancelled_at is null and m.revision > 0"
                    + " and m.amendment_until is not null and m.open_amendments = 0"
                    + " and (select context_township()) <> all (m.signed_by)"
                    + " and exists (select 1 from own_signing(m.township_id, m.id, m.revision) o where not o.signed"
                    + " and ((select context_role()) = 'leader' or o.deputy_id is not null or o.second))"
                    + " order by r.written_at desc limit " + ARM + ") x)";

    /** Minutes in which another side's proposal waits for an answer. */
    private static final String AMENDMENTS_WAIT =
            "(select 'joint-meeting', x.id, x.title, 'amendment-waits', x.border_id, x.township_id, x.proposed_at, null"
                    + NOT_DUE
                    + BORDERS
                    + "select m.id, m.title, m.border_id, m.township_id, min(p.proposed_at) as proposed_at"
                    + " from joint_meeting m"
                    + " join minutes_amendment p on p.owner_township_id = m.township_id and p.meeting_id = m.id"
                    + " where m.border_id = b.id and m.in_force_at is null and m.cancelled_at is null and m.open_amendments > 0"
                    + " and p.township_id <> (select context_township())"
                    + " and not exists (select 1 from minutes_amendment_answer w where w.owner_township_id = m.township_id"
                    + " and w.meeting_id = m.id and w.amendment_id = p.id)"
                    + " group by m.id, m.title, m.border_id, m.township_id"
                    + " order by proposed_at desc limit " + ARM + ") x)";

    /** Addenda that the own side has not signed. */
    private static final String ADDENDA_WAIT =
            "(select 'joint-meeting', x.id, x.title, 'addendum-waits', x.border_id, x.township_id, x.written_at, null"
                    + NOT_DUE
                    + BORDERS
                    + "select m.id, m.title, m.border_id, m.township_id, d.written_at from minutes_addendum d"
                    + " join joint_meeting m on m.township_id = d.owner_township_id and m.id = d.meeting_id"
                    + " where d.border_id = b.id and d.in_force_at is null and d.withdrawn_at is null"
                    + " and (select context_township()) <> all (d.signed_by)"
                    + SIGNS
                    + " order by d.written_at desc limit " + ARM + ") x)";

    /** The latest minutes that another side refused to sign, until they are signed or written anew. */
    private static final String SIGN_OFFS_REFUSED =
            "(select 'joint-meeting', x.id, x.title, 'sign-off-refused', x.border_id, x.township_id, x.refused_at, null"
                    + NOT_DUE
                    + BORDERS
                    + "select m.id, m.title, m.border_id, m.township_id, f.refused_at from joint_meeting m"
                    + " join minutes_refusal f on f.owner_township_id = m.township_id and f.meeting_id = m.id"
                    + " and f.revision = m.revision and f.township_id <> (select context_township())"
                    + " where m.border_id = b.id and m.in_force_at is null and m.cancelled_at is null and m.revision > 0"
                    + " and f.township_id <> all (m.signed_by)"
                    + " order by f.refused_at desc limit " + ARM + ") x)";

    /** To be accepted: a wording of the other side. To be signed: the accepted one. To be ended: what the other side has ended. */
    private static final String AGREEMENTS_WAIT =
            "(select 'cooperation-agreement', x.id, x.title, x.reason, x.border_id, x.township_id, x.since, null"
                    + NOT_DUE
                    + BORDERS
                    + "select g.id, g.title, g.border_id, g.township_id,"
                    + " case g.state when 'proposed' then 'acceptance-waits' else 'signature-waits' end as reason,"
                    + " case g.state when 'proposed' then r.written_at when 'accepted' then g.accepted_at"
                    + " else g.in_force_at end as since"
                    + " from cooperation_agreement g join agreement_revision r"
                    + " on r.owner_township_id = g.township_id and r.agreement_id = g.id and r.revision = g.revision"
                    + " where g.border_id = b.id and g.revision > 0 and ("
                    + "g.state = 'proposed' and r.township_id <> (select context_township())"
                    + " or g.state = 'accepted' or g.state = 'in-force' and exists (select 1 from agreement_consent e"
                    + " where e.owner_township_id = g.township_id and e.agreement_id = g.id and e.kind = 'ending'))"
                    + " and not exists (select 1 from agreement_consent c where c.township_id = (select context_township())"
                    + " and c.owner_township_id = g.township_id and c.agreement_id = g.id and c.revision = g.revision"
                    + " and c.kind = case g.state when 'proposed' then 'acceptance' when 'accepted' then 'signature'"
                    + " else 'ending' end)"
                    + " order by since desc limit " + ARM + ") x)";

    /** The own side's that are due within a week or were due before; another side's that wait for the own word. */
    private static final String COMMITMENTS =
            "(select 'commitment', x.id, x.text, x.reason, x.border_id, x.township_id, x.since, null"
                    + NOT_DUE
                    + BORDERS
                    + "select c.id, c.text, c.border_id, c.township_id,"
                    + " case when c.township_id <> (select context_township()) then"
                    + " case c.status when 'reported' then 'commitment-reported' else 'postponement-waits' end"
                    + " when c.due_on < t.today then 'commitment-overdue' else 'commitment-due' end as reason,"
                    + " c.due_on::timestamp at time zone 'Asia/Shanghai' as since"
                    + " from commitment c"
                    + " cross join (select (transaction_timestamp() at time zone 'Asia/Shanghai')::date as today) t"
                    + " where c.border_id = b.id and c.kept_at is null"
                    + " and case when c.township_id = (select context_township())"
                    + " then c.reported_at is null and c.due_on <= t.today + 7"
                    + " else c.reported_at is not null or c.proposed_due_on is not null end"
                    + " order by c.due_on, c.id limit " + ARM + ") x)";

    /** As row-level security shows them: those that the caller may confirm, and to operators all that are open. */
    private static final String INVITATIONS_WAIT =
            "(select 'invitation', i.id, i.office, 'invitation-waits', null::uuid, i.township_id, i.invited_at, null"
                    + NOT_DUE
                    + " from invitation i where i.accepted_at is null and i.withdrawn_at is null"
                    + " and (i.confirmed_at is null or (select context_scope()) = 'platform')"
                    + " order by i.invited_at desc limit " + ARM + ")";

    /** Rules that an operator proposes and the own side has not answered; of a border the latest. */
    private static final String RETENTION_RULES_WAIT =
            "(select 'retention-rule', x.id, x.legal_basis, 'retention-rule-waits', x.border_id, null::uuid, x.proposed_at, null"
                    + NOT_DUE
                    + BORDERS
                    + "select r.* from retention_rule r where r.border_id = b.id order by r.version desc limit 1) x"
                    + " where x.in_force_at is null and x.refused_at is null"
                    + " and not exists (select 1 from retention_answer a where a.border_id = x.border_id"
                    + " and a.version = x.version and a.township_id = (select context_township())))";

    /** Personal data whose time is over within thirty days, as far as nothing holds it and the own side has not consented. */
    private static final String DESTRUCTIONS_DUE =
            "(select 'dispute-alert', x.id, x.headline, 'destruction-due', x.border_id, x.township_id, x.ended_at, null,"
                    + " x.keep_until, false, false"
                    + BORDERS
                    + "select a.* from dispute_alert a where a.border_id = b.id and a.destroyed_at is null"
                    + " and a.keep_until < transaction_timestamp() + interval '30 days'"
                    + " and (select context_township()) = any (retention_sides(a.township_id, a.id))"
                    + " and not exists (select 1 from legal_hold h where h.alert_township_id = a.township_id"
                    + " and h.alert_id = a.id and h.lifted_at is null)"
                    + " and not exists (select 1 from destruction_consent c where c.township_id = (select context_township())"
                    + " and c.alert_township_id = a.township_id and c.alert_id = a.id"
                    + " and c.content_hash = destruction_hash(a))"
                    + " order by a.keep_until limit " + ARM + ") x)";

    private final Sql sql;

    @SuppressWarnings("NullAway") // a CDI proxy needs this constructor
    protected SqlHomeItems() {
        this.sql = null;
    }

    @Inject
    public SqlHomeItems(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<HomeItem> list(Caller caller, Instant dayBegins, Instant dayEnds) {
        List<String> arms = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        switch (caller.role()) {
            case Roles.LEADER, Roles.CLERK, Roles.MEDIATOR -> {
                arms.addAll(List.of(ALERTS_WAIT, ALERTS_DECLINED, MEETINGS_TODAY));
                parameters.addAll(List.of(dayEnds, dayBegins, dayEnds));
                if (caller.hasRole(Roles.LEADER, Roles.CLERK)) {
                    arms.addAll(List.of(
                            COMMITMENTS,
                            SIGN_OFFS_WAIT,
                            SIGN_OFFS_REFUSED,
                            AMENDMENTS_WAIT,
                            ADDENDA_WAIT,
                            DATES_WAIT,
                            SERIES_SOON));
                    parameters.add(dayEnds);
                }
                if (caller.hasRole(Roles.LEADER, Roles.MEDIATOR)) {
                    arms.addAll(List.of(MERGES_WAIT, SETTLEMENTS_WAIT, OBLIGATIONS_DUE));
                }
                if (caller.hasRole(Roles.LEADER)) {
                    arms.addAll(List.of(
                            NATURES_WAIT,
                            TEAMS_WAIT,
                            LEADS_WAIT,
                            AGREEMENTS_WAIT,
                            INVITATIONS_WAIT,
                            RETENTION_RULES_WAIT,
                            DESTRUCTIONS_DUE));
                }
            }
            case Roles.COUNTY_OFFICER -> arms.add(ALERTS_OF_THE_COUNTY);
            case Roles.PROVINCIAL_OFFICER -> arms.addAll(List.of(ALERTS_ESCALATED, INVITATIONS_WAIT));
            default -> arms.add(INVITATIONS_WAIT);
        }
        return sql.list(
                "select * from (" + String.join(" union all ", arms)
                        + ") as item(record_kind, id, title, reason, border_id, township_id, since, severity,"
                        + " answer_due_at, overdue, responder)"
                        + " order by overdue desc, responder desc, case severity when 'urgent' then 0 when 'high' then 1 when 'medium' then 2"
                        + " when 'low' then 3 else 2 end, since desc, id limit 100",
                SqlHomeItems::item,
                parameters.toArray());
    }

    private static HomeItem item(ResultSet row) throws SQLException {
        return new HomeItem(
                row.getString("record_kind"),
                row.getObject("id", UUID.class),
                row.getString("title"),
                row.getString("reason"),
                row.getObject("border_id", UUID.class),
                row.getObject("township_id", UUID.class),
                Objects.requireNonNull(Sql.instant(row, "since")),
                row.getString("severity"),
                Sql.instant(row, "answer_due_at"),
                row.getBoolean("overdue"),
                row.getBoolean("responder"));
    }
}
