-- Whose devices are whose, and which of them have to be wiped.

set search_path = jointgov, public;

grant select, insert (person_id, id, kind), update (wipe_requested_at) on device to jointgov_app;

drop policy if exists device_own on device;
create policy device_own on device for select to jointgov_app using (person_id = (select context_person()));
drop policy if exists device_add on device;
create policy device_add on device for insert to jointgov_app with check (
    person_id = (select context_person()) and (select context_membership()) is not null);
-- Asked for once, now, and never taken back.
drop policy if exists device_wipe on device;
create policy device_wipe on device for update to jointgov_app
    using (person_id = (select context_person()) and (select context_membership()) is not null
        and wipe_requested_at is null)
    with check (person_id = (select context_person()) and wipe_requested_at = transaction_timestamp());

-- What a device is told that asks without a login: whether its person has asked for the wipe, or has no membership any more.
-- Once told, always told. Of people who gave the same id, only the first counts: who learns the id of a device cannot have it
-- wiped by adding it as an own one.
create or replace function device_must_be_wiped(device_id uuid) returns boolean
    language plpgsql security definer set search_path = jointgov, pg_temp
    as $$
declare
    d device;
begin
    if context_purpose() is distinct from 'job' then
        raise exception 'no context' using errcode = 'JG005';
    end if;
    select * into d from device x where x.id = device_id order by x.added_at, x.person_id limit 1;
    if not found then
        return false;
    end if;
    if d.wiped_at is not null then
        return true;
    end if;
    if d.wipe_requested_at is null and exists (
            select 1 from membership m where m.person_id = d.person_id and m.removed_at is null) then
        return false;
    end if;
    update device x set wiped_at = transaction_timestamp()
        where x.person_id = d.person_id and x.id = d.id and x.wiped_at is null;
    return true;
end $$;

do $$
begin
    revoke all on function device_must_be_wiped(uuid) from public;
    grant execute on function device_must_be_wiped(uuid) to jointgov_app;
    alter function device_must_be_wiped(uuid) owner to jointgov_definer;
end $$;
