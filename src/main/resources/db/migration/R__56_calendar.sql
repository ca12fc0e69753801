-- Whose calendar address is whose, and what it shows.

set search_path = jointgov, public;

create or replace function joint_meeting_plan_changed() returns trigger language plpgsql as $$
begin
    -- Minutes, or a cancellation, end the talk about the date.
    new.date_open := new.date_open and new.revision = 0 and new.cancelled_at is null;
    if (new.kind, new.title, new.place, new.starts_at, new.ends_at, new.online, new.host_township_id, new.cancelled_at,
                new.date_open)
            is distinct from
            (old.kind, old.title, old.place, old.starts_at, old.ends_at, old.online, old.host_township_id, old.cancelled_at,
                old.date_open) then
        new.plan_changes := old.plan_changes + 1;
        new.plan_changed_at := transaction_timestamp();
    end if;
    return new;
end $$;
create or replace trigger joint_meeting_plan_changed before update on joint_meeting
    for each row execute function joint_meeting_plan_changed();

drop policy if exists calendar_feed_own on calendar_feed;
create policy calendar_feed_own on calendar_feed for select to jointgov_app
    using (membership_id = (select context_membership()));
drop policy if exists calendar_feed_add on calendar_feed;
create policy calendar_feed_add on calendar_feed for insert to jointgov_app with check (
    membership_id = (select context_membership()) and not (select context_machine())
    and (select context_role()) in ('leader', 'clerk', 'mediator', 'provincial-officer'));
drop policy if exists calendar_feed_revoke on calendar_feed;
create policy calendar_feed_revoke on calendar_feed for delete to jointgov_app
    using (membership_id = (select context_membership()));

-- What a calendar reads that asks without a login: the meetings of the membership's borders, from three months ago on, at most
-- 1000, after one row of nulls: the address is somebody's. No row for an address that nobody has, or whose membership was removed.
drop function if exists calendar_of(bytea);
create function calendar_of(secret bytea)
    returns table (id uuid, title text, place text, starts_at timestamptz, ends_at timestamptz, state text,
        plan_changes integer, plan_changed_at timestamptz, date_open boolean)
    language plpgsql stable security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_column
declare
    m membership;
begin
    if context_purpose() is distinct from 'job' then
        raise exception 'no context' using errcode = 'JG005';
    end if;
    select x.* into m from calendar_feed f join membership x on x.id = f.membership_id and x.removed_at is null
        where f.secret_sha256 = sha256(secret);
    if not found then
        return;
    end if;
    return query select null::uuid, null, null, null::timestamptz, null::timestamptz, null, null::integer,
        null::timestamptz, null::boolean;
    return query
        select j.id, j.title, j.place, j.starts_at, j.ends_at, j.state, j.plan_changes, j.plan_changed_at, j.date_open
        from joint_meeting j
        where j.starts_at > transaction_timestamp() - interval '3 months' and j.border_id in (
            select bt.border_id from township t join border_township bt on bt.township_id = t.id
            join border b on b.id = bt.border_id and b.in_force_at is not null
            where case m.scope when 'township' then t.id = m.township_id
                when 'province' then t.province_code = m.province_code else false end)
        order by j.starts_at, j.id limit 1000;
end $$;

do $$
begin
    revoke all on function joint_meeting_plan_changed() from public;
    revoke all on function calendar_of(bytea) from public;
    grant execute on function calendar_of(bytea) to jointgov_app;
    alter function calendar_of(bytea) owner to jointgov_definer;
end $$;
