-- The sides have fourteen days to sign a revision of minutes: after seven those who have not are reminded, at the end the leaders of
-- all sides are told. Nothing is ever approved by silence.

set search_path = jointgov, public;

alter table joint_meeting
    add column sign_off_due_at timestamptz,
    add column sign_off_told smallint not null default 0,
    add constraint joint_meeting_sign_off_told_ck check (sign_off_told between 0 and 2);
comment on column joint_meeting.sign_off_due_at is 'Of the latest revision; null while there is none.';
comment on column joint_meeting.sign_off_told is 'Of the latest revision: 1 the reminder went out, 2 all sides know that the time is over.';
update joint_meeting m set sign_off_due_at = r.written_at + interval '14 days'
    from minutes_revision r
    where r.owner_township_id = m.township_id and r.meeting_id = m.id and r.revision = m.revision;
create index joint_meeting_sign_off_due_ix on joint_meeting (sign_off_due_at)
    where in_force_at is null and cancelled_at is null and sign_off_told < 2;

alter table mail_outbox
    drop constraint mail_outbox_template_ck,
    add constraint mail_outbox_template_ck check (template in (
        'alert-waits', 'alert-answered', 'alert-escalated', 'alert-withdrawn', 'alert-reminder', 'alert-overdue',
        'alert-unanswered', 'glass-broken', 'signature-waits', 'alert-read', 'alert-handed-up', 'merge-waits',
        'merge-answered', 'dispute-opened', 'lead-waits', 'lead-answered', 'commitment-acted-on', 'commitment-due',
        'commitment-overdue', 'sign-off-refused', 'meeting-planned', 'meeting-changed', 'meeting-cancelled',
        'sign-off-overdue'));
