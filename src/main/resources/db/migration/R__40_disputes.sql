-- Who sees and changes dispute alerts.

set search_path = jointgov, public;

-- Policies -----------------------------------------------------------------------------------------------------------

-- Coalesce makes PostgreSQL expect that half of the rows are visible. Of an array that it does not know it expects a few in a
-- thousand, and then reads and sorts all of a border's records instead of the newest along the index.
drop policy if exists dispute_alert_own on dispute_alert;
create policy dispute_alert_own on dispute_alert for select to jointgov_app
    using (township_id = (select context_township()));
drop policy if exists dispute_alert_shared on dispute_alert;
create policy dispute_alert_shared on dispute_alert for select to jointgov_app
    using (coalesce(border_id = any ((select context_borders())::uuid[]), false));
drop policy if exists dispute_alert_escalated on dispute_alert;
create policy dispute_alert_escalated on dispute_alert for select to jointgov_app
    using (escalated and (select context_scope()) = 'county' and exists (
        select 1 from dispute_alert_county c
        where c.county_code = (select context_county()) and c.township_id = dispute_alert.township_id
          and c.alert_id = dispute_alert.id));
drop policy if exists dispute_alert_raise on dispute_alert;
create policy dispute_alert_raise on dispute_alert for insert to jointgov_app
    with check (township_id = (select context_township()) and raised_by = (select context_person())
        and (select context_role()) in ('leader', 'clerk', 'mediator')
        and (border_id is null or border_id = any ((select context_borders())::uuid[])));
drop policy if exists dispute_alert_change on dispute_alert;
create policy dispute_alert_change on dispute_alert for update to jointgov_app
    using (township_id = (select context_township()) and (select context_role()) in ('leader', 'clerk', 'mediator')
        and status <> 'withdrawn')
    with check (township_id = (select context_township())
        and (border_id is null or border_id = any ((select context_borders())::uuid[])));
drop policy if exists dispute_alert_remove on dispute_alert;
create policy dispute_alert_remove on dispute_alert for delete to jointgov_app
    using (township_id = (select context_township()) and (select context_role()) in ('leader', 'clerk', 'mediator')
        and border_id is null);

-- Children are as visible as their alert. Only definer functions write the other side's rows, for the acting township.
do $$
declare t text;
begin
    foreach t in array array['dispute_alert_response', 'dispute_alert_escalation', 'receipt_step'] loop
        execute format('drop policy if exists %I on %I', t || '_party', t);
        execute format($p$create policy %I on %I for select to jointgov_app using (
            township_id = (select context_township()) or alert_township_id = (select context_township())
            or border_id = any ((select context_borders())::uuid[])
            or ((select context_scope()) = 'county' and exists (
                select 1 from dispute_alert_county c where c.county_code = (select context_county())
                  and c.township_id = %I.alert_township_id and c.alert_id = %I.alert_id)))$p$, t || '_party', t, t, t);
    end loop;
end $$;

drop policy if exists dispute_alert_wording_reader on dispute_alert_wording;
create policy dispute_alert_wording_reader on dispute_alert_wording for select to jointgov_app using (
    township_id = (select context_township()) or border_id = any ((select context_borders())::uuid[])
    or ((select context_scope()) = 'county' and exists (
        select 1 from dispute_alert_county c where c.county_code = (select context_county())
          and c.township_id = dispute_alert_wording.township_id and c.alert_id = dispute_alert_wording.alert_id)));

drop policy if exists dispute_alert_county_own on dispute_alert_county;
create policy dispute_alert_county_own on dispute_alert_county for select to jointgov_app
    using (county_code = (select context_county()) and (select context_scope()) = 'county');
drop policy if exists dispute_alert_county_party on dispute_alert_county;
create policy dispute_alert_county_party on dispute_alert_county for select to jointgov_app
    using (township_id = (select context_township()) or border_id = any ((select context_borders())::uuid[]));

drop policy if exists township_key_own on township_key;
create policy township_key_own on township_key for select to jointgov_app
    using (township_id = (select context_township()));

drop policy if exists dispute_alert_secret_own on dispute_alert_secret;
create policy dispute_alert_secret_own on dispute_alert_secret to jointgov_app
    using (township_id = (select context_township()) and (select context_role()) in ('leader', 'clerk', 'mediator'))
    with check (township_id = (select context_township()) and exists (
        select 1 from dispute_alert a where a.township_id = dispute_alert_secret.township_id
          and a.id = dispute_alert_secret.alert_id and a.status <> 'withdrawn' and a.destroyed_at is null));

drop policy if exists dispute_alert_attachment_reader on dispute_alert_attachment;
create policy dispute_alert_attachment_reader on dispute_alert_attachment for select to jointgov_app
    using (exists (select 1 from dispute_alert a where a.township_id = dispute_alert_attachment.township_id
        and a.id = dispute_alert_attachment.alert_id));
drop policy if exists dispute_alert_attachment_own on dispute_alert_attachment;
create policy dispute_alert_attachment_own on dispute_alert_attachment for insert to jointgov_app
    with check (township_id = (select context_township()) and added_by = (select context_person())
        and (select context_role()) in ('leader', 'clerk', 'mediator') and exists (
        select 1 from dispute_alert a where a.township_id = dispute_alert_attachment.township_id
          and a.id = dispute_alert_attachment.alert_id and a.status <> 'withdrawn' and a.destroyed_at is null));

drop policy if exists dispute_alert_unmasking_owner on dispute_alert_unmasking;
create policy dispute_alert_unmasking_owner on dispute_alert_unmasking for select to jointgov_app
    using (township_id = (select context_township()));

-- All who see the alert see who broke the glass.
drop policy if exists break_glass_reader on break_glass;
create policy break_glass_reader on break_glass for select to jointgov_app
    using (township_id = (select context_township()) or border_id = any ((select context_borders())::uuid[]));

drop policy if exists search_posting_escalated on search_posting;
create policy search_posting_escalated on search_posting for select to jointgov_app
    using (record_kind = 'dispute-alert' and (select context_scope()) = 'county' and exists (
        select 1 from dispute_alert_county c where c.county_code = (select context_county())
          and c.township_id = search_posting.township_id and c.alert_id = search_posting.record_id));

-- Life cycle ---------------------------------------------------------------------------------------------------------

-- Type and severity are chosen from the catalogues in force, and kept with the versions in which they were chosen. What was
-- chosen earlier may stay, also when it has been retired meanwhile. JG014: not on offer.
create or replace function dispute_alert_is_classified() returns trigger language plpgsql
    security definer set search_path = jointgov, pg_temp as $$
begin
    if tg_op = 'INSERT' or new.type <> old.type then
        new.type_version := catalogue_offers('dispute-types', new.type);
    end if;
    if tg_op = 'INSERT' or new.severity <> old.severity then
        new.severity_version := catalogue_offers('severities', new.severity);
    end if;
    if new.type_version is null or new.severity_version is null then
        raise exception 'not in the catalogue' using errcode = 'JG014';
    end if;
    return new;
end $$;
drop trigger if exists dispute_alert_classified on dispute_alert;
create trigger dispute_alert_classified before insert or update of type, severity on dispute_alert
    for each row execute function dispute_alert_is_classified();

-- Sharing is for good, makes the alert one that was sent, and is timed here. A severity that is raised later makes the answer
-- due earlier, though never before now; one that is lowered leaves what was said.
create or replace function dispute_alert_is_shared_once() returns trigger language plpgsql
    security definer set search_path = jointgov, pg_temp as $$
begin
    if tg_op = 'UPDATE' and old.border_id is not null and new.border_id is distinct from old.border_id then
        raise exception 'a shared alert stays with its border' using errcode = 'JG006';
    end if;
    if new.border_id is not null and new.status = 'own' then
        new.status := 'sent';
        new.shared_at := transaction_timestamp();
        new.answer_due_at := new.shared_at + answer_within(new.severity, new.shared_at);
        new.next_step_at := new.shared_at + (new.answer_due_at - new.shared_at) / 2;
    elsif tg_op = 'UPDATE' and new.severity <> old.severity and old.next_step_at is not null then
        new.answer_due_at := least(old.answer_due_at,
            greatest(transaction_timestamp(), old.shared_at + answer_within(new.severity, old.shared_at)));
        new.next_step_at := least(old.next_step_at, old.shared_at + (new.answer_due_at - old.shared_at) / 2);
    end if;
    return new;
end $$;
drop trigger if exists dispute_alert_shared_once on dispute_alert;
create trigger dispute_alert_shared_once before insert or update on dispute_alert
    for each row execute function dispute_alert_is_shared_once();

-- A shared alert keeps its earlier words, the public ones and the encrypted ones.
create or replace function keep_dispute_alert_wording() returns trigger language plpgsql
    security definer set search_path = jointgov, pg_temp as $$
begin
    if old.border_id is not null
        and (old.kind, old.type, old.severity, old.headline, old.place_name, old.latitude, old.longitude, old.accuracy_metres,
             old.place_source, old.occurred_on)
            is distinct from
            (new.kind, new.type, new.severity, new.headline, new.place_name, new.latitude, new.longitude, new.accuracy_metres,
             new.place_source, new.occurred_on) then
        insert into dispute_alert_wording (township_id, alert_id, version, border_id, kind, type, severity, headline,
                place_name, latitude, longitude, accuracy_metres, place_source, occurred_on, office)
            values (old.township_id, old.id, old.version, old.border_id, old.kind, old.type, old.severity, old.headline,
                old.place_name, old.latitude, old.longitude, old.accuracy_metres, old.place_source, old.occurred_on,
                context_office());
    end if;
    return null;
end $$;
drop trigger if exists dispute_alert_keeps_wording on dispute_alert;
create trigger dispute_alert_keeps_wording after update on dispute_alert
    for each row execute function keep_dispute_alert_wording();

create or replace function keep_dispute_alert_secret_wording() returns trigger language plpgsql
    security definer set search_path = jointgov, pg_temp as $$
begin
    if (old.narrative, old.parties) is distinct from (new.narrative, new.parties)
        and num_nonnulls(old.narrative, old.parties) > 0
        and exists (select 1 from dispute_alert a
                    where a.township_id = old.township_id and a.id = old.alert_id and a.border_id is not null) then
        insert into dispute_alert_secret_wording (township_id, alert_id, narrative, parties)
            values (old.township_id, old.alert_id, old.narrative, old.parties);
    end if;
    return null;
end $$;
drop trigger if exists dispute_alert_secret_keeps_wording on dispute_alert_secret;
create trigger dispute_alert_secret_keeps_wording after update on dispute_alert_secret
    for each row execute function keep_dispute_alert_secret_wording();

-- What the caller may know of an alert, by the caller's own standing, asked by the definer functions below.
create or replace function dispute_alert_visible(a dispute_alert) returns boolean
    language sql stable security definer set search_path = jointgov, pg_temp as $$
    select coalesce(a.township_id = context_township(), false)
        or coalesce(a.border_id = any (context_borders()), false)
        or coalesce(a.escalated and context_scope() = 'county', false) and exists (
            select 1 from dispute_alert_county c
            where c.county_code = context_county() and c.township_id = a.township_id and c.alert_id = a.id)
$$;

-- Whether the calling provincial officer has broken an alert's glass and three hours are not over: then what is encrypted of the
-- alert and of its dispute can be read.
create or replace function glass_broken(owner uuid, alert uuid) returns boolean
    language sql stable security definer set search_path = jointgov, pg_temp as $$
    select coalesce(context_scope() = 'province' and context_role() = 'provincial-officer' and not context_machine(), false)
        and exists (
            select 1 from break_glass g
            where g.township_id = glass_broken.owner and g.alert_id = glass_broken.alert and g.person_id = context_person()
              and g.closes_at > transaction_timestamp())
$$;

-- Whether the mediation team of a dispute has been formed and the caller's login is not on it: then its members handle the
-- dispute, and no other mediator. Who stays on a team that is composed anew is on it; a newcomer is once all sides have consented.
create or replace function dispute_left_to_team(lead uuid, dispute uuid) returns boolean
    language sql stable security definer set search_path = jointgov, pg_temp as $$
    select count(*) > 0 and not coalesce(bool_or(m.on_team and l.membership_id = context_membership()), false)
    from mediation_team_member m
    left join mediator_membership l on l.township_id = m.township_id and l.mediator_id = m.mediator_id
    where m.dispute_township_id = lead and m.dispute_id = dispute_left_to_team.dispute and m.assigned_at is not null
$$;

-- The same of the dispute of an alert, or of the one that it was merged with; false when the caller's township sees none.
create or replace function dispute_alert_left_to_team(owner uuid, alert_id uuid) returns boolean
    language sql stable security definer set search_path = jointgov, pg_temp as $$
    select exists (
        select 1 from (
            select owner, dispute_alert_left_to_team.alert_id
            union all
            select m.twin_township_id, m.twin_id from merged_alert m
            where m.township_id = owner and m.alert_id = dispute_alert_left_to_team.alert_id) t (township_id, id)
        join dispute d on d.alert_township_id = t.township_id and d.alert_id = t.id
        where d.border_id = any (context_borders()) and dispute_left_to_team(d.township_id, d.id))
$$;

-- Whether the caller handles the alert and may read its parties: leaders and mediators of the owner; those of another
-- township of the border once it has acknowledged; officers of the counties that it was escalated to; a provincial officer
-- while the glass is broken. Once a mediation team has been formed, of the mediators only those on it. Never a machine.
create or replace function dispute_alert_handled(a dispute_alert) returns boolean
    language sql stable security definer set search_path = jointgov, pg_temp as $$
    select coalesce(not context_machine(), false) and dispute_alert_visible(a) and coalesce(case context_scope()
        when 'township' then (context_role() = 'leader'
                or context_role() = 'mediator' and not dispute_alert_left_to_team(a.township_id, a.id)) and (
            a.township_id = context_township() or exists (
                select 1 from dispute_alert_response r
                where r.township_id = context_township() and r.alert_township_id = a.township_id and r.alert_id = a.id
                  and r.answer = 'acknowledged'))
        when 'county' then context_role() = 'county-officer'
        when 'province' then glass_broken(a.township_id, a.id)
        else false end, false)
$$;

-- The one alert that an id means to the caller: the own before a shared one.
create or replace function dispute_alert_of(alert_id uuid) returns dispute_alert
    language plpgsql stable security definer set search_path = jointgov, pg_temp as $$
declare
    a dispute_alert;
begin
    for a in select * from dispute_alert x where x.id = alert_id
             order by x.township_id = context_township() desc nulls last, x.township_id loop
        if dispute_alert_visible(a) then
            return a;
        end if;
    end loop;
    return null;
end $$;

-- The furthest that any other township has come; declined only when all of them have declined. A withdrawn one stays so.
create or replace function settle_dispute_alert(owner uuid, alert_id uuid) returns text
    language sql volatile security definer set search_path = jointgov, pg_temp as $$
    update dispute_alert a set status = case a.status when 'withdrawn' then a.status else s.status end
        from (select case
                when bool_or(r.answer = 'acknowledged') then 'acknowledged'
                when count(*) filter (where r.answer = 'declined') >= (
                    select count(*) - 1 from border_township bt
                    where bt.border_id = (select x.border_id from dispute_alert x where x.township_id = owner and x.id = settle_dispute_alert.alert_id))
                    then 'declined'
                when bool_or(r.read_at is not null) then 'read'
                when bool_or(r.received_at is not null) then 'received'
                else 'sent' end as status
              from dispute_alert_response r
              where r.alert_township_id = owner and r.alert_id = settle_dispute_alert.alert_id) s
        where a.township_id = owner and a.id = settle_dispute_alert.alert_id
        returning a.status
$$;

-- Opens an alert: what all sides did with it so far. With mark, somebody outside the owning township leaves a reading, and a
-- person of the other side makes it read (a machine: received) in the same statement.
create or replace function open_dispute_alert(owner uuid, alert uuid, mark boolean, audit_id uuid) returns jsonb
    language plpgsql volatile security definer set search_path = jointgov, public, pg_temp as $$
declare
    a dispute_alert;
    own uuid := context_township();
    person boolean := not coalesce(context_machine(), true);
begin
    select * into a from dispute_alert x where x.township_id = owner and x.id = alert;
    if not found or not dispute_alert_visible(a) then
        return null;
    end if;
    if mark and owner is distinct from own then
        if own is not null and not exists (
                select 1 from dispute_alert_response r
                where r.township_id = own and r.alert_township_id = owner and r.alert_id = alert
                  and (r.read_at is not null or not person and r.received_at is not null)) then
            perform 1 from dispute_alert x where x.township_id = owner and x.id = alert for update;
            insert into dispute_alert_response (township_id, alert_township_id, alert_id, border_id, received_at, read_at)
                values (own, owner, alert, a.border_id, transaction_timestamp(),
                    case when person then transaction_timestamp() end)
                on conflict (township_id, alert_township_id, alert_id) do update
                set received_at = coalesce(dispute_alert_response.received_at, excluded.received_at),
                    read_at = coalesce(dispute_alert_response.read_at, excluded.read_at),
                    version = dispute_alert_response.version + 1;
            a.status := settle_dispute_alert(owner, alert);
            if person then
                perform tell_raiser('alert-read', owner, alert, '{}');
            end if;
        end if;
        perform note_reading('read', 'dispute-alert', alert, a.version, owner, a.border_id, audit_id);
    end if;
    return jsonb_build_object('status', a.status, 'responses', (
        select coalesce(jsonb_agg(jsonb_build_object(
                'townshipId', r.township_id, 'receivedAt', r.received_at, 'readAt', r.read_at, 'answer', r.answer,
                'answeredAt', r.answered_at, 'office', r.office, 'reason', r.reason) order by r.township_id), '[]')
        from dispute_alert_response r where r.alert_township_id = owner and r.alert_id = alert));
end $$;

-- The caller's township has these alerts on a device. Ids that the caller cannot see, owns or has received are passed over.
create or replace function receive_dispute_alerts(ids uuid[])
    returns table (owner uuid, alert uuid, border uuid, version bigint)
    language plpgsql volatile security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_column
declare
    own uuid := context_township();
    a dispute_alert;
begin
    if own is null then
        return;
    end if;
    for a in select * from dispute_alert x
             where x.id = any (ids) and x.border_id = any (context_borders()) and x.township_id <> own
               and not exists (select 1 from dispute_alert_response r
                               where r.township_id = own and r.alert_township_id = x.township_id and r.alert_id = x.id
                                 and r.received_at is not null)
             order by x.township_id, x.id for update loop
        insert into dispute_alert_response (township_id, alert_township_id, alert_id, border_id, received_at)
            values (own, a.township_id, a.id, a.border_id, transaction_timestamp())
            on conflict (township_id, alert_township_id, alert_id) do nothing;
        if found then
            perform settle_dispute_alert(a.township_id, a.id);
            owner := a.township_id; alert := a.id; border := a.border_id; version := a.version;
            return next;
        end if;
    end loop;
end $$;

-- The acting township's answer, given in view of the one that stood before; null: none did. Answers false when another stands
-- by now, the township has answered so already, or acknowledged before, or the alert has been withdrawn.
drop function if exists answer_dispute_alert(uuid, uuid, text, text);
create or replace function answer_dispute_alert(owner uuid, alert uuid, answer text, reason text, seen text default null)
    returns boolean
    language plpgsql volatile security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_variable
declare
    a dispute_alert;
    own uuid := context_township();
begin
    select * into a from dispute_alert x where x.township_id = owner and x.id = alert for update;
    if not found or own is null or owner = own or not coalesce(a.border_id = any (context_borders()), false)
            or context_role() not in ('leader', 'mediator') or answer = 'declined' and context_role() <> 'leader' then
        raise exception 'answer outside the context' using errcode = '42501';
    end if;
    if a.status = 'withdrawn' then
        return false;
    end if;
    insert into dispute_alert_response as r (township_id, alert_township_id, alert_id, border_id, received_at, read_at, answer,
            answered_at, answered_by, office, reason)
        values (own, owner, alert, a.border_id, transaction_timestamp(), transaction_timestamp(), answer,
            transaction_timestamp(), context_person(), context_office(), reason)
        on conflict (township_id, alert_township_id, alert_id) do update
        set received_at = coalesce(r.received_at, excluded.received_at), read_at = coalesce(r.read_at, excluded.read_at),
            answer = excluded.answer, answered_at = excluded.answered_at, answered_by = excluded.answered_by,
            office = excluded.office, reason = excluded.reason, version = r.version + 1
        where r.answer is not distinct from seen
          and (r.answer is null or r.answer = 'declined' and excluded.answer = 'acknowledged');
    if not found then
        return false;
    end if;
    perform settle_dispute_alert(owner, alert);
    return true;
end $$;

-- Hands a shared alert, which the caller has locked, to the counties of its border's townships, once for each township. Answers
-- the counties; null when that township has done so already, or the alert has been withdrawn. No person: the system does it.
create or replace function hand_up_dispute_alert(a dispute_alert, township uuid, reason text, person uuid, office text)
    returns text[]
    language plpgsql volatile security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_variable
begin
    if a.status = 'withdrawn' then
        return null;
    end if;
    insert into dispute_alert_escalation (township_id, alert_township_id, alert_id, border_id, reason, escalated_by, office)
        values (township, a.township_id, a.id, a.border_id, reason, person, office)
        on conflict on constraint dispute_alert_escalation_pk do nothing;
    if not found then
        return null;
    end if;
    insert into dispute_alert_county (county_code, township_id, alert_id, border_id, raised_at)
        select distinct t.county_code, a.township_id, a.id, a.border_id, a.raised_at
        from border_township bt join township t on t.id = bt.township_id where bt.border_id = a.border_id
        on conflict on constraint dispute_alert_county_pk do nothing;
    update dispute_alert x set escalated = true where x.township_id = a.township_id and x.id = a.id;
    return array(select c.county_code from dispute_alert_county c
                 where c.township_id = a.township_id and c.alert_id = a.id order by 1);
end $$;

-- Hands a shared alert to the counties for the acting township, and tells the one who raised it. Answers as hand_up_dispute_alert does.
create or replace function escalate_dispute_alert(owner uuid, alert uuid, reason text) returns text[]
    language plpgsql volatile security definer set search_path = jointgov, public, pg_temp as $$
#variable_conflict use_variable
declare
    a dispute_alert;
    own uuid := context_township();
    counties text[];
begin
    select * into a from dispute_alert x where x.township_id = owner and x.id = alert for update;
    if not found or own is null or not coalesce(a.border_id = any (context_borders()), false)
            or context_role() <> 'leader' then
        raise exception 'escalation outside the context' using errcode = '42501';
    end if;
    counties := hand_up_dispute_alert(a, own, reason, context_person(), context_office());
    if counties is not null then
        perform tell_raiser('alert-handed-up', owner, alert, '{}');
    end if;
    return counties;
end $$;

-- The acting township takes its shared alert back. Answers the townships that have received it; null when one of them has
-- taken it up, or it has been handed up or withdrawn already. The lock is the one that an answer takes: of two at once one
-- comes second and is refused.
create or replace function withdraw_dispute_alert(alert uuid, reason text) returns uuid[]
    language plpgsql volatile security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_variable
declare
    a dispute_alert;
    own uuid := context_township();
begin
    select * into a from dispute_alert x where x.township_id = own and x.id = alert for update;
    if not found or not coalesce(context_role() in ('leader', 'clerk', 'mediator'), false) then
        raise exception 'withdrawal outside the context' using errcode = '42501';
    end if;
    if a.status not in ('sent', 'received', 'read', 'declined') or a.escalated then
        return null;
    end if;
    update dispute_alert x
        set status = 'withdrawn', next_step_at = null, withdrawn_at = transaction_timestamp(), withdrawn_by = context_person(),
            withdrawn_office = context_office(), withdrawal_reason = reason
        where x.township_id = own and x.id = alert;
    return array(select r.township_id from dispute_alert_response r
                 where r.alert_township_id = own and r.alert_id = alert and r.received_at is not null order by 1);
end $$;

-- A provincial officer opens a shared alert's personal data to himself for three hours. The townships of its border are told in
-- the same transaction. Answers false while the glass is broken already.
create or replace function break_glass(owner uuid, alert uuid, reason text, entry uuid) returns boolean
    language plpgsql volatile security definer set search_path = jointgov, public, pg_temp as $$
#variable_conflict use_variable
declare
    a dispute_alert;
begin
    -- Of two at once the second waits and finds it broken.
    select * into a from dispute_alert x where x.township_id = owner and x.id = alert for no key update;
    if not found or not coalesce(a.border_id = any (context_borders()), false)
            or not coalesce(context_scope() = 'province' and context_role() = 'provincial-officer', false)
            or coalesce(context_machine(), true) then
        raise exception 'breaking the glass outside the context' using errcode = '42501';
    end if;
    if glass_broken(owner, alert) then
        return false;
    end if;
    insert into break_glass (township_id, alert_id, id, border_id, province_code, person_id, office, reason)
        values (owner, alert, entry, a.border_id, context_province(), context_person(), context_office(), reason);
    perform put_mail('glass-broken', array(select bt.township_id from border_township bt where bt.border_id = a.border_id),
        '{}', '{leader}', 'dispute-alert', a.id, null);
    return true;
end $$;

-- Does what is due because an answer has not come, for each township that has neither acknowledged nor declined: after half of
-- the time those who answer there are reminded, at its end its leader and the owner's are told, after twice the time the
-- alert goes to the counties. Of steps that are due together only the last is taken. Answers how many alerts were looked at;
-- those that another node has in hand are passed over.
create or replace function take_receipt_steps(batch integer) returns integer
    language plpgsql volatile security definer set search_path = jointgov, public, pg_temp as $$
declare
    a dispute_alert;
    twice timestamptz;
    due text;
    silent uuid;
    anybody boolean;
    counties text[];
    looked_at integer := 0;
begin
    if context_purpose() is distinct from 'job' then
        raise exception 'no context' using errcode = 'JG005';
    end if;
    for a in select * from dispute_alert x where x.next_step_at <= transaction_timestamp()
             order by x.next_step_at limit batch for update skip locked loop
        twice := a.answer_due_at + (a.answer_due_at - a.shared_at);
        due := case when transaction_timestamp() >= twice then 'escalation'
                    when transaction_timestamp() >= a.answer_due_at then 'overdue' else 'reminder' end;
        anybody := false;
        for silent in select bt.township_id from border_township bt
                where bt.border_id = a.border_id and bt.township_id <> a.township_id and not exists (
                    select 1 from dispute_alert_response r
                    where r.township_id = bt.township_id and r.alert_township_id = a.township_id and r.alert_id = a.id
                      and r.answer is not null)
                order by 1 loop
            anybody := true;
            insert into receipt_step (township_id, alert_township_id, alert_id, border_id, step)
                values (silent, a.township_id, a.id, a.border_id, due)
                on conflict on constraint receipt_step_pk do nothing;
            continue when not found;
            if due = 'reminder' then
                perform put_mail('alert-reminder', array[silent], '{}', '{leader,mediator}', 'dispute-alert', a.id, a.border_id);
            elsif due = 'overdue' then
                perform put_mail('alert-overdue', array[silent, a.township_id], '{}', '{leader}', 'dispute-alert', a.id, null);
            elsif not a.escalated then
                counties := hand_up_dispute_alert(a, silent, 'unanswered', null, null);
                a.escalated := true;
                perform put_mail('alert-unanswered', array(
                    select bt.township_id from border_township bt where bt.border_id = a.border_id),
                    counties, '{leader,mediator}', 'dispute-alert', a.id, null);
                perform tell_raiser('alert-unanswered', a.township_id, a.id, '{leader,mediator}');
                perform append_effect('escalate', 'dispute-alert', a.id, a.version, a.township_id, a.border_id, counties,
                    concat_ws(E'\n', 'jointgov-dispute-alert-act-v1', a.id, a.version, 'escalate', 'unanswered'), 'upsert',
                    gen_random_uuid());
            end if;
        end loop;
        update dispute_alert x
            set next_step_at = case when anybody then case due when 'reminder' then a.answer_due_at when 'overdue' then twice end end
            where x.township_id = a.township_id and x.id = a.id;
        looked_at := looked_at + 1;
    end loop;
    return looked_at;
end $$;

-- Personal data -------------------------------------------------------------------------------------------------------

-- The acting township's key; the first caller's candidate becomes it.
create or replace function township_keyset(candidate bytea) returns bytea
    language plpgsql volatile security definer set search_path = jointgov, pg_temp as $$
declare
    own uuid := context_township();
    kept bytea;
begin
    if own is null then
        raise exception 'no township' using errcode = '42501';
    end if;
    select k.keyset into kept from township_key k where k.township_id = own;
    if not found then
        insert into township_key (township_id, keyset) values (own, candidate) on conflict (township_id) do nothing;
        select k.keyset into kept from township_key k where k.township_id = own;
    end if;
    return kept;
end $$;

-- Puts on record that the caller reads what is encrypted of an alert or of its dispute, and what for.
create or replace function record_unmasking(owner uuid, alert uuid, audit_id uuid, purpose text) returns void
    language sql volatile security definer set search_path = jointgov, pg_temp as $$
    insert into dispute_alert_unmasking (township_id, alert_id, id, reader_township_id, reader_county_code, reader_province_code,
            office, purpose)
        values (owner, alert, audit_id, context_township(), context_county(),
            case context_scope() when 'province' then context_province() end, context_office(), purpose)
$$;

-- The ciphertext and its wrapped keys for those who handle the alert, with the record of it: what stands now, then what stood
-- before, newest first, with the time at which it was replaced. outcome: absent, forbidden, ok.
drop function if exists unmask_dispute_alert(uuid, text, uuid);
create function unmask_dispute_alert(alert uuid, purpose text, audit_id uuid)
    returns table (outcome text, owner uuid, township_keyset bytea, keyset bytea, narrative bytea, parties bytea,
        replaced_at timestamptz)
    language plpgsql volatile security definer set search_path = jointgov, public, pg_temp as $$
#variable_conflict use_variable
declare
    a dispute_alert := dispute_alert_of(alert);
begin
    if a.id is null then
        outcome := 'absent';
    elsif not dispute_alert_handled(a) then
        outcome := 'forbidden';
    else
        perform record_unmasking(a.township_id, a.id, audit_id, purpose);
        perform note_reading('unmask', 'dispute-alert', a.id, a.version, a.township_id, a.border_id, audit_id);
        select k.keyset, s.keyset, s.narrative, s.parties into township_keyset, keyset, narrative, parties
            from dispute_alert_secret s join township_key k on k.township_id = s.township_id
            where s.township_id = a.township_id and s.alert_id = a.id;
        outcome := 'ok';
        owner := a.township_id;
    end if;
    return next;
    if outcome = 'ok' then
        for narrative, parties, replaced_at in
                select w.narrative, w.parties, w.replaced_at from dispute_alert_secret_wording w
                where w.township_id = a.township_id and w.alert_id = a.id order by w.replaced_at desc loop
            return next;
        end loop;
    end if;
end $$;

-- The same for one attachment; null content: the alert has none of this id.
create or replace function open_dispute_alert_attachment(alert uuid, attachment uuid, audit_id uuid)
    returns table (outcome text, owner uuid, township_keyset bytea, keyset bytea, media_type text, content bytea)
    language plpgsql volatile security definer set search_path = jointgov, public, pg_temp as $$
#variable_conflict use_variable
declare
    a dispute_alert := dispute_alert_of(alert);
begin
    if a.id is null then
        outcome := 'absent';
    elsif not dispute_alert_handled(a) then
        outcome := 'forbidden';
    else
        select k.keyset, s.keyset, t.media_type, t.content into township_keyset, keyset, media_type, content
            from dispute_alert_attachment t
            join dispute_alert_secret s on s.township_id = t.township_id and s.alert_id = t.alert_id
            join township_key k on k.township_id = t.township_id
            where t.township_id = a.township_id and t.alert_id = a.id and t.id = attachment;
        if content is null then
            outcome := 'absent';
        else
            perform record_unmasking(a.township_id, a.id, audit_id, null);
            perform note_reading('unmask', 'dispute-alert', a.id, a.version, a.township_id, a.border_id, audit_id);
            outcome := 'ok';
            owner := a.township_id;
        end if;
    end if;
    return next;
end $$;

do $$
declare f text;
begin
    foreach f in array array[
        'glass_broken(uuid, uuid)', 'break_glass(uuid, uuid, text, uuid)', 'record_unmasking(uuid, uuid, uuid, text)',
        'dispute_alert_visible(dispute_alert)', 'dispute_left_to_team(uuid, uuid)',
        'dispute_alert_left_to_team(uuid, uuid)', 'dispute_alert_handled(dispute_alert)',
        'dispute_alert_of(uuid)', 'settle_dispute_alert(uuid, uuid)', 'open_dispute_alert(uuid, uuid, boolean, uuid)',
        'receive_dispute_alerts(uuid[])', 'answer_dispute_alert(uuid, uuid, text, text, text)',
        'escalate_dispute_alert(uuid, uuid, text)', 'withdraw_dispute_alert(uuid, text)', 'township_keyset(bytea)',
        'unmask_dispute_alert(uuid, text, uuid)', 'open_dispute_alert_attachment(uuid, uuid, uuid)', 'keep_dispute_alert_wording()',
        'keep_dispute_alert_secret_wording()', 'dispute_alert_is_classified()', 'dispute_alert_is_shared_once()',
        'hand_up_dispute_alert(dispute_alert, uuid, text, uuid, text)', 'take_receipt_steps(integer)'] loop
        execute format('revoke all on function %s from public', f);
        execute format('alter function %s owner to jointgov_definer', f);
    end loop;
    foreach f in array array[
        'open_dispute_alert(uuid, uuid, boolean, uuid)', 'receive_dispute_alerts(uuid[])',
        'answer_dispute_alert(uuid, uuid, text, text, text)', 'escalate_dispute_alert(uuid, uuid, text)',
        'glass_broken(uuid, uuid)', 'break_glass(uuid, uuid, text, uuid)',
        'withdraw_dispute_alert(uuid, text)', 'take_receipt_steps(integer)', 'township_keyset(bytea)',
        'unmask_dispute_alert(uuid, text, uuid)', 'open_dispute_alert_attachment(uuid, uuid, uuid)',
        'dispute_alert_left_to_team(uuid, uuid)'] loop
        execute format('grant execute on function %s to jointgov_app', f);
    end loop;
end $$;
