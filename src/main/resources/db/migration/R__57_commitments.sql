-- Who sees commitments, what makes them, and what the sides do about them.

set search_path = jointgov, public;

do $$
declare t text;
begin
    foreach t in array array['commitment', 'commitment_act'] loop
        execute format('drop policy if exists %I on %I', t || '_reader', t);
        execute format($p$create policy %I on %I for select to jointgov_app using (
            township_id = (select context_township()) or coalesce(border_id = any ((select context_borders())::uuid[]), false))$p$,
            t || '_reader', t);
    end loop;
end $$;

-- Those of the latest revision of a meeting's minutes, which comes into force. For the definer's functions only.
create or replace function make_commitments(m joint_meeting) returns void
    language sql security definer set search_path = jointgov, pg_temp as $$
    insert into commitment (township_id, border_id, meeting_owner_township_id, meeting_id, minutes_commitment_id, minutes_item_id,
            agenda_item_id, language, item_title, text, translations, office, agreed_due_on, due_on)
        select (c ->> 'townshipId')::uuid, m.border_id, m.township_id, m.id, (c ->> 'id')::uuid, (i ->> 'id')::uuid,
            (i ->> 'agendaItemId')::uuid, r.language, i ->> 'title', c ->> 'text',
            (select coalesce(jsonb_agg(jsonb_build_object('language', t -> 'language',
                    'text', t #> array['items', (item.n - 1)::text, 'commitments', (promised.n - 1)::text]) order by o), '[]')
             from jsonb_array_elements(r.translations) with ordinality e (t, o)),
            c ->> 'office', (c ->> 'dueOn')::date, (c ->> 'dueOn')::date
        from minutes_revision r
        cross join lateral jsonb_array_elements(r.items) with ordinality item (i, n)
        cross join lateral jsonb_array_elements(i -> 'commitments') with ordinality promised (c, n)
        where r.owner_township_id = m.township_id and r.meeting_id = m.id and r.revision = m.revision
$$;

-- A side's act about a commitment that it sees: the owing side reports that it was done and proposes to postpone it; another side
-- confirms or objects, agrees or refuses. Answers the version it leaves. JG012: not in this state, 42501: not this side's to do,
-- JG015: there is none, JG013: the caller saw another version.
create or replace function act_on_commitment(commitment uuid, seen bigint, kind text, content text, due date) returns bigint
    language plpgsql security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_variable
declare
    c commitment;
    own uuid := context_township();
    owing boolean;
begin
    select * into c from commitment x
        where x.id = commitment and x.border_id = any (context_borders()) order by x.made_at, x.township_id limit 1 for update;
    if not found then
        raise exception 'no such commitment' using errcode = 'JG015';
    end if;
    owing := c.township_id = own;
    if own is null or context_machine() or not coalesce(context_role() in ('leader', 'clerk'), false)
            or owing <> (kind in ('report', 'propose-postponement')) then
        raise exception 'act outside the context' using errcode = '42501';
    end if;
    if c.version <> seen then
        raise exception 'acted on meanwhile' using errcode = 'JG013';
    end if;
    if (c.status = 'reported') <> (kind in ('confirm', 'object')) or c.status = 'kept'
            or kind in ('agree-to-postponement', 'refuse-postponement') and c.proposed_due_on is null
            or kind = 'propose-postponement' and not coalesce(due > c.due_on, false) then
        raise exception 'not in this state' using errcode = 'JG012';
    end if;
    insert into commitment_act (township_id, owner_township_id, commitment_id, number, border_id, kind, text, due_on, office)
        select own, c.township_id, c.id, coalesce(max(a.number), 0) + 1, c.border_id, kind, content,
            case kind when 'propose-postponement' then due when 'agree-to-postponement' then c.proposed_due_on end,
            context_office()
        from commitment_act a where a.owner_township_id = c.township_id and a.commitment_id = c.id;
    update commitment x set version = c.version + 1,
            reported_at = case kind when 'report' then transaction_timestamp() when 'object' then null else c.reported_at end,
            kept_at = case kind when 'confirm' then transaction_timestamp() end,
            proposed_due_on = case kind when 'propose-postponement' then due end,
            due_on = case kind when 'agree-to-postponement' then c.proposed_due_on else c.due_on end
        where x.township_id = c.township_id and x.id = c.id;
    return c.version + 1;
end $$;

-- Reminds the owing side's leaders and clerks a week before a commitment is due, and once more when it is overdue. Answers how many
-- it looked at, at most so many as named.
create or replace function remind_of_commitments(most integer) returns integer
    language plpgsql security definer set search_path = jointgov, public, pg_temp as $$
declare
    today constant date := (transaction_timestamp() at time zone 'Asia/Shanghai')::date;
    c record;
    n integer := 0;
begin
    if context_purpose() is distinct from 'job' then
        raise exception 'no context' using errcode = 'JG005';
    end if;
    for c in select x.township_id, x.id, x.due_on from commitment x
        where x.kept_at is null and x.reported_at is null and x.due_on <= today + 7
          and (x.reminded_for is null or x.reminded_for < x.due_on or x.due_on < today and x.reminded_for = x.due_on)
        order by x.due_on limit most for update skip locked loop
        n := n + 1;
        perform put_mail(case when c.due_on < today then 'commitment-overdue' else 'commitment-due' end,
            array[c.township_id], array[]::text[], array['leader', 'clerk'], 'commitment', c.id, null);
        -- The day after marks that it has been told to be overdue.
        update commitment x set reminded_for = case when c.due_on < today then c.due_on + 1 else c.due_on end
            where x.township_id = c.township_id and x.id = c.id;
    end loop;
    return n;
end $$;

do $$
declare f text;
begin
    foreach f in array array['make_commitments(joint_meeting)', 'act_on_commitment(uuid, bigint, text, text, date)',
            'remind_of_commitments(integer)'] loop
        execute format('revoke all on function %s from public', f);
        execute format('alter function %s owner to jointgov_definer', f);
    end loop;
end $$;
grant execute on function act_on_commitment(uuid, bigint, text, text, date), remind_of_commitments(integer) to jointgov_app;
