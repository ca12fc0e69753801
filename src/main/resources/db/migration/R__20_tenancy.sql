-- Who may see and change townships, borders, memberships and invitations, and how an invitation becomes a membership.
-- See docs/decisions/0005-chain-of-trust.md.

set search_path = jointgov, public;

-- Makes memberships of the confirmed invitations of a login. Called when the context is bound, with what the verified token
-- says: so nobody but the person behind that login takes them up. The inviter and the confirmer cannot take up their own,
-- and nobody is both an operator and a reader of records.
create or replace function accept_invitations(
        token_issuer text, token_subject text, provider text, login text, token_email text, token_client text)
    returns void language plpgsql security definer set search_path = jointgov, public, pg_temp
    as $$
declare
    i invitation;
    p person;
    m uuid;
    salt bytea;
begin
    for i in select * from invitation x
             where x.identity_provider = provider and x.username = login and x.confirmed_at is not null
               and x.withdrawn_at is null and x.accepted_at is null
             order by x.confirmed_at, x.id for update loop
        if p.id is null then
            insert into person (id, issuer, subject, email)
                values (gen_random_uuid(), token_issuer, token_subject, nullif(token_email, ''))
                on conflict (issuer, subject) do nothing;
            select * into p from person x where x.issuer = token_issuer and x.subject = token_subject;
        end if;
        continue when p.id = i.invited_by or p.id = i.confirmed_by
            or exists (select 1 from membership x where x.person_id = p.id and x.removed_at is null
                         and (x.scope = 'platform') <> (i.scope = 'platform'));
        m := gen_random_uuid();
        insert into membership (id, person_id, scope, role, office, township_id, county_code, province_code, machine)
            values (m, p.id, i.scope, i.role, i.office, i.township_id, i.county_code, i.province_code, i.machine);
        update invitation set accepted_at = transaction_timestamp(), membership_id = m, version = version + 1
            where id = i.id;
        salt := public.gen_random_bytes(16);
        insert into audit_record (id, action, record_kind, record_id, record_version, township_id, actor_person_id,
                actor_membership_id, actor_scope, actor_role, actor_township_id, actor_office, client, salt, content_hash)
            values (gen_random_uuid(), 'join', 'membership', m, 1, i.township_id, p.id, m, i.scope, i.role, i.township_id,
                i.office, token_client, salt,
                sha256(salt || convert_to(concat_ws(E'\n', 'membership', m, i.scope, i.role, i.office, i.township_id,
                    i.county_code, i.province_code, i.machine), 'UTF8')))
            returning id into m;
        insert into audit_pending (record_id, township_id) values (m, i.township_id);
        insert into change_pending (recipient, record_kind, record_id, record_version, operation)
            select i.township_id::text, 'invitation', i.id, i.version + 1, 'upsert' where i.township_id is not null;
    end loop;
end $$;

-- The borders that concern the caller: in force or still to be confirmed.
create or replace function visible_borders() returns uuid[]
    language sql stable security definer set search_path = jointgov, pg_temp
    as $$
        select case context_scope()
            when 'township' then (select coalesce(array_agg(bt.border_id), '{}') from border_township bt
                                  where bt.township_id = (select context_township()))
            when 'county' then (select coalesce(array_agg(distinct bt.border_id), '{}')
                                from township t join border_township bt on bt.township_id = t.id
                                where t.county_code = (select context_county()))
            when 'province' then (select coalesce(array_agg(distinct bt.border_id), '{}')
                                  from township t join border_township bt on bt.township_id = t.id
                                  where t.province_code = (select context_province()))
            else '{}'::uuid[] end
    $$;

-- The caller's own townships and those across their borders.
create or replace function visible_townships() returns uuid[]
    language sql stable security definer set search_path = jointgov, pg_temp
    as $$
        select coalesce(array_agg(distinct v.id), '{}') from (
            select t.id from township t where case (select context_scope())
                when 'township' then t.id = (select context_township())
                when 'county' then t.county_code = (select context_county())
                when 'province' then t.province_code = (select context_province())
                else false end
            union all
            select bt.township_id from border_township bt where bt.border_id = any ((select visible_borders())::uuid[])) v
    $$;

-- Whether the caller is the one to confirm such an invitation: the township's leader for the township's people; the
-- provincial officer for the first leader of a township and for county officers; an operator for provincial officers and
-- operators. That it was somebody else's invitation is checked beside it.
create or replace function may_confirm_invitation(i_scope text, i_role text, i_township uuid, i_county text) returns boolean
    language sql stable security definer set search_path = jointgov, pg_temp
    as $$
        select not coalesce(context_machine(), true) and case i_scope
            when 'township' then case
                when i_role = 'leader' and not exists (
                        select 1 from membership m where m.township_id = i_township and m.scope = 'township'
                          and m.role = 'leader' and m.removed_at is null)
                    then context_role() = 'provincial-officer' and context_province() =
                        (select t.province_code from township t where t.id = i_township)
                else context_role() = 'leader' and context_township() = i_township end
            when 'county' then context_role() = 'provincial-officer' and context_province() = left(i_county, 2)
            else context_role() = 'operator' end
    $$;

-- A border that nobody has confirmed yet: only to such a one can townships be added.
create or replace function border_is_untouched(border uuid) returns boolean
    language sql stable security definer set search_path = jointgov, pg_temp
    as $$
        select not exists (select 1 from border_township bt where bt.border_id = border and bt.confirmed_at is not null)
    $$;

-- After a member's confirmation: a new version of the border, in force once the last member has confirmed.
create or replace function border_confirmed(border uuid) returns void
    language plpgsql security definer set search_path = jointgov, pg_temp
    as $$
begin
    perform 1 from border b where b.id = border_confirmed.border for update;
    if not exists (select 1 from border_township bt where bt.border_id = border
                     and bt.township_id = context_township() and bt.confirmed_at = transaction_timestamp()) then
        raise exception 'nothing was confirmed' using errcode = 'JG005';
    end if;
    update border b set version = b.version + 1,
            in_force_at = case when b.in_force_at is null
                and (select count(*) >= 2 and bool_and(bt.confirmed_at is not null)
                     from border_township bt where bt.border_id = b.id)
                then transaction_timestamp() else b.in_force_at end
        where b.id = border_confirmed.border;
end $$;

-- Who answers alerts on a border that the caller can see: of each other township the office of the one who is named and still
-- a member, of the own township the row as it stands.
create or replace function border_responders(border uuid)
    returns table (township_id uuid, membership_id uuid, office text, version bigint)
    language sql stable security definer set search_path = jointgov, pg_temp
    as $$
        select s.township_id, case when s.township_id = (select context_township()) then m.id end, m.office, s.version
        from border_responder s
            left join membership m on m.id = s.membership_id and m.removed_at is null
        where s.border_id = border and border = any ((select visible_borders())::uuid[])
            and (m.id is not null or s.township_id = (select context_township()))
    $$;

-- The people of a township as the hub knows them, for its organization there; machine clients are none.
create or replace function organization_members(township uuid) returns setof text
    language sql stable security definer set search_path = jointgov, pg_temp
    as $$
        select distinct p.subject from membership m join person p on p.id = m.person_id
        where context_scope() = 'platform' and m.township_id = township and m.removed_at is null and not m.machine
    $$;

grant select, insert on township, border, border_township, invitation to jointgov_app;
grant select on membership, person to jointgov_app;
grant update (code, name_zh, name_bo, name_en, duty_phone, organization_alias, provisioned_at, version)
    on township to jointgov_app;
grant update (confirmed_at, confirmed_office) on border_township to jointgov_app;
grant select, insert on border_responder to jointgov_app;
grant update (membership_id, version) on border_responder to jointgov_app;
grant update (confirmed_by, confirmed_at, withdrawn_at, version) on invitation to jointgov_app;
grant update (removed_at, version) on membership to jointgov_app;
grant update (language) on person to jointgov_app;

drop policy if exists township_reader on township;
create policy township_reader on township for select to jointgov_app using (
    (select context_scope()) = 'platform' or id = any ((select visible_townships())::uuid[]));
drop policy if exists township_add on township;
create policy township_add on township for insert to jointgov_app with check (
    (select context_scope()) = 'platform' and organization_alias is null and provisioned_at is null);
drop policy if exists township_change on township;
create policy township_change on township for update to jointgov_app
    using ((select context_scope()) = 'platform') with check ((select context_scope()) = 'platform');

drop policy if exists border_reader on border;
create policy border_reader on border for select to jointgov_app using (
    (select context_scope()) = 'platform' or id = any ((select visible_borders())::uuid[]));
drop policy if exists border_add on border;
create policy border_add on border for insert to jointgov_app with check (
    (select context_scope()) = 'platform' and in_force_at is null);

drop policy if exists border_township_reader on border_township;
create policy border_township_reader on border_township for select to jointgov_app using (
    (select context_scope()) = 'platform' or border_id = any ((select visible_borders())::uuid[]));
drop policy if exists border_township_add on border_township;
create policy border_township_add on border_township for insert to jointgov_app with check (
    (select context_scope()) = 'platform' and confirmed_at is null and confirmed_office is null
    and border_is_untouched(border_id));
drop policy if exists border_township_confirm on border_township;
create policy border_township_confirm on border_township for update to jointgov_app
    using (township_id = (select context_township()) and (select context_role()) = 'leader'
        and not (select context_machine()) and confirmed_at is null)
    with check (township_id = (select context_township()) and confirmed_at is not null
        and confirmed_office = (select context_office()));

drop policy if exists border_responder_own on border_responder;
create policy border_responder_own on border_responder for select to jointgov_app using (
    township_id = (select context_township()));
drop policy if exists border_responder_naming on border_responder;
create policy border_responder_naming on border_responder for insert to jointgov_app with check (
    township_id = (select context_township()) and (select context_role()) = 'leader' and not (select context_machine())
    and (membership_id is null or exists (
        select 1 from membership m where m.id = membership_id and m.township_id = border_responder.township_id
          and m.removed_at is null and not m.machine)));
drop policy if exists border_responder_renaming on border_responder;
create policy border_responder_renaming on border_responder for update to jointgov_app
    using (township_id = (select context_township()) and (select context_role()) = 'leader'
        and not (select context_machine()))
    with check (membership_id is null or exists (
        select 1 from membership m where m.id = membership_id and m.township_id = border_responder.township_id
          and m.removed_at is null and not m.machine));

drop policy if exists person_self on person;
create policy person_self on person for select to jointgov_app using (id = (select context_person()));
drop policy if exists person_language on person;
create policy person_language on person for update to jointgov_app
    using (id = (select context_person())) with check (id = (select context_person()));

drop policy if exists membership_reader on membership;
create policy membership_reader on membership for select to jointgov_app using (
    person_id = (select context_person())
    or case (select context_role())
        when 'operator' then true
        when 'leader' then township_id = (select context_township())
        when 'provincial-officer' then
            (scope = 'county' and left(county_code, 2) = (select context_province()))
            or (scope = 'township' and role = 'leader' and (select context_province()) =
                (select t.province_code from township t where t.id = membership.township_id))
        else false end);
-- Nobody removes their own membership: so a township's last leader and the last operator cannot be lost by mistake.
drop policy if exists membership_removal on membership;
create policy membership_removal on membership for update to jointgov_app
    using (removed_at is null and person_id <> (select context_person()) and not (select context_machine())
        and ((select context_role()) = 'operator'
            or ((select context_role()) = 'leader' and scope = 'township' and township_id = (select context_township()))))
    with check (removed_at is not null);

drop policy if exists invitation_reader on invitation;
create policy invitation_reader on invitation for select to jointgov_app using (
    case (select context_role())
        when 'operator' then true
        when 'leader' then township_id = (select context_township())
        when 'provincial-officer' then
            (scope = 'county' and left(county_code, 2) = (select context_province()))
            or (scope = 'township' and role = 'leader' and (select context_province()) =
                (select t.province_code from township t where t.id = invitation.township_id))
        else false end);
drop policy if exists invitation_add on invitation;
create policy invitation_add on invitation for insert to jointgov_app with check (
    (select context_role()) = 'operator' and invited_by = (select context_person()) and confirmed_by is null
    and confirmed_at is null and withdrawn_at is null and accepted_at is null and membership_id is null);
drop policy if exists invitation_change on invitation;
create policy invitation_change on invitation for update to jointgov_app
    using (accepted_at is null and withdrawn_at is null
        and ((select context_role()) = 'operator' or may_confirm_invitation(scope, role, township_id, county_code)))
    with check (withdrawn_at is not null
        or (confirmed_at is not null and confirmed_by = (select context_person())
            and invited_by is distinct from confirmed_by
            and may_confirm_invitation(scope, role, township_id, county_code)));

do $$
declare f text;
begin
    foreach f in array array[
        'accept_invitations(text, text, text, text, text, text)', 'visible_borders()', 'visible_townships()',
        'may_confirm_invitation(text, text, uuid, text)', 'border_is_untouched(uuid)', 'border_confirmed(uuid)',
        'border_responders(uuid)', 'organization_members(uuid)'] loop
        execute format('revoke all on function %s from public', f);
        execute format('alter function %s owner to jointgov_definer', f);
        if f not like 'accept_%' then
            execute format('grant execute on function %s to jointgov_app', f);
        end if;
    end loop;
end $$;
