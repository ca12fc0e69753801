-- Who may see and write joint meetings, and what both sides' rows bring about together.

set search_path = jointgov, public;

-- A text of many lines in one: a backslash is doubled, a line break is a backslash and an n.
create or replace function one_line(content text) returns text
    language sql immutable set search_path = pg_catalog, pg_temp
    as $$ select replace(replace(content, '\', '\\'), E'\n', '\n') $$;

-- The hash that leaders sign; docs/content-hash.md. The texts are stored in their canonical form.
create or replace function minutes_hash(meeting uuid, language text, content text, items jsonb, translations jsonb) returns text
    language sql immutable set search_path = jointgov, pg_temp as $$
    select encode(sha256(convert_to(case when items = '[]' and translations = '[]'
        then concat_ws(E'\n', 'jointgov-minutes-v1', meeting, language, content)
        else concat_ws(E'\n', 'jointgov-minutes-v2', meeting, language, one_line(content),
            (select string_agg(concat_ws(E'\n', concat('item ', i ->> 'id', ' ', coalesce(i ->> 'agendaItemId', '-')),
                    one_line(i ->> 'title'), one_line(i ->> 'discussion'), one_line(i ->> 'decision'),
                    (select string_agg(concat('position ', p ->> 'townshipId', E'\n', one_line(p ->> 'text')), E'\n' order by n)
                     from jsonb_array_elements(i -> 'positions') with ordinality e (p, n)),
                    (select string_agg(concat_ws(E'\n',
                            concat_ws(' ', 'commitment', c ->> 'id', c ->> 'townshipId', c ->> 'dueOn'),
                            one_line(c ->> 'office'), one_line(c ->> 'text')), E'\n' order by n)
                     from jsonb_array_elements(i -> 'commitments') with ordinality e (c, n))), E'\n' order by o)
             from jsonb_array_elements(items) with ordinality e (i, o)),
            (select string_agg(concat_ws(E'\n', concat('translation ', t ->> 'language'), one_line(t ->> 'text'),
                    (select string_agg(concat_ws(E'\n',
                            one_line(i ->> 'title'), one_line(i ->> 'discussion'), one_line(i ->> 'decision'),
                            (select string_agg(one_line(p), E'\n' order by n)
                             from jsonb_array_elements_text(i -> 'positions') with ordinality e (p, n)),
                            (select string_agg(one_line(c), E'\n' order by n)
                             from jsonb_array_elements_text(i -> 'commitments') with ordinality e (c, n))), E'\n' order by m)
                     from jsonb_array_elements(t -> 'items') with ordinality e (i, m))), E'\n' order by o)
             from jsonb_array_elements(translations) with ordinality e (t, o))) end, 'UTF8')), 'hex')
$$;

-- Whether every member township of a border stands among these consents, each by another person. Two arrays of one order.
create or replace function all_sides_consent(border uuid, townships uuid[], persons uuid[]) returns boolean
    language sql stable security definer set search_path = jointgov, pg_temp
    as $$ select count(*) > 1 and bool_and(bt.township_id = any (townships))
              and count(*) = (select count(distinct person) from unnest(townships, persons) c (township, person)
                              where c.township in (select m.township_id from border_township m where m.border_id = border))
          from border_township bt where bt.border_id = border $$;

-- Locks a visible joint meeting for an act of either side, so that acts on it follow one another, and answers what the act
-- builds on. Every act on a meeting's joint state takes this lock first; the triggers below take the same one. No key update:
-- it goes together with the key share lock that the foreign key of a new row takes before, where a full lock could deadlock.
create or replace function lock_joint_meeting(meeting uuid)
    returns table (owner_township_id uuid, border_id uuid, version bigint, state text, members uuid[], revision integer,
        language text, content text, items jsonb, translations jsonb, consents json, attendance_version bigint)
    language plpgsql security definer set search_path = jointgov, pg_temp
    as $$
#variable_conflict use_column
declare
    m joint_meeting;
begin
    select * into m from joint_meeting j
        where j.id = meeting and (j.border_id = any (context_borders()) or j.township_id = context_township())
        order by j.planned_at, j.township_id limit 1 for no key update;
    if not found then
        return;
    end if;
    return query
        select m.township_id, m.border_id, m.version, m.state,
            (select array_agg(bt.township_id) from border_township bt where bt.border_id = m.border_id),
            m.revision, r.language, r.text, r.items, r.translations,
            (select json_agg(json_build_object('township', o.township_id, 'person', o.person_id, 'revision', o.revision,
                    'hash', o.content_hash))
             from minutes_sign_off o where o.owner_township_id = m.township_id and o.meeting_id = m.id),
            coalesce((select a.version from meeting_attendance a where a.township_id = context_township()
                      and a.owner_township_id = m.township_id and a.meeting_id = m.id), 0)
        from (select) one
        left join minutes_revision r on r.owner_township_id = m.township_id and r.meeting_id = m.id
            and r.revision = m.revision;
end $$;

-- Refusals of joint acts: JG011 the text is not what was signed, JG012 the state does not allow it, JG013 it builds on
-- something older, JG016 it names somebody or something that the meeting does not have.
create or replace function minutes_revised() returns trigger
    language plpgsql security definer set search_path = jointgov, pg_temp
    as $$
declare
    m joint_meeting;
begin
    select * into m from joint_meeting j where j.township_id = new.owner_township_id and j.id = new.meeting_id for no key update;
    if m.state in ('in-force', 'cancelled') then
        raise exception 'the minutes are closed' using errcode = 'JG012';
    end if;
    if new.revision <> m.revision + 1 then
        raise exception 'the revision builds on an older one' using errcode = 'JG013';
    end if;
    if new.content_hash <> minutes_hash(new.meeting_id, new.language, new.text, new.items, new.translations) then
        raise exception 'the hash is not the text''s' using errcode = 'JG011';
    end if;
    -- Everybody who is named is a side of the border, and every item that is pointed to stands on the agenda.
    if exists (select 1 from jsonb_array_elements(new.items) i,
                   lateral (select p -> 'townshipId' as township from jsonb_array_elements(i -> 'positions') p
                            union all select c -> 'townshipId' from jsonb_array_elements(i -> 'commitments') c) s
               where not exists (select 1 from border_township bt
                                 where bt.border_id = m.border_id and to_jsonb(bt.township_id) = s.township))
        or exists (select 1 from jsonb_array_elements(new.items) i
                   where i ? 'agendaItemId' and not exists (select 1 from agenda_item a
                       where a.owner_township_id = m.township_id and a.meeting_id = m.id and a.withdrawn_at is null
                         and to_jsonb(a.id) = i -> 'agendaItemId')) then
        raise exception 'a side or an item of the agenda is none of the meeting''s' using errcode = 'JG016';
    end if;
    update joint_meeting j set revision = new.revision, sign_offs = 0, version = j.version + 1,
            sign_off_due_at = transaction_timestamp() + interval '14 days', sign_off_told = 0
        where j.township_id = m.township_id and j.id = m.id;
    return null;
end $$;

create or replace function minutes_signed_off() returns trigger
    language plpgsql security definer set search_path = jointgov, pg_temp
    as $$
declare
    m joint_meeting;
    stored text;
    townships uuid[];
    persons uuid[];
    sealed boolean;
begin
    select * into m from joint_meeting j where j.township_id = new.owner_township_id and j.id = new.meeting_id for no key update;
    if m.state not in ('minutes-drafting', 'awaiting-sign-off') then
        raise exception 'nothing to sign off' using errcode = 'JG012';
    end if;
    select minutes_hash(r.meeting_id, r.language, r.text, r.items, r.translations) into stored from minutes_revision r
        where r.owner_township_id = m.township_id and r.meeting_id = m.id and r.revision = m.revision;
    if new.revision <> m.revision or new.content_hash <> stored then
        raise exception 'another text than the latest was signed' using errcode = 'JG011';
    end if;
    select array_agg(o.township_id), array_agg(o.person_id) into townships, persons from minutes_sign_off o
        where o.owner_township_id = m.township_id and o.meeting_id = m.id and o.revision = m.revision
            and o.content_hash = stored;
    sealed := all_sides_consent(m.border_id, townships, persons);
    update joint_meeting j set sign_offs = cardinality(townships), version = j.version + 1,
            in_force_at = case when sealed then transaction_timestamp() end
        where j.township_id = m.township_id and j.id = m.id;
    if sealed then
        perform make_commitments(m);
    end if;
    return null;
end $$;

-- Reminds the leaders of sides that have not signed a week before the time is over, and tells all sides' leaders when it is. Answers
-- how many meetings it looked at, at most so many as named.
create or replace function remind_of_sign_offs(most integer) returns integer
    language plpgsql security definer set search_path = jointgov, public, pg_temp
    as $$
declare
    m record;
    n integer := 0;
begin
    if context_purpose() is distinct from 'job' then
        raise exception 'no context' using errcode = 'JG005';
    end if;
    for m in select j.township_id, j.id, j.border_id, j.revision, j.sign_off_due_at <= transaction_timestamp() as over
        from joint_meeting j
        where j.in_force_at is null and j.cancelled_at is null and j.sign_off_told < 2
          and (j.sign_off_due_at <= transaction_timestamp()
               or j.sign_off_told = 0 and j.sign_off_due_at - interval '7 days' <= transaction_timestamp())
        order by j.sign_off_due_at limit most for no key update skip locked loop
        n := n + 1;
        perform put_mail(case when m.over then 'sign-off-overdue' else 'signature-waits' end,
            array(select bt.township_id from border_township bt where bt.border_id = m.border_id
                  and (m.over or not exists (select 1 from minutes_sign_off o where o.township_id = bt.township_id
                      and o.owner_township_id = m.township_id and o.meeting_id = m.id and o.revision = m.revision))),
            array[]::text[], array['leader'], 'joint-meeting', m.id, null);
        update joint_meeting j set sign_off_told = case when m.over then 2 else 1 end
            where j.township_id = m.township_id and j.id = m.id;
    end loop;
    return n;
end $$;

create or replace function minutes_refused() returns trigger
    language plpgsql security definer set search_path = jointgov, pg_temp
    as $$
declare
    m joint_meeting;
begin
    select * into m from joint_meeting j where j.township_id = new.owner_township_id and j.id = new.meeting_id for no key update;
    if m.state not in ('minutes-drafting', 'awaiting-sign-off') or exists (
            select 1 from minutes_sign_off o where o.township_id = new.township_id
                and o.owner_township_id = m.township_id and o.meeting_id = m.id and o.revision = m.revision) then
        raise exception 'nothing to refuse' using errcode = 'JG012';
    end if;
    if new.revision <> m.revision or not exists (
            select 1 from minutes_revision r where r.owner_township_id = m.township_id and r.meeting_id = m.id
                and r.revision = m.revision and r.content_hash = new.content_hash) then
        raise exception 'another text than the latest was refused' using errcode = 'JG011';
    end if;
    update joint_meeting j set version = j.version + 1 where j.township_id = m.township_id and j.id = m.id;
    return null;
end $$;

create or replace function minutes_translation_confirmed() returns trigger
    language plpgsql security definer set search_path = jointgov, pg_temp
    as $$
declare
    m joint_meeting;
    r minutes_revision;
begin
    select * into m from joint_meeting j where j.township_id = new.owner_township_id and j.id = new.meeting_id for no key update;
    select * into r from minutes_revision x
        where x.owner_township_id = m.township_id and x.meeting_id = m.id and x.revision = m.revision;
    if m.state not in ('minutes-drafting', 'awaiting-sign-off') or r.township_id = new.township_id
            or not exists (select 1 from jsonb_array_elements(r.translations) t where t ->> 'language' = new.language) then
        raise exception 'no translation of another side''s' using errcode = 'JG012';
    end if;
    if new.revision <> m.revision or new.content_hash <> r.content_hash then
        raise exception 'another text than the latest was confirmed' using errcode = 'JG011';
    end if;
    update joint_meeting j set version = j.version + 1 where j.township_id = m.township_id and j.id = m.id;
    return null;
end $$;

create or replace function meeting_attended() returns trigger
    language plpgsql security definer set search_path = jointgov, pg_temp
    as $$
begin
    update joint_meeting j set version = j.version + 1
        where j.township_id = new.owner_township_id and j.id = new.meeting_id and j.state not in ('in-force', 'cancelled');
    if not found then
        raise exception 'the meeting is closed' using errcode = 'JG012';
    end if;
    return null;
end $$;

create or replace trigger minutes_revised after insert on minutes_revision
    for each row execute function minutes_revised();
create or replace trigger minutes_signed_off after insert on minutes_sign_off
    for each row execute function minutes_signed_off();
create or replace trigger minutes_refused after insert on minutes_refusal
    for each row execute function minutes_refused();
create or replace trigger minutes_translation_confirmed after insert on minutes_translation_confirmation
    for each row execute function minutes_translation_confirmed();
create or replace trigger meeting_attended after insert or update on meeting_attendance
    for each row execute function meeting_attended();

drop policy if exists joint_meeting_reader on joint_meeting;
create policy joint_meeting_reader on joint_meeting for select to jointgov_app using (
    township_id = (select context_township()) or coalesce(border_id = any ((select context_borders())::uuid[]), false));
drop policy if exists joint_meeting_planner on joint_meeting;
create policy joint_meeting_planner on joint_meeting for insert to jointgov_app with check (
    township_id = (select context_township()) and border_id = any ((select context_borders())::uuid[])
    and planned_office = (select context_office()) and (select context_role()) in ('leader', 'clerk'));
-- What has been signed off once is not changed underneath: the plan is open until the first signature.
drop policy if exists joint_meeting_owner on joint_meeting;
create policy joint_meeting_owner on joint_meeting for update to jointgov_app
    using (township_id = (select context_township()) and state in ('planned', 'minutes-drafting')
        and (select context_role()) in ('leader', 'clerk'))
    with check (township_id = (select context_township()) and coalesce(cancelled_office = (select context_office()), true));

do $$
declare t text;
begin
    foreach t in array array['meeting_attendance', 'minutes_revision', 'minutes_sign_off', 'minutes_refusal',
            'minutes_translation_confirmation'] loop
        execute format('drop policy if exists %I on %I', t || '_reader', t);
        execute format('create policy %I on %I for select to jointgov_app using ('
            'township_id = (select context_township()) or border_id = any ((select context_borders())::uuid[]))', t || '_reader', t);
        execute format('drop policy if exists %I on %I', t || '_own', t);
        execute format('create policy %I on %I for insert to jointgov_app with check ('
            'township_id = (select context_township()) and border_id = any ((select context_borders())::uuid[])'
            ' and office = (select context_office()) and (select context_role()) %s'
            ' and exists (select 1 from joint_meeting m where m.township_id = owner_township_id and m.id = meeting_id'
            ' and m.border_id = %I.border_id))', t || '_own', t,
            case t when 'minutes_sign_off'
                then '= ''leader'' and (select context_machine()) = false and person_id = (select context_person())'
            when 'minutes_refusal' then '= ''leader'' and (select context_machine()) = false'
            when 'minutes_translation_confirmation' then 'in (''leader'', ''clerk'') and (select context_machine()) = false'
                else 'in (''leader'', ''clerk'')' end, t);
    end loop;
end $$;
drop policy if exists meeting_attendance_change on meeting_attendance;
create policy meeting_attendance_change on meeting_attendance for update to jointgov_app
    using (township_id = (select context_township()) and (select context_role()) in ('leader', 'clerk'))
    with check (township_id = (select context_township()) and office = (select context_office()));

do $$
declare f text;
begin
    foreach f in array array['one_line(text)', 'minutes_hash(uuid, text, text, jsonb, jsonb)',
            'all_sides_consent(uuid, uuid[], uuid[])',
            'lock_joint_meeting(uuid)', 'minutes_revised()', 'minutes_signed_off()', 'remind_of_sign_offs(integer)', 'minutes_refused()', 'minutes_translation_confirmed()', 'meeting_attended()'] loop
        execute format('revoke all on function %s from public', f);
        execute format('alter function %s owner to jointgov_definer', f);
    end loop;
end $$;
grant execute on function one_line(text), minutes_hash(uuid, text, text, jsonb, jsonb),
    lock_joint_meeting(uuid), remind_of_sign_offs(integer) to jointgov_app;
