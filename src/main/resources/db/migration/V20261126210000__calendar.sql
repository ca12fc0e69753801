-- Joint meetings in people's calendars: how often a plan was changed, and the secret address of each person's feed.

set search_path = jointgov, public;

alter table joint_meeting
    add column plan_changes integer not null default 0,
    add column plan_changed_at timestamptz not null default transaction_timestamp();
comment on column joint_meeting.plan_changes is
    'Counts the changes of what a calendar shows, the cancellation among them: SEQUENCE of RFC 5545 §3.8.7.4.';
update joint_meeting set plan_changed_at = coalesce(cancelled_at, planned_at);

create table calendar_feed (
    membership_id uuid not null,
    secret_sha256 bytea not null,
    created_at timestamptz not null default transaction_timestamp(),
    constraint calendar_feed_pk primary key (membership_id),
    constraint calendar_feed_secret_uq unique (secret_sha256),
    constraint calendar_feed_membership_fk foreign key (membership_id) references membership,
    constraint calendar_feed_secret_ck check (octet_length(secret_sha256) = 32)
);
comment on table calendar_feed is
    'The address under which a calendar reads a person''s meetings without a login, as its hash only: whoever knows the address reads them.';
alter table calendar_feed enable row level security;
alter table calendar_feed force row level security;
create policy calendar_feed_definer on calendar_feed to jointgov_definer using (true) with check (true);
grant select on calendar_feed to jointgov_definer;
grant select (membership_id, created_at), insert (membership_id, secret_sha256), delete on calendar_feed to jointgov_app;
