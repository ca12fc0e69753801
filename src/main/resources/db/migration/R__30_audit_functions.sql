-- Appending to the audit trail and the change feed, and numbering both after commit.

set search_path = jointgov, public;

-- One audit record and one change entry for each recipient: what record_effect leaves for a request, and what a job leaves that
-- acts by itself, whose name is then the client. For the definer's functions only: they have checked that it is so.
create or replace function append_effect(
        action text, record_kind text, record_id uuid, record_version bigint, township_id uuid, border_id uuid,
        county_codes text[], content text, operation text, audit_id uuid)
    returns void language plpgsql security definer set search_path = jointgov, public, pg_temp
    as $$
#variable_conflict use_variable
declare
    salt bytea := public.gen_random_bytes(16);
begin
    insert into audit_record (id, action, record_kind, record_id, record_version, township_id, border_id, actor_person_id,
            actor_membership_id, actor_scope, actor_role, actor_township_id, actor_office, client, salt, content_hash)
        values (audit_id, action, record_kind, record_id, record_version, township_id, border_id, context_person(),
            context_membership(), context_scope(), context_role(), context_township(), context_office(), context_field(13), salt,
            sha256(salt || convert_to(content, 'UTF8')));
    insert into audit_pending (record_id, township_id, border_id) values (audit_id, township_id, border_id);
    if operation is not null then
        insert into change_pending (recipient, record_kind, record_id, record_version, operation)
            select township_id::text, record_kind, record_id, record_version, operation where township_id is not null
            union
            select bt.township_id::text, record_kind, record_id, record_version, operation
                from border_township bt where bt.border_id = border_id
            union
            select 'province:' || t.province_code, record_kind, record_id, record_version, operation
                from border_township bt join township t on t.id = bt.township_id where bt.border_id = border_id
            union
            -- The register of mediators is read across every border in force and belongs to none of them.
            select r.recipient, record_kind, record_id, record_version, operation
                from border_township own_border
                join border b on b.id = own_border.border_id and b.in_force_at is not null
                join border_township bt on bt.border_id = b.id
                join township t on t.id = bt.township_id
                cross join lateral (values (t.id::text), ('province:' || t.province_code)) r (recipient)
                where own_border.township_id = township_id
                    and record_kind in ('mediation-organisation', 'mediator')
            union
            select 'county:' || c, record_kind, record_id, record_version, operation from unnest(county_codes) c;
    end if;
end $$;

-- Everything a mutation leaves behind besides its own rows, in one statement: one audit record, one change entry for each
-- recipient, and the idempotency record. content is what the salted hash covers: the record's public content in its
-- canonical form, without personal data.
create or replace function record_effect(
        action text, record_kind text, record_id uuid, record_version bigint, township_id uuid, border_id uuid,
        county_codes text[], content text, operation text, idempotency_key text, request_hash bytea, status integer,
        audit_id uuid)
    returns void language plpgsql security definer set search_path = jointgov, public, pg_temp
    as $$
#variable_conflict use_variable
declare
    own uuid := context_township();
    person uuid := context_person();
begin
    if context_purpose() is distinct from 'request' or person is null then
        raise exception 'no context' using errcode = 'JG005';
    end if;
    if not (coalesce(township_id = own, false) or coalesce(border_id = any (context_borders()), false)
            or context_scope() = 'platform'
            -- A county officer holds what was handed up to the county.
            or context_scope() = 'county' and record_kind = 'dispute-alert' and exists (
                select 1 from dispute_alert_county c
                where c.county_code = context_county() and c.township_id = record_effect.township_id and c.alert_id = record_id)
            or (context_scope() in ('county', 'province') and record_kind in ('invitation', 'membership'))
            or (record_kind = 'person' and record_id = person)) then
        raise exception 'effect outside the context' using errcode = 'JG005';
    end if;
    -- A border of the caller's opens neither the trail of a township beyond it nor the feed of a county that it does not touch.
    if township_id is not null and border_id is not null and not exists (
                select 1 from border_township bt where bt.border_id = border_id and bt.township_id = township_id)
            or exists (select 1 from unnest(county_codes) c where c not in (
                select t.county_code from township t where t.id = own
                union all
                select t.county_code from border_township bt join township t on t.id = bt.township_id
                where bt.border_id = border_id)) then
        raise exception 'effect outside the context' using errcode = 'JG005';
    end if;
    perform append_effect(action, record_kind, record_id, record_version, township_id, border_id, county_codes, content,
        operation, audit_id);
    if idempotency_key is not null then
        insert into idempotency_record (person_id, key, request_hash, status, record_id, record_version)
            values (person, idempotency_key, request_hash, status, record_id, record_version);
    end if;
end $$;

-- Records that the caller opened (read), unmasked or exported a record: reading once per person, version and hour; the
-- other actions each time. The owner's page is told through the change feed. Answers whether a record was written.
create or replace function note_reading(
        action text, record_kind text, record_id uuid, record_version bigint, township_id uuid, border_id uuid, audit_id uuid)
    returns boolean language plpgsql security definer set search_path = jointgov, public, pg_temp
    as $$
#variable_conflict use_variable
declare
    person uuid := context_person();
    salt bytea := public.gen_random_bytes(16);
begin
    if context_purpose() is distinct from 'request' or person is null then
        raise exception 'no context' using errcode = 'JG005';
    end if;
    -- Of records of the own township, of the own borders, or of a border of the own county; nobody puts a reading into the
    -- trail of a township that is none of his business.
    if not (coalesce(township_id = context_township(), false)
            or township_id is null and coalesce(border_id = any (context_borders()), border_id is null)
            or exists (select 1 from border_township bt where bt.border_id = border_id and bt.township_id = township_id
                         and (bt.border_id = any (context_borders())
                              or context_scope() = 'county' and exists (
                                  select 1 from border_township x join township t on t.id = x.township_id
                                  where x.border_id = border_id and t.county_code = context_county())))) then
        raise exception 'reading outside the context' using errcode = 'JG005';
    end if;
    if action = 'read' then
        insert into reading_mark values (person, record_id, record_version, action, date_trunc('hour', transaction_timestamp(), 'UTC'))
            on conflict do nothing;
        if not found then
            return false;
        end if;
    end if;
    insert into audit_record (id, action, record_kind, record_id, record_version, township_id, border_id, actor_person_id,
            actor_membership_id, actor_scope, actor_role, actor_township_id, actor_office, client, salt, content_hash)
        values (audit_id, action, record_kind, record_id, record_version, township_id, border_id, person,
            context_membership(), context_scope(), context_role(), context_township(), context_office(), context_field(13),
            salt, sha256(salt || convert_to(record_kind || E'\n' || record_id || E'\n' || record_version, 'UTF8')));
    insert into audit_pending (record_id, township_id, border_id) values (audit_id, township_id, border_id);
    if township_id is not null and township_id is distinct from context_township() then
        insert into change_pending (recipient, record_kind, record_id, record_version, operation)
            values (township_id::text, record_kind, record_id, record_version, 'upsert');
    end if;
    return true;
end $$;

-- Numbers what has been committed since the last run; answers how many change entries have been numbered so far, and
-- whether more wait. One sequencer at a time: a second caller waits for nobody and numbers nothing. A number becomes visible
-- together with all smaller ones, because the numbers are given in one transaction at a time and after the commit of what
-- they number: a late commit gets a later number, never one that a reader has already passed.
-- Pending rows are taken by their place in the table, so that no plan depends on statistics of a table that is always nearly
-- empty; nobody but the holder of the lock deletes them.
drop function if exists sequence_committed();
create function sequence_committed(out changes bigint, out more boolean)
    language plpgsql security definer set search_path = jointgov, public, pg_temp
    as $$
declare
    batch constant integer := 2000;
    numbered bigint := 0;
    entries bigint := 0;
begin
    if context_purpose() is distinct from 'job' then
        raise exception 'no context' using errcode = 'JG005';
    end if;
    more := false;
    if pg_try_advisory_xact_lock(4207, 1) then
        with taken as (
                delete from audit_pending where ctid = any (array(select ctid from audit_pending limit batch)) returning *),
            written as (
                insert into audit_sequence (sequence, record_id, township_id, border_id)
                select c.value + row_number() over (order by t.recorded_at, t.record_id), t.record_id, t.township_id, t.border_id
                from taken t, sequence_counter c where c.name = 'audit' returning 1)
        select count(*) into numbered from written;
        if numbered > 0 then
            update sequence_counter set value = value + numbered where name = 'audit';
        end if;
        with taken as (
                delete from change_pending where ctid = any (array(select ctid from change_pending limit batch)) returning *),
            counted as (select recipient, count(*) as n from taken group by recipient),
            reached as (
                insert into change_position as p (recipient, value) select recipient, n from counted
                on conflict (recipient) do update set value = p.value + excluded.value
                returning p.recipient, p.value),
            written as (
                insert into change_entry (recipient, position, record_kind, record_id, record_version, operation, recorded_at)
                select t.recipient, r.value - c.n + row_number() over (partition by t.recipient order by t.id),
                    t.record_kind, t.record_id, t.record_version, t.operation, t.recorded_at
                from taken t join counted c on c.recipient = t.recipient join reached r on r.recipient = t.recipient
                returning 1)
        select count(*) into entries from written;
        if entries > 0 then
            update sequence_counter set value = value + entries where name = 'change';
        end if;
        more := numbered = batch or entries = batch;
    end if;
    select value into changes from sequence_counter where name = 'change';
end $$;

-- Forgets what only keeps something from counting twice: idempotency records after 100 days (clients are promised 90), marks
-- of readings once their hour is long over. Answers how many went.
create or replace function forget_old_marks() returns bigint
    language plpgsql security definer set search_path = jointgov, public, pg_temp
    as $$
declare
    n bigint;
    gone bigint;
begin
    if context_purpose() is distinct from 'job' then
        raise exception 'no context' using errcode = 'JG005';
    end if;
    delete from idempotency_record where recorded_at < transaction_timestamp() - interval '100 days';
    get diagnostics gone = row_count;
    delete from reading_mark where hour < transaction_timestamp() - interval '2 days';
    get diagnostics n = row_count;
    return gone + n;
end $$;

-- The highest positions of these recipients, for the open event streams of a node.
create or replace function change_positions(recipients text[])
    returns table (recipient text, reached bigint)
    language plpgsql stable security definer set search_path = jointgov, public, pg_temp
    as $$
#variable_conflict use_column
begin
    if context_purpose() is distinct from 'job' then
        raise exception 'no context' using errcode = 'JG005';
    end if;
    return query select p.recipient, p.value from change_position p where p.recipient = any (recipients);
end $$;

-- Which of these memberships still stand, for the open event streams of a node.
create or replace function standing_memberships(memberships uuid[])
    returns setof uuid
    language plpgsql stable security definer set search_path = jointgov, public, pg_temp
    as $$
begin
    if context_purpose() is distinct from 'job' then
        raise exception 'no context' using errcode = 'JG005';
    end if;
    return query select m.id from membership m where m.id = any (memberships) and m.removed_at is null;
end $$;

-- How many audit records there are, and how many of them wait for their number: no record is shown by it.
create or replace function audit_status(out sequenced bigint, out pending bigint)
    language plpgsql stable security definer set search_path = jointgov, public, pg_temp
    as $$
begin
    if context_purpose() is distinct from 'request' or context_person() is null then
        raise exception 'no context' using errcode = 'JG005';
    end if;
    select value into sequenced from sequence_counter where name = 'audit';
    select count(*) into pending from audit_pending;
end $$;

-- Who outside the owning township opened or unmasked this record, newest first: [{"townshipId", "office", "action", "at"}].
-- Null unless the record is the caller's own. A record's detail statement selects it as a column.
create or replace function readers_of(record uuid, owner uuid) returns json
    language sql stable set search_path = jointgov, public, pg_temp
    as $$
    select case when owner = context_township() then (
        select coalesce(json_agg(json_strip_nulls(json_build_object(
                'townshipId', x.actor_township_id, 'office', x.actor_office, 'action', x.action, 'at',
                to_char(x.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')))
            order by x.recorded_at desc), '[]')
        from (select r.actor_township_id, r.actor_office, r.action, r.recorded_at from audit_record r
              where r.record_id = readers_of.record and r.township_id = readers_of.owner and r.action in ('read', 'unmask')
                and r.actor_township_id is distinct from readers_of.owner
              order by r.recorded_at desc limit 50) x) end
    $$;

drop policy if exists audit_record_reader on audit_record;
create policy audit_record_reader on audit_record for select to jointgov_app using (
    case (select context_role())
        when 'leader' then township_id = (select context_township()) or border_id = any ((select context_borders())::uuid[])
        when 'clerk' then township_id = (select context_township()) or border_id = any ((select context_borders())::uuid[])
        when 'mediator' then township_id = (select context_township())
        when 'provincial-officer' then border_id = any ((select context_borders())::uuid[])
        else false
    end);
-- How catalogues were changed concerns everybody who reads the trail.
drop policy if exists audit_record_catalogue on audit_record;
create policy audit_record_catalogue on audit_record for select to jointgov_app using (
    record_kind = 'catalogue' and (select context_role()) in ('leader', 'clerk', 'mediator', 'provincial-officer'));
drop policy if exists audit_sequence_catalogue on audit_sequence;
create policy audit_sequence_catalogue on audit_sequence for select to jointgov_app using (
    township_id is null and border_id is null
    and (select context_role()) in ('leader', 'clerk', 'mediator', 'provincial-officer') and exists (
        select 1 from audit_record r where r.id = audit_sequence.record_id and r.record_kind = 'catalogue'));
drop policy if exists audit_sequence_reader on audit_sequence;
create policy audit_sequence_reader on audit_sequence for select to jointgov_app using (
    case (select context_role())
        when 'leader' then township_id = (select context_township()) or border_id = any ((select context_borders())::uuid[])
        when 'clerk' then township_id = (select context_township()) or border_id = any ((select context_borders())::uuid[])
        when 'mediator' then township_id = (select context_township())
        when 'provincial-officer' then border_id = any ((select context_borders())::uuid[])
        else false
    end);
drop policy if exists change_entry_reader on change_entry;
create policy change_entry_reader on change_entry for select to jointgov_app using (
    recipient = (select context_recipient()));
drop policy if exists change_position_reader on change_position;
create policy change_position_reader on change_position for select to jointgov_app using (
    recipient = (select context_recipient()));

drop policy if exists search_posting_own on search_posting;
create policy search_posting_own on search_posting to jointgov_app
    using (township_id = (select context_township())) with check (township_id = (select context_township())
        and (border_id is null or border_id = any ((select context_borders())::uuid[])));
drop policy if exists search_posting_shared on search_posting;
create policy search_posting_shared on search_posting for select to jointgov_app
    using (coalesce(border_id = any ((select context_borders())::uuid[]), false));

do $$
declare f text;
begin
    foreach f in array array[
        'append_effect(text, text, uuid, bigint, uuid, uuid, text[], text, text, uuid)',
        'record_effect(text, text, uuid, bigint, uuid, uuid, text[], text, text, text, bytea, integer, uuid)',
        'note_reading(text, text, uuid, bigint, uuid, uuid, uuid)', 'sequence_committed()', 'change_positions(text[])',
        'standing_memberships(uuid[])', 'audit_status()', 'forget_old_marks()'] loop
        execute format('revoke all on function %s from public', f);
        execute format('alter function %s owner to jointgov_definer', f);
        if f not like 'append_%' then
            execute format('grant execute on function %s to jointgov_app', f);
        end if;
    end loop;
    revoke all on function readers_of(uuid, uuid) from public;
    grant execute on function readers_of(uuid, uuid) to jointgov_app;
end $$;
