-- E-mail: put into the outbox in the transaction of its cause, sent by a job.

set search_path = jointgov, public;

-- Puts mails into the outbox for those who act in these roles for townships, and for the officers of counties. With a border, a
-- township that has named somebody to answer there has only that person told, as long as there is an address. Nobody is told
-- of what they did themselves. Answers how many mails wait by this. For the definer's functions only.
create or replace function put_mail(
        template text, townships uuid[], counties text[], roles text[], record_kind text, record_id uuid, border uuid)
    returns integer language plpgsql security definer set search_path = jointgov, public, pg_temp
    as $$
#variable_conflict use_variable
declare
    n integer;
begin
    insert into mail_outbox (id, person_id, membership_id, template, record_kind, record_id)
        select gen_random_uuid(), x.person_id, x.id, template, record_kind, record_id
        from (select distinct on (m.person_id) m.person_id, m.id
              from membership m join person p on p.id = m.person_id
                  left join (
                      select s.township_id, c.id from border_responder s
                      join membership c on c.id = s.membership_id and c.removed_at is null
                      join person q on q.id = c.person_id and q.email is not null
                      where s.border_id = border) named on named.township_id = m.township_id
              where (m.township_id = any (townships) and (m.id = named.id or named.id is null and m.role = any (roles))
                     or m.scope = 'county' and m.county_code = any (counties))
                and m.removed_at is null and not m.machine and p.email is not null
                and m.person_id is distinct from context_person()
              order by m.person_id, m.since) x;
    get diagnostics n = row_count;
    return n;
end $$;

-- Puts a mail for the person of one membership, unless it was removed, is a machine's, has no address, or is the caller's own. For
-- the definer's functions only.
create or replace function put_mail_to(template text, member uuid, record_kind text, record_id uuid) returns void
    language sql security definer set search_path = jointgov, public, pg_temp
    as $$
    insert into mail_outbox (id, person_id, membership_id, template, record_kind, record_id)
        select gen_random_uuid(), m.person_id, m.id, template, record_kind, record_id
        from membership m join person p on p.id = m.person_id
        where m.id = member and m.removed_at is null and not m.machine and p.email is not null
          and m.person_id is distinct from context_person()
$$;

-- Tells those who act in these roles for townships or counties. Each township has to be the caller's own or one that shares
-- a border in force with it, each county one of such a township. Answers as put_mail does.
drop function if exists enqueue_mail(text, uuid, text[], text[], text, uuid);
drop function if exists enqueue_mail(text, uuid[], text[], text[], text, uuid);
create or replace function enqueue_mail(
        template text, townships uuid[], counties text[], roles text[], record_kind text, record_id uuid,
        border uuid default null)
    returns integer language plpgsql security definer set search_path = jointgov, public, pg_temp
    as $$
#variable_conflict use_variable
declare
    own uuid := context_township();
begin
    if context_purpose() is distinct from 'request' or own is null then
        raise exception 'no context' using errcode = 'JG005';
    end if;
    if exists (
            select 1 from unnest(townships) t where t <> own and not exists (
                select 1 from border_township bt where bt.township_id = t and bt.border_id = any (context_borders()))) then
        raise exception 'mail outside the context' using errcode = 'JG005';
    end if;
    if exists (
            select 1 from unnest(counties) c where c not in (
                select t.county_code from township t where t.id = own
                union all
                select t.county_code from border_township bt join township t on t.id = bt.township_id
                where bt.border_id = any (context_borders()))) then
        raise exception 'mail outside the context' using errcode = 'JG005';
    end if;
    return put_mail(template, townships, counties, roles, record_kind, record_id, border);
end $$;

-- Takes mails that are due, for as long as the lease; another node skips them. A mail whose membership has been removed, or
-- whose person has no address any more, is dead.
create or replace function claim_mail(batch integer, lease interval)
    returns table (
        mail_id uuid, email text, language text, template text, record_kind text, record_id uuid, attempt integer,
        enqueued_at timestamptz)
    language plpgsql security definer set search_path = jointgov, public, pg_temp
    as $$
#variable_conflict use_column
begin
    if context_purpose() is distinct from 'job' then
        raise exception 'no context' using errcode = 'JG005';
    end if;
    return query
        with due as (
            select o.id from mail_outbox o
            where o.next_attempt_at <= clock_timestamp() and o.sent_at is null and o.dead_at is null
            order by o.next_attempt_at limit batch for update skip locked),
        taken as (
            update mail_outbox o
            set attempts = o.attempts + 1,
                next_attempt_at = clock_timestamp() + lease,
                dead_at = case when m.removed_at is null and p.email is not null then null else clock_timestamp() end,
                failure = case when m.removed_at is null and p.email is not null then o.failure else 'recipient-gone' end
            from due, membership m, person p
            where o.id = due.id and m.id = o.membership_id and p.id = o.person_id
            returning o.id, p.email, p.language, o.template, o.record_kind, o.record_id, o.attempts, o.enqueued_at, o.dead_at)
        select t.id, t.email, t.language, t.template, t.record_kind, t.record_id, t.attempts, t.enqueued_at
        from taken t where t.dead_at is null;
end $$;

-- The end of one attempt: sent (no failure), to be tried again (retry given), or dead (no retry).
create or replace function finish_mail(mail uuid, failed_with text, retry interval)
    returns void language plpgsql security definer set search_path = jointgov, public, pg_temp
    as $$
begin
    if context_purpose() is distinct from 'job' then
        raise exception 'no context' using errcode = 'JG005';
    end if;
    update mail_outbox o
    set sent_at = case when failed_with is null then clock_timestamp() end,
        dead_at = case when failed_with is not null and retry is null then clock_timestamp() end,
        next_attempt_at = clock_timestamp() + coalesce(retry, interval '0'),
        failure = failed_with
    where o.id = mail and o.sent_at is null and o.dead_at is null;
end $$;

-- How many mails wait, how long the oldest has been waiting, and how many were given up; sent ones are forgotten after 30
-- days, dead ones after 90.
create or replace function mail_status(out waiting bigint, out oldest_seconds bigint, out dead bigint)
    language plpgsql security definer set search_path = jointgov, public, pg_temp
    as $$
begin
    if context_purpose() is distinct from 'job' then
        raise exception 'no context' using errcode = 'JG005';
    end if;
    delete from mail_outbox o where o.sent_at < clock_timestamp() - interval '30 days';
    delete from mail_outbox o where o.dead_at < clock_timestamp() - interval '90 days';
    select count(*), coalesce(extract(epoch from clock_timestamp() - min(o.enqueued_at)), 0)::bigint into waiting, oldest_seconds
        from mail_outbox o where o.sent_at is null and o.dead_at is null;
    select count(*) into dead from mail_outbox o where o.dead_at is not null and o.failure <> 'recipient-gone';
end $$;

do $$
declare f text;
begin
    foreach f in array array[
        'put_mail(text, uuid[], text[], text[], text, uuid, uuid)', 'put_mail_to(text, uuid, text, uuid)',
        'enqueue_mail(text, uuid[], text[], text[], text, uuid, uuid)', 'claim_mail(integer, interval)',
        'finish_mail(uuid, text, interval)', 'mail_status()'] loop
        execute format('revoke all on function %s from public', f);
        execute format('alter function %s owner to jointgov_definer', f);
        if f not like 'put_%' then
            execute format('grant execute on function %s to jointgov_app', f);
        end if;
    end loop;
end $$;
