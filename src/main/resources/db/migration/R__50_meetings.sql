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

-- The township's day, in whose bounds a deputy may sign.
create or replace function signing_day() returns date
    language sql stable set search_path = pg_catalog, pg_temp
    as $$ select (transaction_timestamp() at time zone 'Asia/Shanghai')::date $$;

-- The record by which the caller may sign as a deputy today; null when there is none.
create or replace function acting_deputy() returns uuid
    language sql stable security definer set search_path = jointgov, pg_temp
    as $$ select d.id from signing_deputy d
          where d.township_id = context_township() and d.membership_id = context_membership() and d.ended_at is null
              and signing_day() between d.first_day and d.last_day and context_machine() = false
              and context_role() in ('leader', 'clerk')
          order by d.named_at desc limit 1 $$;

-- The sides for whom these have signed as they have to, in the order in which that came about: a leader, a deputy or a leader on
-- paper, and a second person where the township asks for two. Arrays of one order.
create or replace function sides_signed(border uuid, townships uuid[], persons uuid[], capacities text[]) returns uuid[]
    language sql stable security definer set search_path = jointgov, pg_temp
    as $$ select coalesce(array_agg(side order by n), '{}')
          from (select c.township as side, max(c.n) as n
                from unnest(townships, persons, capacities) with ordinality c (township, person, capacity, n)
                join border_township bt on bt.border_id = border and bt.township_id = c.township
                left join signing_rule r on r.township_id = c.township
                group by c.township, r.two_signers
                having bool_or(c.capacity <> 'second')
                   and count(distinct c.person) >= case when r.two_signers then 2 else 1 end) x $$;

-- Adds a signature to those that stand, and answers the sides that have signed then.
create or replace function sign_for_side(border uuid, owner uuid, meeting uuid, township uuid, person uuid, capacity text,
        file uuid, townships uuid[], persons uuid[], capacities text[]) returns uuid[]
    language plpgsql stable security definer set search_path = jointgov, pg_temp
    as $$
begin
    if township = any (sides_signed(border, townships, persons, capacities)) or capacity = 'second' and (
            not exists (select 1 from signing_rule r where r.township_id = township and r.two_signers)
            or exists (select 1 from unnest(townships, capacities) c (side, as_what)
                       where c.side = township and c.as_what = 'second')) then
        raise exception 'the side has signed' using errcode = 'JG012';
    end if;
    if file is not null then
        if not exists (select 1 from meeting_file f where f.township_id = township and f.owner_township_id = owner
                and f.meeting_id = meeting and f.id = file and f.kind = 'paper-sign-off') then
            raise exception 'no scan of this side''s' using errcode = 'JG016';
        end if;
    end if;
    return sides_signed(border, townships || township, persons || person, capacities || capacity);
end $$;

-- Whether these are all sides of the border.
create or replace function all_sides(border uuid, sides uuid[]) returns boolean
    language sql stable security definer set search_path = jointgov, pg_temp
    as $$ select count(*) > 1 and bool_and(bt.township_id = any (sides)) from border_township bt where bt.border_id = border $$;

-- Whether the caller's office stands on the own side's list of those who attended, or were sent as a deputy.
create or replace function attended_as(owner uuid, meeting uuid, township uuid, who text) returns boolean
    language sql stable security definer set search_path = jointgov, pg_temp
    as $$ select exists (
            select 1 from meeting_attendance a, jsonb_array_elements(a.entries) e
            where a.township_id = township and a.owner_township_id = owner and a.meeting_id = meeting
              and (e ->> 'office' = who and e ->> 'presence' = 'attended' or e ->> 'deputyOffice' = who)) $$;

-- What the caller may do under minutes: as whose deputy, and whether this person's signature stands there already.
create or replace function own_signing(owner uuid, meeting uuid, revision integer)
    returns table (deputy_id uuid, for_office text, signed boolean, second boolean, attended boolean)
    language sql stable security definer set search_path = jointgov, pg_temp
    as $$ select d.id, d.leader_office,
              exists (select 1 from minutes_sign_off s where s.owner_township_id = owner and s.meeting_id = meeting
                      and s.revision = own_signing.revision and s.person_id = context_person()),
              exists (select 1 from signing_rule r where r.township_id = context_township() and r.two_signers)
                  and not exists (select 1 from minutes_sign_off s where s.owner_township_id = owner and s.meeting_id = meeting
                      and s.revision = own_signing.revision and s.township_id = context_township() and s.capacity = 'second'),
              attended_as(owner, meeting, context_township(), context_office())
          from (select) one left join signing_deputy d on d.township_id = context_township() and d.id = acting_deputy() $$;

-- Locks a visible joint meeting for an act of either side, so that acts on it follow one another, and answers what the act
-- builds on. Every act on a meeting's joint state takes this lock first; the triggers below take the same one. No key update:
-- it goes together with the key share lock that the foreign key of a new row takes before, where a full lock could deadlock.
create or replace function lock_joint_meeting(meeting uuid)
    returns table (owner_township_id uuid, border_id uuid, version bigint, state text, members uuid[], two_signers uuid[],
        revision integer, language text, content text, items jsonb, translations jsonb, signatures json,
        attendance_version bigint, amendment_until timestamptz, open_amendments integer, deputy_id uuid, for_office text,
        attended boolean)
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
            array(select s.township_id from border_township bt join signing_rule s on s.township_id = bt.township_id
                  where bt.border_id = m.border_id and s.two_signers),
            m.revision, r.language, r.text, r.items, r.translations,
            (select json_agg(json_build_object('township', o.township_id, 'person', o.person_id, 'revision', o.revision,
                    'hash', o.content_hash, 'capacity', o.capacity) order by o.signed_at, o.township_id)
             from minutes_sign_off o where o.owner_township_id = m.township_id and o.meeting_id = m.id),
            coalesce((select a.version from meeting_attendance a where a.township_id = context_township()
                      and a.owner_township_id = m.township_id and a.meeting_id = m.id), 0),
            m.amendment_until, m.open_amendments, d.id, d.leader_office,
            attended_as(m.township_id, m.id, context_township(), context_office())
        from (select) one
        left join minutes_revision r on r.owner_township_id = m.township_id and r.meeting_id = m.id
            and r.revision = m.revision
        left join signing_deputy d on d.township_id = context_township() and d.id = acting_deputy();
end $$;

-- An addendum of minutes in force, held like the meeting: what an act on it builds on. No row: the caller sees none.
create or replace function lock_addendum(meeting uuid, addendum uuid)
    returns table (owner_township_id uuid, border_id uuid, township_id uuid, content_hash text, withdrawn boolean,
        in_force boolean, signatures json)
    language sql security definer set search_path = jointgov, pg_temp
    as $$ select a.owner_township_id, a.border_id, a.township_id, a.content_hash, a.withdrawn_at is not null,
              a.in_force_at is not null,
              (select json_agg(json_build_object('township', o.township_id, 'person', o.person_id, 'revision', 0,
                      'hash', o.content_hash, 'capacity', o.capacity) order by o.signed_at, o.township_id)
               from addendum_sign_off o where o.owner_township_id = a.owner_township_id and o.meeting_id = a.meeting_id
                   and o.addendum_id = a.id)
          from minutes_addendum a
          where a.meeting_id = meeting and a.id = addendum
              and (a.border_id = any (context_borders()) or a.owner_township_id = context_township())
          for no key update of a $$;

-- Refusals of joint acts: JG011 the text is not what was signed, JG012 the state does not allow it, JG013 it builds on
-- something older, JG016 it names somebody or something that the meeting does not have, JG019 only who attended may,
-- JG018 a proposal waits for its answer.
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
    update joint_meeting j set revision = new.revision, sign_offs = 0, signed_by = '{}', version = j.version + 1,
            sign_off_told = 0, sign_off_due_at = case when j.amendment_until is not null
                then greatest(j.amendment_until, transaction_timestamp()) + interval '14 days' end
        where j.township_id = m.township_id and j.id = m.id;
    return null;
end $$;

create or replace function minutes_signed_off() returns trigger
    language plpgsql security definer set search_path = jointgov, pg_temp
    as $$
declare
    m joint_meeting;
    stored text;
    given record;
    signed uuid[];
    sealed boolean;
begin
    select * into m from joint_meeting j where j.township_id = new.owner_township_id and j.id = new.meeting_id for no key update;
    if m.state not in ('amendment', 'awaiting-sign-off') then
        raise exception 'nothing to sign off' using errcode = 'JG012';
    end if;
    if m.open_amendments > 0 then
        raise exception 'a proposal waits for its answer' using errcode = 'JG018';
    end if;
    select minutes_hash(r.meeting_id, r.language, r.text, r.items, r.translations) into stored from minutes_revision r
        where r.owner_township_id = m.township_id and r.meeting_id = m.id and r.revision = m.revision;
    if new.revision <> m.revision or new.content_hash <> stored then
        raise exception 'another text than the latest was signed' using errcode = 'JG011';
    end if;
    select coalesce(array_agg(o.township_id order by o.signed_at), '{}') as townships,
            coalesce(array_agg(o.person_id order by o.signed_at), '{}') as persons,
            coalesce(array_agg(o.capacity order by o.signed_at), '{}') as capacities into given
        from minutes_sign_off o
        where o.owner_township_id = m.township_id and o.meeting_id = m.id and o.revision = m.revision
            and o.content_hash = stored and o.person_id <> new.person_id;
    signed := sign_for_side(m.border_id, m.township_id, m.id, new.township_id, new.person_id, new.capacity, new.file_id,
        given.townships, given.persons, given.capacities);
    sealed := all_sides(m.border_id, signed);
    update joint_meeting j set sign_offs = cardinality(given.townships) + 1, signed_by = signed, version = j.version + 1,
            in_force_at = case when sealed then transaction_timestamp() end
        where j.township_id = m.township_id and j.id = m.id;
    if sealed then
        perform make_commitments(m);
    end if;
    return null;
end $$;

-- Each act on amendments finds the meeting as the lock holds it.
create or replace function minutes_window_opened() returns trigger
    language plpgsql security definer set search_path = jointgov, pg_temp
    as $$
begin
    update joint_meeting j set version = j.version + 1, sign_off_told = 0,
            amendment_until = greatest(j.amendment_until, transaction_timestamp() + make_interval(days => new.days)),
            sign_off_due_at = greatest(j.amendment_until, transaction_timestamp() + make_interval(days => new.days))
                + interval '14 days'
        where j.township_id = new.owner_township_id and j.id = new.meeting_id and j.revision = new.revision
            and j.state in ('minutes-drafting', 'amendment');
    if not found then
        raise exception 'nothing to put to both sides' using errcode = 'JG012';
    end if;
    return null;
end $$;

create or replace function minutes_amendment_proposed() returns trigger
    language plpgsql security definer set search_path = jointgov, pg_temp
    as $$
declare
    m joint_meeting;
begin
    select * into m from joint_meeting j where j.township_id = new.owner_township_id and j.id = new.meeting_id for no key update;
    if m.state not in ('amendment', 'awaiting-sign-off') or m.amendment_until <= transaction_timestamp()
            or new.township_id = any (m.signed_by) then
        raise exception 'no window for amendments' using errcode = 'JG012';
    end if;
    if new.revision <> m.revision then
        raise exception 'another text than the latest' using errcode = 'JG013';
    end if;
    if not attended_as(m.township_id, m.id, new.township_id, new.office) then
        raise exception 'only who attended' using errcode = 'JG019';
    end if;
    update joint_meeting j set open_amendments = j.open_amendments + 1, version = j.version + 1
        where j.township_id = m.township_id and j.id = m.id;
    return null;
end $$;

create or replace function minutes_amendment_answered() returns trigger
    language plpgsql security definer set search_path = jointgov, pg_temp
    as $$
declare
    m joint_meeting;
begin
    select * into m from joint_meeting j where j.township_id = new.owner_township_id and j.id = new.meeting_id for no key update;
    if m.state in ('in-force', 'cancelled') or exists (
            select 1 from minutes_amendment a where a.owner_township_id = m.township_id and a.meeting_id = m.id
                and a.id = new.amendment_id and a.township_id = new.township_id) then
        raise exception 'another side answers' using errcode = 'JG012';
    end if;
    update joint_meeting j set open_amendments = j.open_amendments - 1, version = j.version + 1
        where j.township_id = m.township_id and j.id = m.id;
    return null;
end $$;

create or replace function addendum_hash(meeting uuid, addendum uuid, minutes text, language text, content text) returns text
    language sql immutable set search_path = jointgov, pg_temp as $$
    select encode(sha256(convert_to(concat_ws(E'\n', 'jointgov-addendum-v1', meeting, addendum, minutes, language, content),
        'UTF8')), 'hex') $$;

create or replace function minutes_addendum_written() returns trigger
    language plpgsql security definer set search_path = jointgov, pg_temp
    as $$
declare
    m joint_meeting;
    minutes text;
begin
    select * into m from joint_meeting j where j.township_id = new.owner_township_id and j.id = new.meeting_id for no key update;
    if m.state <> 'in-force' then
        raise exception 'the minutes are open' using errcode = 'JG012';
    end if;
    select r.content_hash into minutes from minutes_revision r
        where r.owner_township_id = m.township_id and r.meeting_id = m.id and r.revision = m.revision;
    if new.content_hash <> addendum_hash(m.id, new.id, minutes, new.language, new.text) then
        raise exception 'the hash is not the text''s' using errcode = 'JG011';
    end if;
    update joint_meeting j set version = j.version + 1 where j.township_id = m.township_id and j.id = m.id;
    return null;
end $$;

create or replace function minutes_addendum_withdrawn() returns trigger
    language plpgsql security definer set search_path = jointgov, pg_temp
    as $$
begin
    update joint_meeting j set version = j.version + 1
        where j.township_id = new.owner_township_id and j.id = new.meeting_id;
    return null;
end $$;

create or replace function addendum_signed_off() returns trigger
    language plpgsql security definer set search_path = jointgov, pg_temp
    as $$
declare
    m joint_meeting;
    a minutes_addendum;
    given record;
    signed uuid[];
begin
    select * into m from joint_meeting j where j.township_id = new.owner_township_id and j.id = new.meeting_id for no key update;
    select * into a from minutes_addendum x where x.owner_township_id = m.township_id and x.meeting_id = m.id
        and x.id = new.addendum_id for no key update;
    if a.withdrawn_at is not null or a.in_force_at is not null then
        raise exception 'nothing to sign off' using errcode = 'JG012';
    end if;
    if new.content_hash <> a.content_hash then
        raise exception 'another text was signed' using errcode = 'JG011';
    end if;
    select coalesce(array_agg(o.township_id order by o.signed_at), '{}') as townships,
            coalesce(array_agg(o.person_id order by o.signed_at), '{}') as persons,
            coalesce(array_agg(o.capacity order by o.signed_at), '{}') as capacities into given
        from addendum_sign_off o
        where o.owner_township_id = m.township_id and o.meeting_id = m.id and o.addendum_id = a.id
            and o.person_id <> new.person_id;
    signed := sign_for_side(m.border_id, m.township_id, m.id, new.township_id, new.person_id, new.capacity, new.file_id,
        given.townships, given.persons, given.capacities);
    update minutes_addendum x set signed_by = signed,
            in_force_at = case when all_sides(m.border_id, signed) then transaction_timestamp() end
        where x.owner_township_id = m.township_id and x.meeting_id = m.id and x.id = a.id;
    update joint_meeting j set version = j.version + 1 where j.township_id = m.township_id and j.id = m.id;
    return null;
end $$;

-- A deputy is a person of the own township who is not the one who names it.
create or replace function signing_deputy_named() returns trigger
    language plpgsql security definer set search_path = jointgov, pg_temp
    as $$
begin
    if new.last_day < signing_day() or not exists (
            select 1 from membership d where d.id = new.membership_id and d.township_id = new.township_id and d.removed_at is null
                and d.role in ('leader', 'clerk') and not d.machine and d.office = new.office
                and d.person_id <> context_person()) then
        raise exception 'no deputy' using errcode = 'JG016';
    end if;
    return null;
end $$;

-- One signer is enough again only when nothing waits for a second: what was begun under the rule is ended under it.
create or replace function signing_rule_relaxed() returns trigger
    language plpgsql security definer set search_path = jointgov, pg_temp
    as $$
begin
    if new.two_signers then
        return null;
    end if;
    if exists (select 1 from minutes_sign_off s
               join joint_meeting m on m.township_id = s.owner_township_id and m.id = s.meeting_id and m.revision = s.revision
               where s.township_id = new.township_id and m.state = 'awaiting-sign-off'
                 and new.township_id <> all (m.signed_by))
        or exists (select 1 from addendum_sign_off s
                   join minutes_addendum a on a.owner_township_id = s.owner_township_id and a.meeting_id = s.meeting_id
                       and a.id = s.addendum_id
                   where s.township_id = new.township_id and a.in_force_at is null and a.withdrawn_at is null
                     and new.township_id <> all (a.signed_by)) then
        raise exception 'a text waits for its second signer' using errcode = 'JG012';
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
    for m in select j.township_id, j.id, j.border_id, j.signed_by, j.sign_off_due_at <= transaction_timestamp() as over
        from joint_meeting j
        where j.in_force_at is null and j.cancelled_at is null and j.sign_off_told < 2
          and (j.sign_off_due_at <= transaction_timestamp()
               or j.sign_off_told = 0 and j.sign_off_due_at - interval '7 days' <= transaction_timestamp())
        order by j.sign_off_due_at limit most for no key update skip locked loop
        n := n + 1;
        perform put_mail(case when m.over then 'sign-off-overdue' else 'signature-waits' end,
            array(select bt.township_id from border_township bt where bt.border_id = m.border_id
                  and (m.over or bt.township_id <> all (m.signed_by))),
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
    if m.state not in ('amendment', 'awaiting-sign-off') or new.township_id = any (m.signed_by) then
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
    if m.state not in ('minutes-drafting', 'amendment', 'awaiting-sign-off') or r.township_id = new.township_id
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
create or replace trigger signing_rule_relaxed after update on signing_rule
    for each row execute function signing_rule_relaxed();
create or replace trigger minutes_window_opened after insert on minutes_window
    for each row execute function minutes_window_opened();
create or replace trigger minutes_amendment_proposed after insert on minutes_amendment
    for each row execute function minutes_amendment_proposed();
create or replace trigger minutes_amendment_answered after insert on minutes_amendment_answer
    for each row execute function minutes_amendment_answered();
create or replace trigger minutes_addendum_written after insert on minutes_addendum
    for each row execute function minutes_addendum_written();
create or replace trigger minutes_addendum_withdrawn after update of withdrawn_at on minutes_addendum
    for each row execute function minutes_addendum_withdrawn();
create or replace trigger addendum_signed_off after insert on addendum_sign_off
    for each row execute function addendum_signed_off();
create or replace trigger signing_deputy_named after insert on signing_deputy
    for each row execute function signing_deputy_named();
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
    using (township_id = (select context_township()) and state in ('planned', 'minutes-drafting', 'amendment')
        and (select context_role()) in ('leader', 'clerk'))
    with check (township_id = (select context_township()) and coalesce(cancelled_office = (select context_office()), true));

do $$
declare t text;
begin
    foreach t in array array['meeting_attendance', 'minutes_revision', 'minutes_sign_off', 'minutes_refusal',
            'minutes_translation_confirmation', 'minutes_window', 'minutes_amendment', 'minutes_amendment_answer',
            'minutes_addendum', 'addendum_sign_off'] loop
        execute format('drop policy if exists %I on %I', t || '_reader', t);
        execute format('create policy %I on %I for select to jointgov_app using ('
            'township_id = (select context_township()) or border_id = any ((select context_borders())::uuid[]))', t || '_reader', t);
        execute format('drop policy if exists %I on %I', t || '_own', t);
        execute format('create policy %I on %I for insert to jointgov_app with check ('
            'township_id = (select context_township()) and border_id = any ((select context_borders())::uuid[])'
            ' and office = (select context_office()) and (select context_role()) %s'
            ' and exists (select 1 from joint_meeting m where m.township_id = owner_township_id and m.id = meeting_id'
            ' and m.border_id = %I.border_id))', t || '_own', t,
            case when t in ('minutes_sign_off', 'addendum_sign_off')
                then 'in (''leader'', ''clerk'') and (select context_machine()) = false and person_id = (select context_person())'
                ' and case capacity when ''leader'' then (select context_role()) = ''leader'''
                ' when ''deputy'' then deputy_id = (select acting_deputy()) else true end'
            when t = 'minutes_refusal'
                then 'in (''leader'', ''clerk'') and (select context_machine()) = false'
                ' and ((select context_role()) = ''leader'' or (select acting_deputy()) is not null)'
            when t = 'minutes_amendment' then 'in (''leader'', ''clerk'', ''mediator'') and (select context_machine()) = false'
            when t in ('minutes_translation_confirmation', 'minutes_amendment_answer')
                then 'in (''leader'', ''clerk'') and (select context_machine()) = false'
                else 'in (''leader'', ''clerk'')' end, t);
    end loop;
end $$;
drop policy if exists meeting_attendance_change on meeting_attendance;
create policy meeting_attendance_change on meeting_attendance for update to jointgov_app
    using (township_id = (select context_township()) and (select context_role()) in ('leader', 'clerk'))
    with check (township_id = (select context_township()) and office = (select context_office()));

drop policy if exists minutes_addendum_withdrawal on minutes_addendum;
create policy minutes_addendum_withdrawal on minutes_addendum for update to jointgov_app
    using (township_id = (select context_township()) and in_force_at is null and withdrawn_at is null
        and (select context_role()) in ('leader', 'clerk'))
    with check (township_id = (select context_township()) and withdrawn_office = (select context_office()));

-- Who signs for a township is known to it, and to those it shares a border with.
do $$
declare t text;
begin
    foreach t in array array['signing_rule', 'signing_deputy'] loop
        execute format('drop policy if exists %I on %I', t || '_reader', t);
        execute format('create policy %I on %I for select to jointgov_app using ('
            'township_id = (select context_township()) or exists (select 1 from border_township bt'
            ' where bt.township_id = %I.township_id and bt.border_id = any ((select context_borders())::uuid[])))',
            t || '_reader', t, t);
        execute format('drop policy if exists %I on %I', t || '_own', t);
        execute format('create policy %I on %I for insert to jointgov_app with check ('
            'township_id = (select context_township()) and %I = (select context_office())'
            ' and (select context_role()) = ''leader'' and (select context_machine()) = false)', t || '_own', t,
            case t when 'signing_rule' then 'office' else 'leader_office' end);
        execute format('drop policy if exists %I on %I', t || '_change', t);
        execute format('create policy %I on %I for update to jointgov_app'
            ' using (township_id = (select context_township()) and (select context_role()) = ''leader'''
            ' and (select context_machine()) = false%s)'
            ' with check (township_id = (select context_township()) and %I = (select context_office()))', t || '_change', t,
            case t when 'signing_deputy' then ' and ended_at is null' else '' end,
            case t when 'signing_rule' then 'office' else 'ended_office' end);
    end loop;
end $$;

do $$
declare f text;
begin
    foreach f in array array['one_line(text)', 'signing_day()', 'acting_deputy()', 'sides_signed(uuid, uuid[], uuid[], text[])',
            'sign_for_side(uuid, uuid, uuid, uuid, uuid, text, uuid, uuid[], uuid[], text[])', 'all_sides(uuid, uuid[])',
            'attended_as(uuid, uuid, uuid, text)', 'own_signing(uuid, uuid, integer)', 'lock_addendum(uuid, uuid)',
            'minutes_window_opened()', 'minutes_amendment_proposed()', 'minutes_amendment_answered()',
            'addendum_hash(uuid, uuid, text, text, text)', 'minutes_addendum_written()', 'minutes_addendum_withdrawn()',
            'addendum_signed_off()', 'signing_deputy_named()', 'signing_rule_relaxed()', 'minutes_hash(uuid, text, text, jsonb, jsonb)',
            'all_sides_consent(uuid, uuid[], uuid[])',
            'lock_joint_meeting(uuid)', 'minutes_revised()', 'minutes_signed_off()', 'remind_of_sign_offs(integer)', 'minutes_refused()', 'minutes_translation_confirmed()', 'meeting_attended()'] loop
        execute format('revoke all on function %s from public', f);
        execute format('alter function %s owner to jointgov_definer', f);
    end loop;
end $$;
grant execute on function one_line(text), minutes_hash(uuid, text, text, jsonb, jsonb),
    lock_joint_meeting(uuid), remind_of_sign_offs(integer), acting_deputy(), own_signing(uuid, uuid, integer),
    lock_addendum(uuid, uuid) to jointgov_app;
