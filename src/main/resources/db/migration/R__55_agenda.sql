-- Who sees and writes the agenda of a joint meeting.

set search_path = jointgov, public;

drop policy if exists agenda_item_reader on agenda_item;
create policy agenda_item_reader on agenda_item for select to jointgov_app using (
    township_id = (select context_township()) or coalesce(border_id = any ((select context_borders())::uuid[]), false));

-- Locks an open meeting for an act on its agenda by a leader or clerk of a township of its border, and counts the act.
-- JG012: the minutes are in force, or the meeting is cancelled.
create or replace function agenda_act(owner uuid, meeting uuid) returns joint_meeting
    language plpgsql security definer set search_path = jointgov, pg_temp as $$
declare
    m joint_meeting;
begin
    select * into m from joint_meeting j where j.township_id = agenda_act.owner and j.id = agenda_act.meeting for no key update;
    if not found or not coalesce(context_role() in ('leader', 'clerk'), false)
            or not coalesce(m.border_id = any (context_borders()), false) then
        raise exception 'act outside the context' using errcode = '42501';
    end if;
    if m.state in ('in-force', 'cancelled') then
        raise exception 'the agenda is closed' using errcode = 'JG012';
    end if;
    update joint_meeting j set version = j.version + 1 where j.township_id = m.township_id and j.id = m.id;
    return m;
end $$;

-- The own side puts an item on the agenda, at its end: of its own, or from a dispute, an agreement or a commitment of the border
-- that has not been kept, or from an item of an earlier meeting that was not reached. Answers what stands in the way: 'id',
-- 'dispute', 'agreement', 'earlier' or 'commitment' is none that the caller sees on the border; 'in-use' stands on the agenda, or
-- has been taken over, already.
create or replace function add_agenda_item(owner uuid, meeting uuid, item uuid, title text, responsible text, minutes integer,
        dispute uuid, agreement uuid, earlier uuid, commitment uuid) returns text
    language plpgsql security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_variable
declare
    m joint_meeting := agenda_act(owner, meeting);
    d record;
    g cooperation_agreement;
    e agenda_item;
    p record;
begin
    if exists (select 1 from agenda_item a where a.owner_township_id = owner and a.meeting_id = meeting and a.id = item) then
        return 'id';
    end if;
    select x.township_id, x.id into d from dispute x
        where x.id = dispute and x.border_id = m.border_id order by x.opened_at, x.township_id limit 1;
    if dispute is not null and not found then
        return 'dispute';
    end if;
    select * into g from cooperation_agreement x
        where x.id = agreement and x.border_id = m.border_id
          and (x.township_id = context_township() or x.revision > 0)
        order by x.drafted_at, x.township_id limit 1;
    if agreement is not null and not found then
        return 'agreement';
    end if;
    select * into e from agenda_item x
        where x.id = earlier and x.border_id = m.border_id and x.withdrawn_at is null and not x.reached
          and (x.owner_township_id, x.meeting_id) <> (owner, meeting)
        order by x.added_at, x.township_id limit 1;
    if earlier is not null and not found then
        return 'earlier';
    end if;
    select x.township_id, x.id into p from commitment x
        where x.id = commitment and x.border_id = m.border_id and x.kept_at is null
        order by x.made_at, x.township_id limit 1;
    if commitment is not null and not found then
        return 'commitment';
    end if;
    insert into agenda_item (township_id, owner_township_id, meeting_id, id, border_id, position, title, responsible, minutes,
            dispute_township_id, dispute_id, agreement_township_id, agreement_id,
            earlier_owner_township_id, earlier_meeting_id, earlier_id, commitment_township_id, commitment_id, added_office)
        select context_township(), owner, meeting, item, m.border_id, coalesce(max(a.position), 0) + 1, title, responsible,
            minutes, d.township_id, d.id, g.township_id, g.id, e.owner_township_id, e.meeting_id, e.id,
            p.township_id, p.id, context_office()
        from agenda_item a where a.owner_township_id = owner and a.meeting_id = meeting;
    return 'added';
exception when unique_violation then
    return 'in-use';
end $$;

-- An item of the own side on an agenda that is held; JG015: there is none of this id, 42501: it is another side's.
create or replace function own_agenda_item(owner uuid, meeting uuid, item uuid) returns agenda_item
    language plpgsql stable security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_variable
declare
    a agenda_item;
begin
    select * into a from agenda_item x
        where x.owner_township_id = owner and x.meeting_id = meeting and x.id = item and x.withdrawn_at is null;
    if not found then
        raise exception 'no such item' using errcode = 'JG015';
    end if;
    if a.township_id <> context_township() then
        raise exception 'another side''s item' using errcode = '42501';
    end if;
    return a;
end $$;

-- The own side changes what it put on the agenda.
create or replace function change_agenda_item(owner uuid, meeting uuid, item uuid, title text, responsible text,
        minutes integer) returns void
    language plpgsql security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_variable
begin
    perform agenda_act(owner, meeting);
    perform own_agenda_item(owner, meeting, item);
    update agenda_item a set title = title, responsible = responsible, minutes = minutes
        where a.owner_township_id = owner and a.meeting_id = meeting and a.id = item;
end $$;

-- The own side takes what it put on the agenda off again. JG012: the meeting came to it, or did not; that stays on record.
create or replace function withdraw_agenda_item(owner uuid, meeting uuid, item uuid) returns void
    language plpgsql security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_variable
declare
    a agenda_item;
begin
    perform agenda_act(owner, meeting);
    a := own_agenda_item(owner, meeting, item);
    if a.reached is not null then
        raise exception 'the item has an outcome' using errcode = 'JG012';
    end if;
    update agenda_item x set withdrawn_at = transaction_timestamp(), withdrawn_office = context_office()
        where x.owner_township_id = owner and x.meeting_id = meeting and x.id = item;
end $$;

-- Either side puts the agenda in another order. JG013: these are not the items that stand on it.
create or replace function order_agenda(owner uuid, meeting uuid, items uuid[]) returns void
    language plpgsql security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_variable
begin
    perform agenda_act(owner, meeting);
    if (select array_agg(a.id order by a.id) from agenda_item a
        where a.owner_township_id = owner and a.meeting_id = meeting and a.withdrawn_at is null)
            is distinct from (select array_agg(i order by i) from unnest(items) i) then
        raise exception 'the agenda is another one' using errcode = 'JG013';
    end if;
    update agenda_item a set position = o.position
        from unnest(items) with ordinality o (id, position)
        where a.owner_township_id = owner and a.meeting_id = meeting and a.id = o.id;
end $$;

-- Either side records whether the meeting came to an item; said again it is corrected. JG015: there is no such item. JG012: it
-- has been taken over by a later meeting.
create or replace function record_agenda_outcome(owner uuid, meeting uuid, item uuid, reached boolean) returns void
    language plpgsql security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_variable
begin
    perform agenda_act(owner, meeting);
    if exists (select 1 from agenda_item a
               where a.earlier_owner_township_id = owner and a.earlier_meeting_id = meeting and a.earlier_id = item
                 and a.withdrawn_at is null) then
        raise exception 'a later meeting has taken it over' using errcode = 'JG012';
    end if;
    update agenda_item a set reached = reached, reached_at = transaction_timestamp(), reached_office = context_office(),
            reached_township_id = context_township()
        where a.owner_township_id = owner and a.meeting_id = meeting and a.id = item and a.withdrawn_at is null;
    if not found then
        raise exception 'no such item' using errcode = 'JG015';
    end if;
end $$;

do $$
declare f text;
begin
    foreach f in array array['agenda_act(uuid, uuid)', 'own_agenda_item(uuid, uuid, uuid)',
            'add_agenda_item(uuid, uuid, uuid, text, text, integer, uuid, uuid, uuid, uuid)',
            'change_agenda_item(uuid, uuid, uuid, text, text, integer)', 'withdraw_agenda_item(uuid, uuid, uuid)',
            'order_agenda(uuid, uuid, uuid[])', 'record_agenda_outcome(uuid, uuid, uuid, boolean)'] loop
        execute format('revoke all on function %s from public', f);
        execute format('alter function %s owner to jointgov_definer', f);
        if f !~ '^(agenda_act|own_agenda_item)' then
            execute format('grant execute on function %s to jointgov_app', f);
        end if;
    end loop;
end $$;
