-- Who sees the dates that are proposed for a joint meeting, and what the sides do about them.

set search_path = jointgov, public;

do $$
declare t text;
begin
    foreach t in array array['meeting_date', 'meeting_date_answer'] loop
        execute format('drop policy if exists %I on %I', t || '_reader', t);
        execute format($p$create policy %I on %I for select to jointgov_app using (
            township_id = (select context_township()) or coalesce(border_id = any ((select context_borders())::uuid[]), false))$p$,
            t || '_reader', t);
    end loop;
end $$;

-- Locks a planned meeting for an act on its dates by a leader or clerk of a township of its border. 42501: it is not theirs to do;
-- JG012: there are minutes, or the meeting is cancelled. For the functions below only.
create or replace function date_act(owner uuid, meeting uuid) returns joint_meeting
    language plpgsql security definer set search_path = jointgov, pg_temp as $$
declare
    m joint_meeting;
begin
    select * into m from joint_meeting j where j.township_id = date_act.owner and j.id = date_act.meeting for no key update;
    if not found or not coalesce(context_role() in ('leader', 'clerk'), false)
            or not coalesce(m.border_id = any (context_borders()), false) then
        raise exception 'act outside the context' using errcode = '42501';
    end if;
    if m.state <> 'planned' then
        raise exception 'the date is past discussing' using errcode = 'JG012';
    end if;
    return m;
end $$;

-- Counts an act, and derives whether dates stand. Answers the version it leaves. For the functions below only.
create or replace function date_act_done(m joint_meeting) returns bigint
    language sql security definer set search_path = jointgov, pg_temp as $$
    update joint_meeting j set version = j.version + 1, date_open = exists (
            select 1 from meeting_date d where d.owner_township_id = m.township_id and d.meeting_id = m.id
                and d.round = m.date_round and d.withdrawn_at is null)
        where j.township_id = m.township_id and j.id = m.id returning j.version
$$;

-- The own side proposes dates: [{id, startsAt, endsAt}]. No more than five of a side stand. JG017: they would be more; 23505: such a
-- date, or one of such an id, stands already.
create or replace function propose_meeting_dates(owner uuid, meeting uuid, dates jsonb) returns bigint
    language plpgsql security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_variable
declare
    m joint_meeting := date_act(owner, meeting);
begin
    insert into meeting_date (township_id, owner_township_id, meeting_id, id, border_id, round, starts_at, ends_at, office)
        select context_township(), owner, meeting, (p ->> 'id')::uuid, m.border_id, m.date_round,
            (p ->> 'startsAt')::timestamptz, (p ->> 'endsAt')::timestamptz, context_office()
        from jsonb_array_elements(dates) p;
    if (select count(*) from meeting_date d where d.township_id = context_township() and d.owner_township_id = owner
            and d.meeting_id = meeting and d.round = m.date_round and d.withdrawn_at is null) > 5 then
        raise exception 'more than five dates' using errcode = 'JG017';
    end if;
    return date_act_done(m);
end $$;

-- The own side takes a date that it proposed back. JG015: there is none of this id that stands, 42501: it is another side's.
create or replace function withdraw_meeting_date(owner uuid, meeting uuid, date uuid) returns bigint
    language plpgsql security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_variable
declare
    m joint_meeting := date_act(owner, meeting);
    proposer uuid;
begin
    select d.township_id into proposer from meeting_date d where d.owner_township_id = owner and d.meeting_id = meeting
        and d.id = date and d.round = m.date_round and d.withdrawn_at is null;
    if not found then
        raise exception 'no such date' using errcode = 'JG015';
    end if;
    if proposer <> context_township() then
        raise exception 'another side''s date' using errcode = '42501';
    end if;
    update meeting_date d set withdrawn_at = transaction_timestamp(), withdrawn_office = context_office()
        where d.township_id = proposer and d.owner_township_id = owner and d.meeting_id = meeting and d.id = date;
    return date_act_done(m);
end $$;

-- The own side says of other sides' dates whether they suit it: [{id, suits, remark}]; said again it is corrected. JG015: one does not
-- stand, 42501: one is its own. Answers the sides that proposed them.
create or replace function answer_meeting_dates(owner uuid, meeting uuid, answers jsonb) returns uuid[]
    language plpgsql security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_variable
declare
    m joint_meeting := date_act(owner, meeting);
    proposers uuid[];
begin
    select array_agg(d.township_id) into proposers from jsonb_array_elements(answers) a
        left join meeting_date d on d.owner_township_id = owner and d.meeting_id = meeting and d.id = (a ->> 'id')::uuid
            and d.round = m.date_round and d.withdrawn_at is null;
    if array_position(proposers, null) is not null then
        raise exception 'no such date' using errcode = 'JG015';
    end if;
    if context_township() = any (proposers) then
        raise exception 'the own side''s date' using errcode = '42501';
    end if;
    insert into meeting_date_answer (township_id, owner_township_id, meeting_id, date_id, border_id, suits, remark, office)
        select context_township(), owner, meeting, (a ->> 'id')::uuid, m.border_id, (a ->> 'suits')::boolean, a ->> 'remark',
            context_office()
        from jsonb_array_elements(answers) a
        on conflict (township_id, owner_township_id, meeting_id, date_id) do update
            set suits = excluded.suits, remark = excluded.remark, office = excluded.office,
                answered_at = transaction_timestamp();
    perform date_act_done(m);
    return proposers;
end $$;

-- The planner fixes a date that every side of the border has said yes to, or, without one, the time that the plan has; the other
-- proposals stand no more. 42501: the meeting is another side's; JG012: no dates are open, or a side has not said yes; JG015: there
-- is no such date.
create or replace function fix_meeting_date(owner uuid, meeting uuid, date uuid) returns bigint
    language plpgsql security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_variable
declare
    m joint_meeting := date_act(owner, meeting);
    d meeting_date;
    left_at bigint;
begin
    if owner <> context_township() then
        raise exception 'another side''s meeting' using errcode = '42501';
    end if;
    if not m.date_open then
        raise exception 'no dates are open' using errcode = 'JG012';
    end if;
    if date is not null then
        select * into d from meeting_date x where x.owner_township_id = owner and x.meeting_id = meeting and x.id = date
            and x.round = m.date_round and x.withdrawn_at is null;
        if not found then
            raise exception 'no such date' using errcode = 'JG015';
        end if;
        if exists (select 1 from border_township bt where bt.border_id = m.border_id and bt.township_id <> d.township_id
                and not exists (select 1 from meeting_date_answer a where a.township_id = bt.township_id
                    and a.owner_township_id = owner and a.meeting_id = meeting and a.date_id = d.id and a.suits)) then
            raise exception 'a side has not said yes' using errcode = 'JG012';
        end if;
    end if;
    update joint_meeting j set version = j.version + 1, date_open = false, date_round = j.date_round + 1,
            starts_at = case when date is null then j.starts_at else d.starts_at end,
            ends_at = case when date is null then j.ends_at else d.ends_at end
        where j.township_id = owner and j.id = meeting returning j.version into left_at;
    return left_at;
end $$;

do $$
declare f text;
begin
    foreach f in array array['date_act(uuid, uuid)', 'date_act_done(joint_meeting)', 'propose_meeting_dates(uuid, uuid, jsonb)',
            'withdraw_meeting_date(uuid, uuid, uuid)', 'answer_meeting_dates(uuid, uuid, jsonb)',
            'fix_meeting_date(uuid, uuid, uuid)'] loop
        execute format('revoke all on function %s from public', f);
        execute format('alter function %s owner to jointgov_definer', f);
        if f !~ '^date_act' then
            execute format('grant execute on function %s to jointgov_app', f);
        end if;
    end loop;
end $$;
