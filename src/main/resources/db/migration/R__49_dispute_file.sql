-- Who writes and reads the statutory file of a dispute: attachments in chunks, documents, and what of it stands as a record.

set search_path = jointgov, public;

-- What of the file stands in the system as a record of its own, which a paper need not repeat. The one place where these are
-- counted; as the caller sees them.
create or replace function file_records(lead uuid, dispute uuid) returns table (code text, records bigint)
    language sql stable set search_path = jointgov, pg_temp as $$
    -- How it came in, from whom and about what: the dispute and its alert.
    select 'intake-register', count(*) from dispute d
        where d.township_id = file_records.lead and d.id = file_records.dispute
    union all
    select 'mediation-record', count(*) from mediation_session s
        where s.dispute_township_id = file_records.lead and s.dispute_id = file_records.dispute
    union all
    select 'agreement', count(*) from settlement s
        where s.dispute_township_id = file_records.lead and s.dispute_id = file_records.dispute and s.settled_at is not null
    union all
    select 'proof-of-performance', count(*) from obligation_performance p
        where p.dispute_township_id = file_records.lead and p.dispute_id = file_records.dispute and p.state <> 'failed'
    union all
    select 'judicial-confirmation', count(*) from judicial_confirmation j
        where j.dispute_township_id = file_records.lead and j.dispute_id = file_records.dispute
    union all
    select 'return-visit', count(*) from return_visit v
        where v.dispute_township_id = file_records.lead and v.dispute_id = file_records.dispute
$$;

-- The version of the catalogue of file documents that a dispute is held against: the one that was in force at its opening.
create or replace function file_catalogue_version(opened_at timestamptz) returns integer
    language sql stable security definer set search_path = jointgov, pg_temp as $$
    select max(c.version) from catalogue c where c.kind = 'file-documents' and c.valid_from <= opened_at
$$;

-- Locks a visible dispute for something that goes into its file, and answers what that builds on; the wrapped keys for those who
-- work on it. offered: the codes of its catalogue; complete: the acting township's own attachments that may be put on file.
create or replace function lock_dispute_file(dispute uuid)
    returns table (lead_township_id uuid, border_id uuid, version bigint, worker boolean, county_codes text[], bytes bigint,
        offered text[], complete uuid[], alert_township_id uuid, alert_id uuid, township_keyset bytea, keyset bytea)
    language plpgsql volatile security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_column
declare
    d dispute := dispute_of(lock_dispute_file.dispute);
    works boolean;
begin
    if d.id is null then
        return;
    end if;
    works := dispute_worked_on(d.township_id, d.id);
    if works then
        select x.* into d from dispute x where x.township_id = d.township_id and x.id = d.id for no key update;
    end if;
    return query
        select d.township_id, d.border_id, d.version, works,
            array(select c.county_code from dispute_alert_county c
                  where c.township_id = d.alert_township_id and c.alert_id = d.alert_id order by 1),
            (select coalesce(sum(coalesce(a.kept_bytes, a.bytes)), 0) from dispute_attachment a
             where a.dispute_township_id = d.township_id and a.dispute_id = d.id and a.state <> 'refused'),
            array(select e.code from catalogue_entry e
                  where e.kind = 'file-documents' and e.version = file_catalogue_version(d.opened_at) and not e.retired),
            array(select a.id from dispute_attachment a
                  where a.township_id = context_township() and a.dispute_township_id = d.township_id and a.dispute_id = d.id
                    and a.state = 'complete'),
            d.alert_township_id, d.alert_id,
            case when works then (select k.keyset from township_key k where k.township_id = d.alert_township_id) end,
            case when works then (select s.keyset from dispute_alert_secret s
                                  where s.township_id = d.alert_township_id and s.alert_id = d.alert_id) end;
end $$;

-- Locks an attachment of a visible dispute: the acting township's own before another's. worker: it is the own township's, and the
-- caller works on the dispute.
create or replace function lock_dispute_attachment(dispute uuid, attachment uuid)
    returns table (lead_township_id uuid, border_id uuid, worker boolean, county_codes text[], state text, media_type text,
        bytes integer, received integer, received_sha256 text, alert_township_id uuid, alert_id uuid, township_keyset bytea,
        keyset bytea)
    language plpgsql volatile security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_column
declare
    d dispute := dispute_of(lock_dispute_attachment.dispute);
    a dispute_attachment;
    works boolean;
begin
    select x.* into a from dispute_attachment x
        where x.dispute_township_id = d.township_id and x.dispute_id = d.id and x.id = lock_dispute_attachment.attachment
        order by x.township_id = context_township() desc nulls last, x.township_id limit 1;
    if a.id is null then
        return;
    end if;
    works := coalesce(a.township_id = context_township(), false) and dispute_worked_on(d.township_id, d.id);
    if works then
        -- Fresh: another request may have written a chunk of it while this one waited.
        select x.* into a from dispute_attachment x
            where x.township_id = a.township_id and x.dispute_township_id = d.township_id and x.dispute_id = d.id and x.id = a.id
            for update;
    end if;
    return query
        select d.township_id, d.border_id, works,
            array(select c.county_code from dispute_alert_county c
                  where c.township_id = d.alert_township_id and c.alert_id = d.alert_id order by 1),
            a.state, a.media_type, a.bytes, a.received, a.received_sha256, d.alert_township_id, d.alert_id,
            case when works then (select k.keyset from township_key k where k.township_id = d.alert_township_id) end,
            case when works then (select s.keyset from dispute_alert_secret s
                                  where s.township_id = d.alert_township_id and s.alert_id = d.alert_id) end;
end $$;

create or replace function dispute_file_grew() returns trigger language plpgsql
    security definer set search_path = jointgov, pg_temp as $$
begin
    update dispute x set version = x.version + 1
        where x.township_id = new.dispute_township_id and x.id = new.dispute_id;
    return null;
end $$;
create or replace trigger dispute_attachment_begun after insert on dispute_attachment
    for each row execute function dispute_file_grew();
create or replace trigger file_document_added after insert on file_document
    for each row execute function dispute_file_grew();
create or replace trigger file_document_withdrawn after insert on file_document_withdrawal
    for each row execute function dispute_file_grew();

-- Chunks come one after the other while the upload is open: JG013 otherwise.
create or replace function dispute_attachment_chunk_comes() returns trigger language plpgsql
    security definer set search_path = jointgov, pg_temp as $$
begin
    if context_township() is not distinct from new.township_id then
        update dispute_attachment a set received = a.received + 1
            where a.township_id = new.township_id and a.dispute_township_id = new.dispute_township_id
              and a.dispute_id = new.dispute_id and a.id = new.attachment_id and a.border_id = new.border_id
              and a.state = 'uploading' and a.received = new.number and a.received < (a.bytes + 524287) / 524288;
        if found then
            return new;
        end if;
    end if;
    raise exception 'not the next chunk' using errcode = 'JG013';
end $$;
create or replace trigger dispute_attachment_chunk_comes before insert on dispute_attachment_chunk
    for each row execute function dispute_attachment_chunk_comes();

-- Names of objects of the store for an open upload of the acting township, which its writer is about to fill: one for the next chunk,
-- or, to put an image there without its metadata, one for each of its chunks. None for anybody else.
create or replace function reserve_attachment_objects(dispute uuid, attachment uuid, anew boolean) returns setof uuid
    language plpgsql volatile security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_column
declare
    d dispute := dispute_of(reserve_attachment_objects.dispute);
begin
    if d.id is null or not dispute_worked_on(d.township_id, d.id) then
        return;
    end if;
    return query
        insert into attachment_object (township_id, dispute_township_id, dispute_id, attachment_id)
            select a.township_id, a.dispute_township_id, a.dispute_id, a.id
            from dispute_attachment a
            cross join lateral generate_series(1, case when not anew then 1
                when a.media_type like 'image/%' then (a.bytes + 524287) / 524288 else 0 end)
            where a.township_id = context_township() and a.dispute_township_id = d.township_id and a.dispute_id = d.id
              and a.id = attachment and a.state = 'uploading'
            returning name;
end $$;

-- An object is needed while a chunk is kept in it: JG013 when its name was not reserved, or that was too long ago.
create or replace function attachment_object_follows_its_chunk() returns trigger language plpgsql
    security definer set search_path = jointgov, pg_temp as $$
begin
    if tg_op <> 'INSERT' and old.object is not null and (tg_op = 'DELETE' or new.object is distinct from old.object) then
        update attachment_object o set unneeded_from = transaction_timestamp() where o.name = old.object;
    end if;
    if tg_op <> 'DELETE' and new.object is not null and (tg_op = 'INSERT' or new.object is distinct from old.object) then
        update attachment_object o set unneeded_from = null
            where o.name = new.object and o.unneeded_from > transaction_timestamp() + interval '10 minutes';
        if not found then
            raise exception 'not a reserved object' using errcode = 'JG013';
        end if;
    end if;
    return null;
end $$;
create or replace trigger attachment_object_follows_its_chunk after insert or update or delete on dispute_attachment_chunk
    for each row execute function attachment_object_follows_its_chunk();

-- Objects that no chunk is kept in any more, oldest first, for the job that deletes them in the store.
create or replace function unneeded_attachment_objects(batch integer) returns setof uuid
    language plpgsql stable security definer set search_path = jointgov, pg_temp as $$
begin
    if context_purpose() is distinct from 'job' then
        raise exception 'no context' using errcode = 'JG005';
    end if;
    return query select o.name from attachment_object o
        where o.unneeded_from <= transaction_timestamp() order by o.unneeded_from limit batch;
end $$;

-- Takes objects off the record that are deleted in the store.
create or replace function forget_attachment_objects(names uuid[]) returns void
    language plpgsql volatile security definer set search_path = jointgov, pg_temp as $$
begin
    if context_purpose() is distinct from 'job' then
        raise exception 'no context' using errcode = 'JG005';
    end if;
    delete from attachment_object o where o.name = any (names) and o.unneeded_from <= transaction_timestamp();
end $$;

-- Whether its side has withdrawn it.
create or replace function document_withdrawn(f file_document) returns boolean
    language sql stable security definer set search_path = jointgov, pg_temp as $$
    select exists (
        select 1 from file_document_withdrawal w
        where w.township_id = f.township_id and w.dispute_township_id = f.dispute_township_id and w.dispute_id = f.dispute_id
          and w.document_id = f.id)
$$;

-- Of the dispute's catalogue, with attachments of the own side that are complete: 23514 otherwise.
create or replace function file_document_is_of_the_catalogue() returns trigger language plpgsql
    security definer set search_path = jointgov, pg_temp as $$
begin
    select e.version into new.catalogue_version
        from dispute d join catalogue_entry e on e.kind = 'file-documents'
            and e.version = file_catalogue_version(d.opened_at) and e.code = new.code and not e.retired
        where d.township_id = new.dispute_township_id and d.id = new.dispute_id;
    if not found or exists (
            select 1 from unnest(new.attachments) u (id)
            where not exists (
                select 1 from dispute_attachment a
                where a.township_id = new.township_id and a.dispute_township_id = new.dispute_township_id
                  and a.dispute_id = new.dispute_id and a.id = u.id and a.state = 'complete')) then
        raise exception 'not a document of the catalogue, or not with attachments of the side' using errcode = '23514';
    end if;
    return new;
end $$;
create or replace trigger file_document_is_of_the_catalogue before insert on file_document
    for each row execute function file_document_is_of_the_catalogue();

-- A closed file stays as it is: JG012; and so does the file of destroyed personal data.
create or replace function file_document_is_withdrawable() returns trigger language plpgsql
    security definer set search_path = jointgov, pg_temp as $$
begin
    perform 1 from dispute d
        where d.township_id = new.dispute_township_id and d.id = new.dispute_id and d.status <> 'closed'
          and d.destroyed_at is null
        for no key update;
    if not found then
        raise exception 'a closed file' using errcode = 'JG012';
    end if;
    return new;
end $$;
create or replace trigger file_document_is_withdrawable before insert on file_document_withdrawal
    for each row execute function file_document_is_withdrawable();

-- Whether an attachment is of withdrawn documents only, and of nothing that the parties have signed: then its content, name and
-- thumbnail are for the side that filed it alone.
create or replace function attachment_withdrawn(a dispute_attachment) returns boolean
    language sql stable security definer set search_path = jointgov, pg_temp as $$
    select a.township_id is distinct from context_township() and exists (
            select 1 from file_document f
            where f.township_id = a.township_id and f.dispute_township_id = a.dispute_township_id
              and f.dispute_id = a.dispute_id and a.id = any (f.attachments))
        and not exists (
            select 1 from file_document f
            where f.township_id = a.township_id and f.dispute_township_id = a.dispute_township_id
              and f.dispute_id = a.dispute_id and a.id = any (f.attachments) and not document_withdrawn(f))
        and not exists (
            select 1 from settlement_parties_confirmation c
            where c.township_id = a.township_id and c.dispute_township_id = a.dispute_township_id
              and c.dispute_id = a.dispute_id and c.scan_attachment_id = a.id)
$$;

-- The open upload of the acting township that its writer is about to complete; 42501 otherwise.
create or replace function open_upload(lead uuid, dispute uuid, attachment uuid) returns dispute_attachment
    language plpgsql volatile security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_variable
declare
    a dispute_attachment;
begin
    select x.* into a from dispute_attachment x
        where x.township_id = context_township() and x.dispute_township_id = lead and x.dispute_id = dispute
          and x.id = attachment and x.state = 'uploading' for update;
    if not found or not dispute_worked_on(lead, dispute) then
        raise exception 'upload outside the context' using errcode = '42501';
    end if;
    return a;
end $$;

-- What has come of an open upload, in order: to check what it is.
create or replace function dispute_attachment_received(lead uuid, dispute uuid, attachment uuid)
    returns table (number integer, data bytea, object uuid, object_bytes integer, object_sha256 text)
    language plpgsql volatile security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_column
declare
    a dispute_attachment := open_upload(lead, dispute, attachment);
begin
    return query select c.number, c.data, c.object, c.object_bytes, c.object_sha256 from dispute_attachment_chunk c
        where c.township_id = a.township_id and c.dispute_township_id = a.dispute_township_id and c.dispute_id = a.dispute_id
          and c.attachment_id = a.id order by c.number;
end $$;

-- Puts another ciphertext into an open upload's chunk: an image without its metadata.
create or replace function rewrite_dispute_attachment_chunk(lead uuid, dispute uuid, attachment uuid, n integer, ciphertext bytea,
        object uuid, object_bytes integer, object_sha256 text)
    returns void language plpgsql volatile security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_column
declare
    a dispute_attachment := open_upload(lead, dispute, attachment);
begin
    update dispute_attachment_chunk c set data = ciphertext, object = rewrite_dispute_attachment_chunk.object,
            object_bytes = rewrite_dispute_attachment_chunk.object_bytes,
            object_sha256 = rewrite_dispute_attachment_chunk.object_sha256
        where c.township_id = a.township_id and c.dispute_township_id = a.dispute_township_id and c.dispute_id = a.dispute_id
          and c.attachment_id = a.id and c.number = n;
end $$;

-- Ends an open upload of which everything has come: refused, and then nothing of it is kept, or complete. Answers the dispute's
-- new version.
create or replace function complete_dispute_attachment(lead uuid, dispute uuid, attachment uuid, why_refused text, kept integer,
        hash text, clean boolean, small bytea)
    returns bigint language plpgsql volatile security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_column
declare
    a dispute_attachment := open_upload(lead, dispute, attachment);
    v bigint;
begin
    if a.received < (a.bytes + 524287) / 524288 then
        raise exception 'not everything has come' using errcode = 'JG012';
    end if;
    update dispute_attachment x
        set state = case when why_refused is null then 'complete' else 'refused' end, refusal = why_refused,
            completed_at = transaction_timestamp(), kept_bytes = kept, content_sha256 = hash, scanned = clean, thumbnail = small
        where x.township_id = a.township_id and x.dispute_township_id = a.dispute_township_id and x.dispute_id = a.dispute_id
          and x.id = a.id;
    delete from dispute_attachment_chunk c
        where c.township_id = a.township_id and c.dispute_township_id = a.dispute_township_id and c.dispute_id = a.dispute_id
          and c.attachment_id = a.id and (why_refused is not null or c.number >= (kept + 524287) / 524288);
    update dispute x set version = x.version + 1 where x.township_id = a.dispute_township_id and x.id = a.dispute_id
        returning x.version into v;
    return v;
end $$;

-- Gives an open upload up, with everything that has come of it. Answers the dispute's new version.
create or replace function cancel_dispute_attachment(lead uuid, dispute uuid, attachment uuid) returns bigint
    language plpgsql volatile security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_column
declare
    a dispute_attachment := open_upload(lead, dispute, attachment);
    v bigint;
begin
    delete from dispute_attachment x
        where x.township_id = a.township_id and x.dispute_township_id = a.dispute_township_id and x.dispute_id = a.dispute_id
          and x.id = a.id;
    update dispute x set version = x.version + 1 where x.township_id = a.dispute_township_id and x.id = a.dispute_id
        returning x.version into v;
    return v;
end $$;

-- Forgets uploads that nobody has ended for seven days. Answers how many.
create or replace function forget_abandoned_uploads(batch integer) returns integer
    language plpgsql volatile security definer set search_path = jointgov, pg_temp as $$
declare
    n integer;
begin
    if context_purpose() is distinct from 'job' then
        raise exception 'no context' using errcode = 'JG005';
    end if;
    delete from dispute_attachment a where a.ctid = any (array(
        select x.ctid from dispute_attachment x
        where x.state = 'uploading' and x.recorded_at < transaction_timestamp() - interval '7 days'
        order by x.recorded_at limit batch for update skip locked));
    get diagnostics n = row_count;
    return n;
end $$;

-- Personal data -------------------------------------------------------------------------------------------------------

-- Whether the caller handles the dispute and may read what is encrypted in its file: leader and mediators of the sides, officers of
-- a county that it was handed up to, a provincial officer while the glass is broken.
create or replace function dispute_file_handled(d dispute) returns boolean
    language sql stable security definer set search_path = jointgov, pg_temp as $$
    select dispute_handled(d.township_id, d.id)
        or coalesce(context_scope() = 'county' and context_role() = 'county-officer' and not context_machine(), false)
        or glass_broken(d.alert_township_id, d.alert_id)
$$;

-- Names and thumbnails of the attachments and notes of the documents, ciphertext and wrapped keys, with the record of who read them
-- and what for: the latest 100 of each. The first row says how it went; outcome: absent, forbidden, ok.
create or replace function unmask_dispute_file(dispute uuid, purpose text, audit_id uuid)
    returns table (outcome text, kind text, township_id uuid, id uuid, words bytea, thumbnail bytea, owner uuid, alert uuid,
        township_keyset bytea, keyset bytea)
    language plpgsql volatile security definer set search_path = jointgov, public, pg_temp as $$
#variable_conflict use_variable
declare
    d dispute := dispute_of(dispute);
begin
    if d.id is null or not dispute_file_handled(d) then
        outcome := case when d.id is null then 'absent' else 'forbidden' end;
        return next;
        return;
    end if;
    perform record_unmasking(d.alert_township_id, d.alert_id, audit_id, purpose);
    perform note_reading('unmask', 'dispute', d.id, d.version, d.township_id, d.border_id, audit_id);
    outcome := 'ok';
    owner := d.alert_township_id;
    alert := d.alert_id;
    select k.keyset, s.keyset into township_keyset, keyset
        from dispute_alert_secret s join township_key k on k.township_id = s.township_id
        where s.township_id = d.alert_township_id and s.alert_id = d.alert_id;
    return next;
    for kind, township_id, id, words, thumbnail in
            select 'attachment', a.township_id, a.id, a.file_name, a.thumbnail from dispute_attachment a
            where a.dispute_township_id = d.township_id and a.dispute_id = d.id and not attachment_withdrawn(a)
            order by a.recorded_at desc limit 100 loop
        return next;
    end loop;
    thumbnail := null;
    for kind, township_id, id, words in
            select 'document', f.township_id, f.id, f.note from file_document f
            where f.dispute_township_id = d.township_id and f.dispute_id = d.id and f.note is not null
              and (f.township_id is not distinct from context_township() or not document_withdrawn(f))
            order by f.recorded_at desc limit 100 loop
        return next;
    end loop;
end $$;

-- Lets the caller read the content of a complete attachment, with the record of it: for an hour, chunk by chunk, under the id of
-- that record.
create or replace function open_dispute_attachment(dispute uuid, attachment uuid, purpose text, audit_id uuid)
    returns table (outcome text, township_id uuid, lead_township_id uuid, media_type text, bytes integer, owner uuid, alert uuid,
        township_keyset bytea, keyset bytea)
    language plpgsql volatile security definer set search_path = jointgov, public, pg_temp as $$
#variable_conflict use_variable
declare
    d dispute := dispute_of(dispute);
begin
    if d.id is null then
        outcome := 'absent';
    elsif not dispute_file_handled(d) then
        outcome := 'forbidden';
    else
        select x.township_id, x.media_type, x.kept_bytes into township_id, media_type, bytes from dispute_attachment x
            where x.dispute_township_id = d.township_id and x.dispute_id = d.id and x.id = attachment and x.state = 'complete'
              and not attachment_withdrawn(x)
            order by x.township_id = context_township() desc nulls last, x.township_id limit 1;
        if bytes is null then
            outcome := 'absent';
        else
            perform record_unmasking(d.alert_township_id, d.alert_id, audit_id, purpose);
            perform note_reading('unmask', 'dispute', d.id, d.version, d.township_id, d.border_id, audit_id);
            outcome := 'ok';
            lead_township_id := d.township_id;
            owner := d.alert_township_id;
            alert := d.alert_id;
            select k.keyset, s.keyset into township_keyset, keyset
                from dispute_alert_secret s join township_key k on k.township_id = s.township_id
                where s.township_id = d.alert_township_id and s.alert_id = d.alert_id;
        end if;
    end if;
    return next;
end $$;

-- A chunk for whoever has opened the dispute's file by this record, and still handles it; nothing otherwise.
create or replace function read_dispute_attachment_chunk(dispute uuid, township uuid, attachment uuid, n integer, reading uuid)
    returns table (data bytea, object uuid, object_bytes integer, object_sha256 text)
    language plpgsql stable security definer set search_path = jointgov, public, pg_temp as $$
#variable_conflict use_variable
declare
    d dispute := dispute_of(dispute);
begin
    if d.id is null or not dispute_file_handled(d) or not exists (
            select 1 from audit_record r
            where r.id = reading and r.action = 'unmask' and r.record_id = d.id
              and r.actor_membership_id = context_membership() and r.recorded_at > transaction_timestamp() - interval '1 hour') then
        return;
    end if;
    return query select c.data, c.object, c.object_bytes, c.object_sha256 from dispute_attachment_chunk c
        where c.township_id = township and c.dispute_township_id = d.township_id and c.dispute_id = d.id
          and c.attachment_id = attachment and c.number = n;
end $$;

-- Policies -----------------------------------------------------------------------------------------------------------

do $$
declare t text;
begin
    foreach t in array array['dispute_attachment', 'dispute_attachment_chunk', 'file_document', 'file_document_withdrawal'] loop
        execute format('drop policy if exists %I on %I', t || '_reader', t);
        execute format($p$create policy %I on %I for select to jointgov_app using (
            township_id = (select context_township())
            or coalesce(border_id = any ((select context_borders())::uuid[]), false)
            or ((select context_scope()) = 'county' and exists (
                select 1 from dispute d where d.township_id = %I.dispute_township_id and d.id = %I.dispute_id)))$p$,
            t || '_reader', t, t, t);
        execute format('drop policy if exists %I on %I', t || '_own', t);
        execute format($p$create policy %I on %I for insert to jointgov_app with check (
            township_id = (select context_township()) %s
            and dispute_worked_on(dispute_township_id, dispute_id) and exists (
                select 1 from dispute d where d.township_id = %I.dispute_township_id and d.id = %I.dispute_id
                  and d.border_id = %I.border_id))$p$, t || '_own', t,
            case t when 'dispute_attachment_chunk' then '' else 'and office = (select context_office())' end, t, t, t);
    end loop;
end $$;

do $$
declare f text;
begin
    foreach f in array array['file_catalogue_version(timestamptz)', 'lock_dispute_file(uuid)', 'lock_dispute_attachment(uuid, uuid)',
            'dispute_file_grew()', 'dispute_attachment_chunk_comes()', 'file_document_is_of_the_catalogue()',
            'reserve_attachment_objects(uuid, uuid, boolean)', 'attachment_object_follows_its_chunk()',
            'file_document_is_withdrawable()', 'document_withdrawn(file_document)', 'attachment_withdrawn(dispute_attachment)',
            'cancel_dispute_attachment(uuid, uuid, uuid)',
            'unneeded_attachment_objects(integer)', 'forget_attachment_objects(uuid[])',
            'open_upload(uuid, uuid, uuid)', 'dispute_attachment_received(uuid, uuid, uuid)',
            'rewrite_dispute_attachment_chunk(uuid, uuid, uuid, integer, bytea, uuid, integer, text)',
            'complete_dispute_attachment(uuid, uuid, uuid, text, integer, text, boolean, bytea)', 'forget_abandoned_uploads(integer)',
            'dispute_file_handled(dispute)', 'unmask_dispute_file(uuid, text, uuid)',
            'open_dispute_attachment(uuid, uuid, text, uuid)', 'read_dispute_attachment_chunk(uuid, uuid, uuid, integer, uuid)'] loop
        execute format('revoke all on function %s from public', f);
        execute format('alter function %s owner to jointgov_definer', f);
    end loop;
    revoke all on function file_records(uuid, uuid) from public;
    foreach f in array array['file_catalogue_version(timestamptz)', 'file_records(uuid, uuid)', 'lock_dispute_file(uuid)',
            'lock_dispute_attachment(uuid, uuid)', 'reserve_attachment_objects(uuid, uuid, boolean)',
            'unneeded_attachment_objects(integer)', 'forget_attachment_objects(uuid[])', 'cancel_dispute_attachment(uuid, uuid, uuid)',
            'dispute_attachment_received(uuid, uuid, uuid)',
            'rewrite_dispute_attachment_chunk(uuid, uuid, uuid, integer, bytea, uuid, integer, text)',
            'complete_dispute_attachment(uuid, uuid, uuid, text, integer, text, boolean, bytea)', 'forget_abandoned_uploads(integer)',
            'unmask_dispute_file(uuid, text, uuid)', 'open_dispute_attachment(uuid, uuid, text, uuid)',
            'read_dispute_attachment_chunk(uuid, uuid, uuid, integer, uuid)'] loop
        execute format('grant execute on function %s to jointgov_app', f);
    end loop;
end $$;
