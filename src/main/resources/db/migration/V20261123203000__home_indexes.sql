-- What is open, for the home page: few rows of tables that grow for ever.

set search_path = jointgov, public;

create index dispute_alert_unanswered_ix on dispute_alert (border_id, shared_at desc)
    where status in ('sent', 'received', 'read');
create index dispute_alert_declined_ix on dispute_alert (border_id, raised_at desc) where status = 'declined';
create index dispute_alert_escalated_ix on dispute_alert (border_id, raised_at desc) where escalated;
create index joint_meeting_open_ix on joint_meeting (border_id, starts_at) where in_force_at is null and cancelled_at is null;
create index invitation_open_ix on invitation (invited_at desc) where accepted_at is null and withdrawn_at is null;
