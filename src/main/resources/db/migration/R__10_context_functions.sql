-- The request context. The application signs it with HMAC-SHA-256 over the transaction's own start time and the backend's
-- process id, so that a signature is good for one transaction of one connection: it can be neither forged, nor replayed
-- in a later transaction, nor carried to another connection. See docs/decisions/0003-context-binding.md.

set search_path = jointgov, public;

-- The challenge: what the next context has to be signed for. Microseconds since the epoch.
create or replace function context_challenge() returns bigint
    language sql stable set search_path = pg_catalog, pg_temp
    as $$ select (extract(epoch from transaction_timestamp()) * 1000000)::bigint $$;

create or replace function context_signature(body text) returns bytea
    language sql stable security definer set search_path = jointgov, public, pg_temp
    as $$ select public.hmac(convert_to(body, 'UTF8'), k.key, 'sha256') from context_key k $$;

-- Binds the caller to this transaction. payload: lines of
-- version, purpose, issuer, subject, selected membership, roles of the token (comma), identity provider, username there,
-- client, challenge, backend pid, expiry (µs since epoch), nonce, e-mail.
-- Answers the effective membership (null when there is none) and, with an idempotency key, what an earlier request with
-- that key did.
create or replace function bind_context(payload text, signature bytea, idempotency_key text, request_hash bytea)
    returns table (
        membership_id uuid, person_id uuid, scope text, role text, office text, township_id uuid, county_code text,
        province_code text, machine boolean, border_ids uuid[],
        replay_status integer, replay_id uuid, replay_version bigint, replay_matches boolean)
    language plpgsql security definer set search_path = jointgov, public, pg_temp
    as $$
declare
    f text[] := string_to_array(payload, E'\n');
    p person;
    m membership;
    b uuid[];
    body text;
begin
    -- Only what this function put there in this transaction counts; anything else in the setting is worth nothing and is
    -- overwritten, so that a value left behind in a session cannot keep later requests out.
    if context_field(1) is not null then
        raise exception 'context already bound' using errcode = 'JG001';
    end if;
    if signature is null or cardinality(f) <> 14 or f[1] <> '1'
        or sha256(context_signature('bind' || E'\n' || payload)) is distinct from sha256(signature) then
        raise exception 'context signature refused' using errcode = 'JG002';
    end if;
    if f[10]::bigint <> context_challenge() or f[11]::integer <> pg_backend_pid()
        or f[12]::bigint < (extract(epoch from clock_timestamp()) * 1000000)::bigint then
        raise exception 'context is not of this transaction' using errcode = 'JG003';
    end if;

    if f[2] = 'job' then
        body := concat_ws(E'\n', context_challenge(), pg_backend_pid(), 'job', '', '', '', '', '', '', '', 'f', '{}', f[9], '');
        perform set_config('jointgov.context', encode(context_signature('ctx' || E'\n' || body), 'hex') || E'\n' || body, true);
        return;
    end if;
    if f[2] <> 'request' then
        raise exception 'context purpose refused' using errcode = 'JG002';
    end if;

    -- The first request after an invitation was confirmed: an index look-up for everybody else.
    if exists (select 1 from invitation x where x.identity_provider = f[7] and x.username = f[8]
                 and x.confirmed_at is not null and x.withdrawn_at is null and x.accepted_at is null) then
        perform accept_invitations(f[3], f[4], f[7], f[8], f[14], f[9]);
    end if;
    select * into p from person x where x.issuer = f[3] and x.subject = f[4];
    if found then
        if f[14] <> '' and f[14] is distinct from p.email then
            update person x set email = f[14] where x.id = p.id;
        end if;
        select * into m from membership x
            where x.person_id = p.id and x.removed_at is null
              and x.role = any (string_to_array(f[6], ','))
              -- People who read records come through their province. A password that somebody has set for one of them at the
              -- hub opens nothing here.
              and (x.scope = 'platform' or f[7] <> 'joint-governance')
              and (f[5] = '' or x.id = f[5]::uuid)
            order by x.since, x.id limit 1;
    end if;
    if m.scope = 'township' then
        select coalesce(array_agg(bt.border_id), '{}') into b
            from border_township bt join border x on x.id = bt.border_id and x.in_force_at is not null
            where bt.township_id = m.township_id;
    elsif m.scope = 'province' then
        select coalesce(array_agg(distinct bt.border_id), '{}') into b
            from township t join border_township bt on bt.township_id = t.id
            join border x on x.id = bt.border_id and x.in_force_at is not null
            where t.province_code = m.province_code;
    else
        b := '{}';
    end if;
    if idempotency_key is not null and p.id is not null then
        -- The same key in parallel waits here for the first, and then finds what it did.
        perform pg_advisory_xact_lock(hashtextextended(p.id::text || idempotency_key, 7));
    end if;

    -- A machine by its membership or by its token: either is enough to keep it from signing.
    m.machine := coalesce(m.machine, false) or f[7] = 'client';
    body := concat_ws(E'\n', context_challenge(), pg_backend_pid(), 'request', coalesce(m.id::text, ''),
        coalesce(p.id::text, ''), coalesce(m.scope, ''), coalesce(m.role, ''), coalesce(m.township_id::text, ''),
        coalesce(m.county_code, ''), coalesce(m.province_code, ''), m.machine::text, b::text, f[9],
        coalesce(m.office, ''));
    perform set_config('jointgov.context', encode(context_signature('ctx' || E'\n' || body), 'hex') || E'\n' || body, true);

    membership_id := m.id; person_id := p.id; scope := m.scope; role := m.role; office := m.office;
    township_id := m.township_id; county_code := m.county_code; province_code := m.province_code;
    machine := m.machine; border_ids := b;
    if idempotency_key is not null and p.id is not null then
        select r.status, r.record_id, r.record_version, r.request_hash = bind_context.request_hash
            into replay_status, replay_id, replay_version, replay_matches
            from idempotency_record r where r.person_id = p.id and r.key = idempotency_key;
    end if;
    return next;
end $$;

-- One field of the bound context; null when none is bound, or when what stands there was not put there by bind_context
-- in this very transaction. The policies call it many times a statement, so that it calls no other function of ours.
create or replace function context_field(n integer) returns text
    language plpgsql stable security definer set search_path = jointgov, public, pg_temp
    as $$
declare
    c text := current_setting('jointgov.context', true);
    body text;
    f text[];
begin
    if c is null or c = '' then
        return null;
    end if;
    body := substr(c, 66);
    if left(c, 64) is distinct from encode(public.hmac(
            convert_to('ctx' || E'\n' || body, 'UTF8'), (select k.key from context_key k), 'sha256'), 'hex') then
        return null;
    end if;
    f := string_to_array(body, E'\n');
    if f[1]::bigint <> (extract(epoch from transaction_timestamp()) * 1000000)::bigint
            or f[2]::integer <> pg_backend_pid() then
        return null;
    end if;
    return nullif(f[n], '');
end $$;

-- Plain names for the fields: PostgreSQL writes the field's call in their place.
create or replace function context_purpose() returns text language sql stable
    as $$ select jointgov.context_field(3) $$;
create or replace function context_membership() returns uuid language sql stable
    as $$ select jointgov.context_field(4)::uuid $$;
create or replace function context_person() returns uuid language sql stable
    as $$ select jointgov.context_field(5)::uuid $$;
create or replace function context_scope() returns text language sql stable
    as $$ select jointgov.context_field(6) $$;
create or replace function context_role() returns text language sql stable
    as $$ select jointgov.context_field(7) $$;
create or replace function context_township() returns uuid language sql stable
    as $$ select jointgov.context_field(8)::uuid $$;
create or replace function context_county() returns text language sql stable
    as $$ select jointgov.context_field(9) $$;
create or replace function context_province() returns text language sql stable
    as $$ select jointgov.context_field(10) $$;
create or replace function context_machine() returns boolean language sql stable
    as $$ select jointgov.context_field(11)::boolean $$;
-- The borders whose shared records the caller may read: those of the own township, or of the own province.
create or replace function context_borders() returns uuid[] language sql stable
    as $$ select coalesce(jointgov.context_field(12), '{}')::uuid[] $$;
create or replace function context_office() returns text language sql stable
    as $$ select jointgov.context_field(14) $$;
-- Whose change feed the caller reads.
create or replace function context_recipient() returns text language sql stable security definer
    set search_path = jointgov, pg_temp
    as $$ select case context_field(6) when 'township' then context_field(8) when 'county' then 'county:' || context_field(9)
          when 'province' then 'province:' || context_field(10) end $$;

do $$
declare f regprocedure;
begin
    for f in select p.oid::regprocedure from pg_proc p
             where p.pronamespace = 'jointgov'::regnamespace and p.proname like '%context%' loop
        execute format('revoke all on function %s from public', f);
        execute format('alter function %s owner to jointgov_definer', f);
        if f::text not like '%context_signature%' then
            execute format('grant execute on function %s to jointgov_app', f);
        end if;
    end loop;
end $$;
