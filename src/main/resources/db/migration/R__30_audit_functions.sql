-- Appending to the audit trail and the change feed, and numbering both after commit.

set search_path = jointgov, public;

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
    salt bytea := public.gen_random_bytes(16);
begin
    if context_purpose() is distinct from 'request' or person is null then
        raise exception 'no context' using errcode = 'JG005';
    end if;
    if not (coalesce(township_id = own, false) or coalesce(border_id = any (context_borders()), false)
            or context_scope() = 'platform'
            or (context_scope() in ('county', 'province') and record_kind in ('invitation', 'membership'))) then
        raise exception 'effect outside the context' using errcode = 'JG005';
    end if;
    insert into audit_record (id, action, record_kind, record_id, record_version, township_id, border_id, actor_person_id,
            actor_membership_id, actor_scope, actor_role, actor_township_id, actor_office, client, salt, content_hash)
        values (audit_id, action, record_kind, record_id, record_version, township_id, border_id, person,
            context_membership(), context_scope(), context_role(), own, context_office(), context_field(13), salt,
            sha256(salt || convert_to(content, 'UTF8')));
    insert into audit_pending values (audit_id);
    if operation is not null then
        insert into change_entry (recipient, record_kind, record_id, record_version, operation)
            select township_id::text, record_kind, record_id, record_version, operation where township_id is not null
            union
            select bt.township_id::text, record_kind, record_id, record_version, operation
                from border_township bt where bt.border_id = border_id
            union
            select 'province:' || t.province_code, record_kind, record_id, record_version, operation
                from border_township bt join township t on t.id = bt.township_id where bt.border_id = border_id
            union
            select 'county:' || c, record_kind, record_id, record_version, operation from unnest(county_codes) c;
    end if;
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
    insert into audit_pending values (audit_id);
    if township_id is not null and township_id is distinct from context_township() then
        insert into change_entry (recipient, record_kind, record_id, record_version, operation)
            values (township_id::text, record_kind, record_id, record_version, 'upsert');
    end if;
    return true;
end $$;

-- Numbers what has been committed since the last run; the highest change position so far. One sequencer at a time: a second
-- caller waits for nobody and numbers nothing.
create or replace function sequence_committed() returns bigint
    language plpgsql security definer set search_path = jointgov, public, pg_temp
    as $$
declare
    n bigint;
begin
    if context_purpose() is distinct from 'job' then
        raise exception 'no context' using errcode = 'JG005';
    end if;
    if not pg_try_advisory_xact_lock(4207, 1) then
        return (select value from sequence_counter where name = 'change');
    end if;
    with pending as (delete from audit_pending where record_id in (select record_id from audit_pending limit 2000) returning record_id),
         numbered as (select p.record_id, row_number() over (order by r.recorded_at, r.id) as k
                      from pending p join audit_record r on r.id = p.record_id),
         base as (select value from sequence_counter where name = 'audit'),
         written as (insert into audit_sequence (sequence, record_id)
                     select base.value + numbered.k, numbered.record_id from numbered, base returning 1)
    select count(*) into n from written;
    if n > 0 then
        update sequence_counter set value = value + n where name = 'audit';
    end if;
    with pending as (select id, row_number() over (order by id) as k
                     from (select id from change_entry where position is null order by id limit 5000) x),
         base as (select value from sequence_counter where name = 'change'),
         written as (update change_entry c set position = base.value + pending.k from pending, base
                     where c.id = pending.id returning 1)
    select count(*) into n from written;
    if n > 0 then
        update sequence_counter set value = value + n where name = 'change';
    end if;
    return (select value from sequence_counter where name = 'change');
end $$;

drop policy if exists audit_record_reader on audit_record;
create policy audit_record_reader on audit_record for select to jointgov_app using (
    case (select context_role())
        when 'leader' then township_id = (select context_township()) or border_id = any ((select context_borders())::uuid[])
        when 'clerk' then township_id = (select context_township()) or border_id = any ((select context_borders())::uuid[])
        when 'mediator' then township_id = (select context_township())
        when 'provincial-officer' then border_id = any ((select context_borders())::uuid[])
        else false
    end);
drop policy if exists audit_sequence_reader on audit_sequence;
create policy audit_sequence_reader on audit_sequence for select to jointgov_app using (
    exists (select 1 from audit_record r where r.id = audit_sequence.record_id));
drop policy if exists change_entry_reader on change_entry;
create policy change_entry_reader on change_entry for select to jointgov_app using (
    recipient = (select context_recipient()) and position is not null);

drop policy if exists search_posting_own on search_posting;
create policy search_posting_own on search_posting to jointgov_app
    using (township_id = (select context_township())) with check (township_id = (select context_township())
        and (border_id is null or border_id = any ((select context_borders())::uuid[])));
drop policy if exists search_posting_shared on search_posting;
create policy search_posting_shared on search_posting for select to jointgov_app
    using (border_id = any ((select context_borders())::uuid[]));

do $$
declare f text;
begin
    foreach f in array array[
        'record_effect(text, text, uuid, bigint, uuid, uuid, text[], text, text, text, bytea, integer, uuid)',
        'note_reading(text, text, uuid, bigint, uuid, uuid, uuid)', 'sequence_committed()'] loop
        execute format('revoke all on function %s from public', f);
        execute format('alter function %s owner to jointgov_definer', f);
        execute format('grant execute on function %s to jointgov_app', f);
    end loop;
end $$;
