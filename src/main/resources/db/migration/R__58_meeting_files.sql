-- Who sees, keeps, opens and withdraws the files of joint meetings.

set search_path = jointgov, public;

drop policy if exists meeting_file_reader on meeting_file;
create policy meeting_file_reader on meeting_file for select to jointgov_app using (
    township_id = (select context_township()) or border_id = any ((select context_borders())::uuid[]));
drop policy if exists meeting_file_own on meeting_file;
create policy meeting_file_own on meeting_file for insert to jointgov_app with check (
    township_id = (select context_township()) and border_id = any ((select context_borders())::uuid[])
    and office = (select context_office()) and (select context_role()) in ('leader', 'clerk')
    and (select context_machine()) = false
    and exists (select 1 from joint_meeting m where m.township_id = owner_township_id and m.id = meeting_id
        and m.border_id = meeting_file.border_id)
    and (commitment_id is null or exists (select 1 from commitment c
        where c.township_id = meeting_file.township_id and c.id = meeting_file.commitment_id
          and c.meeting_owner_township_id = owner_township_id and c.meeting_id = meeting_file.meeting_id)));

-- Whether a file of this kind, received at this time, may still be withdrawn: what was there when the minutes came into force, or
-- when the performance was reported, is what the other side relied upon.
create or replace function meeting_file_may_go(kind text, received_at timestamptz, meeting_state text, in_force_at timestamptz,
        commitment_status text) returns boolean
    language sql immutable set search_path = pg_catalog, pg_temp as $$
    select case kind
        when 'sign-in-sheet' then in_force_at is null or received_at > in_force_at
        when 'evidence' then commitment_status = 'open'
        else false end and meeting_state <> 'cancelled'
$$;

-- A file fits where the meeting or the commitment stands, and there is room: a side keeps twenty with a meeting and twenty with each
-- of its commitments, withdrawn ones among them. JG012: not in this state, JG017: no room.
create or replace function meeting_file_received() returns trigger
    language plpgsql security definer set search_path = jointgov, pg_temp as $$
declare
    m joint_meeting;
    fits boolean;
begin
    select * into m from joint_meeting j where j.township_id = new.owner_township_id and j.id = new.meeting_id for no key update;
    -- The foreign key holds the commitment already, so that no act on it comes in between.
    fits := case new.kind
        when 'sign-in-sheet' then m.state <> 'cancelled'
        when 'paper-sign-off' then m.state in ('amendment', 'awaiting-sign-off', 'in-force')
        else (select c.kept_at is null from commitment c where c.township_id = new.township_id and c.id = new.commitment_id) end;
    if not coalesce(fits, false) then
        raise exception 'no file of this kind now' using errcode = 'JG012';
    end if;
    if (select count(*) > 20 from meeting_file f
        where f.township_id = new.township_id and f.owner_township_id = new.owner_township_id
          and f.meeting_id = new.meeting_id and f.commitment_id is not distinct from new.commitment_id) then
        raise exception 'no room' using errcode = 'JG017';
    end if;
    return null;
end $$;
create or replace trigger meeting_file_received after insert on meeting_file
    for each row execute function meeting_file_received();

-- The own side withdraws what it put there by mistake: the content goes with its key, the row stays. JG015: there is none of this
-- id, 42501: it is another side's, JG012: it stays.
create or replace function withdraw_meeting_file(owner uuid, meeting uuid, file uuid, reason text) returns void
    language plpgsql security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_variable
declare
    m joint_meeting;
    f meeting_file;
    status text;
begin
    select * into m from joint_meeting j
        where j.township_id = owner and j.id = meeting and j.border_id = any (context_borders()) for no key update;
    select * into f from meeting_file x where x.owner_township_id = m.township_id and x.meeting_id = m.id and x.id = file for update;
    if not found then
        raise exception 'no such file' using errcode = 'JG015';
    end if;
    if not coalesce(f.township_id = context_township() and context_role() in ('leader', 'clerk') and not context_machine(), false) then
        raise exception 'act outside the context' using errcode = '42501';
    end if;
    select c.status into status from commitment c where c.township_id = f.township_id and c.id = f.commitment_id for key share;
    if f.withdrawn_at is not null or not coalesce(meeting_file_may_go(f.kind, f.received_at, m.state, m.in_force_at, status), false) then
        raise exception 'the file stays' using errcode = 'JG012';
    end if;
    update meeting_file x set withdrawn_at = transaction_timestamp(), withdrawn_office = context_office(),
            withdrawal_reason = reason, keyset = null, content = null
        where x.township_id = f.township_id and x.owner_township_id = owner and x.meeting_id = meeting and x.id = file;
end $$;

-- A file's content and keys, for who sees the meeting; nothing when there is none, or when it has been withdrawn. Who opens another
-- side's is put on record with the meeting, or with the commitment that it is evidence for.
create or replace function open_meeting_file(meeting uuid, file uuid, audit_id uuid)
    returns table (township_id uuid, township_keyset bytea, keyset bytea, media_type text, content bytea)
    language plpgsql volatile security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_column
declare
    f meeting_file;
    seen bigint;
begin
    select x.* into f from meeting_file x
        where x.meeting_id = meeting and x.id = file
          and (x.border_id = any (context_borders()) or x.township_id = context_township())
        order by x.received_at, x.owner_township_id limit 1;
    if f.content is null then
        return;
    end if;
    if f.township_id is distinct from context_township() then
        select coalesce(c.version, m.version) into seen from joint_meeting m
            left join commitment c on c.township_id = f.township_id and c.id = f.commitment_id
            where m.township_id = f.owner_township_id and m.id = f.meeting_id;
        perform note_reading('open-file', case when f.commitment_id is null then 'joint-meeting' else 'commitment' end,
            coalesce(f.commitment_id, f.meeting_id), seen, f.township_id, f.border_id, audit_id);
    end if;
    return query select f.township_id, k.keyset, f.keyset, f.media_type, f.content
        from township_key k where k.township_id = f.township_id;
end $$;

do $$
declare f text;
begin
    foreach f in array array['meeting_file_may_go(text, timestamptz, text, timestamptz, text)', 'meeting_file_received()',
            'withdraw_meeting_file(uuid, uuid, uuid, text)', 'open_meeting_file(uuid, uuid, uuid)'] loop
        execute format('revoke all on function %s from public', f);
        execute format('alter function %s owner to jointgov_definer', f);
    end loop;
end $$;
grant execute on function meeting_file_may_go(text, timestamptz, text, timestamptz, text),
    withdraw_meeting_file(uuid, uuid, uuid, text), open_meeting_file(uuid, uuid, uuid) to jointgov_app;
