-- A township takes a shared alert back that nobody has taken up. What it says stays as the other side has read it.
set search_path = jointgov, public;

alter table dispute_alert
    add column withdrawn_at timestamptz,
    add column withdrawn_by uuid,
    add column withdrawn_office text,
    add column withdrawal_reason text,
    drop constraint dispute_alert_status_ck,
    add constraint dispute_alert_status_ck check (
        status in ('own', 'sent', 'received', 'read', 'acknowledged', 'declined', 'withdrawn')),
    add constraint dispute_alert_withdrawn_ck check (
        num_nonnulls(withdrawn_at, withdrawn_by, withdrawn_office, withdrawal_reason)
            = case status when 'withdrawn' then 4 else 0 end
        and (status <> 'withdrawn' or not escalated)
        and char_length(withdrawal_reason) between 1 and 500);
comment on column dispute_alert.withdrawal_reason is
    'Why the owner took the alert back; readable to all who see it. Written by withdraw_dispute_alert, never changed.';

alter table mail_outbox
    drop constraint mail_outbox_template_ck,
    add constraint mail_outbox_template_ck check (
        template in ('alert-waits', 'alert-answered', 'alert-escalated', 'alert-withdrawn', 'signature-waits'));
