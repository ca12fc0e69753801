-- Who may see, write and read in clear what belongs to settlements, and what the sides' rows bring about together. Every act is a
-- function, which locks the dispute first and checks the rules over both sides' rows. JG011: another wording than the present one;
-- JG012: not in this state; JG013: written meanwhile.

set search_path = jointgov, public;

-- What the sides confirm, over the stored wording; docs/content-hash.md. Sees what its caller sees, as those below on reports do.
create or replace function settlement_hash(lead uuid, dispute uuid, revision integer) returns text
    language sql stable set search_path = jointgov, pg_temp as $$
    select encode(sha256(convert_to(concat_ws(E'\n', 'jointgov-settlement-v1', s.dispute_id, s.township_id, s.id, s.round,
            s.revision, s.form, s.copies, to_char(s.agreed_on, 'YYYY-MM-DD'), s.total, s.words_hash,
            (select string_agg(concat_ws(' ', o.number, o.owing_township_id, o.kind, coalesce(o.amount::text, '-'),
                    to_char(o.due_on, 'YYYY-MM-DD')),
                    E'\n' order by o.number)
             from settlement_obligation o
             where o.dispute_township_id = s.dispute_township_id and o.dispute_id = s.dispute_id
               and o.revision = s.revision)), 'UTF8')), 'hex')
    from settlement s
    where s.dispute_township_id = settlement_hash.lead and s.dispute_id = settlement_hash.dispute
      and s.revision = settlement_hash.revision
$$;

-- The dispute, locked for an act of the acting township on this wording of its settlement by somebody who works on it.
create or replace function settlement_act(lead uuid, dispute uuid, revision integer, states text[]) returns dispute
    language plpgsql security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_variable
declare
    d dispute;
begin
    if not mediation_session_worked_on(lead, dispute) then
        raise exception 'act outside the context' using errcode = '42501';
    end if;
    select x.* into d from dispute x where x.township_id = lead and x.id = dispute for no key update;
    if d.status <> all (states) then
        raise exception 'not in this state' using errcode = 'JG012';
    end if;
    if revision <> d.settlement_revision then
        raise exception 'another wording is the latest' using errcode = 'JG011';
    end if;
    return d;
end $$;

-- The words of all sides, each by another person. given: township, person.
create or replace function all_sides_of_dispute(lead uuid, dispute uuid, townships uuid[], persons uuid[]) returns boolean
    language sql stable security definer set search_path = jointgov, pg_temp as $$
    select count(*) > 1 and count(*) = count(g.person) and count(*) = count(distinct g.person)
    from dispute_side s
    left join unnest(townships, persons) g (township, person) on g.township = s.township_id
    where s.dispute_township_id = lead and s.dispute_id = all_sides_of_dispute.dispute
$$;

create or replace function write_settlement(lead uuid, dispute uuid, new_id uuid, seen_revision integer, form text,
        copies integer, agreed_on date, obligations jsonb, words_hash text, words bytea) returns integer
    language plpgsql security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_variable
declare
    d dispute;
    own uuid := context_township();
begin
    if not mediation_session_worked_on(lead, dispute) then
        raise exception 'act outside the context' using errcode = '42501';
    end if;
    select x.* into d from dispute x where x.township_id = lead and x.id = dispute for no key update;
    if d.status <> 'mediation' or d.team_formed_at is null
            or agreed_on > (transaction_timestamp() at time zone 'Asia/Shanghai')::date then
        raise exception 'no mediation goes on, or nothing was agreed yet' using errcode = 'JG012';
    end if;
    if seen_revision <> d.settlement_revision then
        raise exception 'written meanwhile' using errcode = 'JG013';
    end if;
    insert into settlement (township_id, dispute_township_id, dispute_id, id, border_id, round, revision, form, copies,
            agreed_on, total, words_hash, words, office)
        select own, lead, dispute, new_id, d.border_id, d.settlement_round, seen_revision + 1, form, copies, agreed_on,
            coalesce(sum(o.amount), 0), words_hash, words, context_office()
        from jsonb_to_recordset(obligations) o (amount numeric(14, 2));
    insert into settlement_obligation (township_id, dispute_township_id, dispute_id, revision, number, border_id,
            owing_township_id, kind, amount, due_on)
        select own, lead, dispute, seen_revision + 1, o.number, d.border_id, o.owing, o.kind, o.amount, o.due
        from jsonb_to_recordset(obligations) o (number integer, owing uuid, kind text, amount numeric(14, 2), due date);
    update dispute x set version = x.version + 1, settlement_revision = seen_revision + 1
        where x.township_id = lead and x.id = dispute;
    return seen_revision + 1;
end $$;

-- Settled: every side stands by the present wording, each by another person, and so do every side's parties. It binds from the
-- day of the last signature, or from when it was agreed when oral (articles 29 and 30).
create or replace function settle(d dispute) returns void
    language plpgsql security definer set search_path = jointgov, pg_temp as $$
declare
    hash constant text := settlement_hash(d.township_id, d.id, d.settlement_revision);
    settled boolean;
begin
    select all_sides_of_dispute(d.township_id, d.id, array_agg(c.township_id), array_agg(c.person_id)) into settled
        from settlement_confirmation c
        where c.dispute_township_id = d.township_id and c.dispute_id = d.id and c.revision = d.settlement_revision
          and c.content_hash = hash;
    settled := coalesce(settled, false) and not exists (
        select 1 from dispute_side s
        where s.dispute_township_id = d.township_id and s.dispute_id = d.id and not exists (
            select 1 from settlement_parties_confirmation p
            where p.township_id = s.township_id and p.dispute_township_id = d.township_id and p.dispute_id = d.id
              and p.revision = d.settlement_revision and p.content_hash = hash));
    if settled then
        update settlement s set settled_at = transaction_timestamp(), effective_on = case s.form when 'oral' then s.agreed_on
                else (select max(p.confirmed_on) from settlement_parties_confirmation p
                      where p.dispute_township_id = d.township_id and p.dispute_id = d.id
                        and p.revision = d.settlement_revision) end
            where s.dispute_township_id = d.township_id and s.dispute_id = d.id and s.revision = d.settlement_revision;
    end if;
    update dispute x set version = x.version + 1, status = case when settled then 'settled' else x.status end
        where x.township_id = d.township_id and x.id = d.id;
end $$;

-- A side confirms the present wording of this round. Its parties' confirmation is a row of its own.
create or replace function settlement_confirmable(lead uuid, dispute uuid, revision integer, hash text) returns dispute
    language plpgsql security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_variable
declare
    d dispute := settlement_act(lead, dispute, revision, '{mediation}');
begin
    if d.team_formed_at is null then
        raise exception 'the team waits for a consent' using errcode = 'JG012';
    end if;
    if hash is distinct from settlement_hash(lead, dispute, revision) or not exists (
            select 1 from settlement s
            where s.dispute_township_id = lead and s.dispute_id = dispute and s.revision = revision
              and s.round = d.settlement_round) then
        raise exception 'another wording was confirmed' using errcode = 'JG011';
    end if;
    return d;
end $$;

create or replace function confirm_settlement(lead uuid, dispute uuid, revision integer, hash text) returns void
    language plpgsql security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_variable
declare
    d dispute := settlement_confirmable(lead, dispute, revision, hash);
begin
    insert into settlement_confirmation (township_id, dispute_township_id, dispute_id, revision, border_id, content_hash,
            person_id, office)
        values (context_township(), lead, dispute, revision, d.border_id, hash, context_person(), context_office());
    perform settle(d);
end $$;

create or replace function confirm_settlement_by_parties(lead uuid, dispute uuid, revision integer, hash text, manner text,
        confirmed_on date, scan_sha256 text, scan_attachment_id uuid) returns void
    language plpgsql security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_variable
declare
    d dispute := settlement_confirmable(lead, dispute, revision, hash);
begin
    if not exists (
            select 1 from settlement s
            where s.dispute_township_id = lead and s.dispute_id = dispute and s.revision = revision
              and (s.form = 'oral') = (manner = 'oral') and s.agreed_on <= confirmed_on)
            or confirmed_on > (transaction_timestamp() at time zone 'Asia/Shanghai')::date then
        raise exception 'not in this manner, or not on this day' using errcode = 'JG012';
    end if;
    if scan_attachment_id is not null and not exists (
            select 1 from dispute_attachment a
            where a.township_id = context_township() and a.dispute_township_id = lead and a.dispute_id = dispute
              and a.id = scan_attachment_id and a.state = 'complete' and a.received_sha256 = scan_sha256) then
        raise exception 'the scan is not on file' using errcode = 'JG012';
    end if;
    insert into settlement_parties_confirmation (township_id, dispute_township_id, dispute_id, revision, border_id,
            content_hash, manner, confirmed_on, scan_sha256, scan_attachment_id, office)
        values (context_township(), lead, dispute, revision, d.border_id, hash, manner, confirmed_on, scan_sha256,
            scan_attachment_id, context_office());
    perform settle(d);
end $$;

create or replace function record_judicial_confirmation(lead uuid, dispute uuid, new_id uuid, revision integer, step text,
        happened_on date, court text) returns void
    language plpgsql security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_variable
declare
    d dispute := settlement_act(lead, dispute, revision, '{settled,closed}');
begin
    if not exists (select 1 from settlement s
                   where s.dispute_township_id = lead and s.dispute_id = dispute and s.revision = revision
                     and s.effective_on <= happened_on)
            or step <> 'applied' and not exists (
                select 1 from judicial_confirmation j
                where j.dispute_township_id = lead and j.dispute_id = dispute and j.revision = revision
                  and j.step = 'applied' and j.happened_on <= happened_on) then
        raise exception 'nothing was applied for' using errcode = 'JG012';
    end if;
    insert into judicial_confirmation (township_id, dispute_township_id, dispute_id, id, revision, border_id, step,
            happened_on, court, office)
        values (context_township(), lead, dispute, new_id, revision, d.border_id, step, happened_on, court, context_office());
    update dispute x set version = x.version + 1 where x.township_id = lead and x.id = dispute;
end $$;

-- What became of the reports of a wording. stands: nobody contests it; confirmed: all other sides confirm it.
create or replace function obligation_reports(lead uuid, dispute uuid, revision integer)
    returns table (township_id uuid, id uuid, number integer, state text, amount numeric, stands boolean, confirmed boolean)
    language sql stable set search_path = jointgov, pg_temp as $$
    select p.township_id, p.id, p.number, p.state, p.amount,
        not exists (select 1 from obligation_performance_answer a
                    where a.dispute_township_id = p.dispute_township_id and a.dispute_id = p.dispute_id
                      and a.report_township_id = p.township_id and a.report_id = p.id and a.answer = 'contested'),
        not exists (select 1 from dispute_side s
                    where s.dispute_township_id = p.dispute_township_id and s.dispute_id = p.dispute_id
                      and s.township_id <> p.township_id and not exists (
                        select 1 from obligation_performance_answer a
                        where a.township_id = s.township_id and a.dispute_township_id = p.dispute_township_id
                          and a.dispute_id = p.dispute_id and a.report_township_id = p.township_id and a.report_id = p.id
                          and a.answer = 'confirmed'))
    from obligation_performance p
    where p.dispute_township_id = obligation_reports.lead and p.dispute_id = obligation_reports.dispute
      and p.revision = obligation_reports.revision
$$;

-- Whether all sides know that this was performed. amount: the obligation's.
create or replace function obligation_performed(lead uuid, dispute uuid, revision integer, number integer, amount numeric)
    returns boolean
    language sql stable set search_path = jointgov, pg_temp as $$
    select coalesce(case when obligation_performed.amount is null then bool_or(r.state = 'performed')
            else sum(r.amount) = obligation_performed.amount end, false)
    from obligation_reports(lead, dispute, revision) r
    where r.number = obligation_performed.number and r.confirmed and r.state <> 'failed'
$$;

create or replace function settlement_performed(lead uuid, dispute uuid, revision integer) returns boolean
    language sql stable set search_path = jointgov, pg_temp as $$
    select not exists (
        select 1 from settlement_obligation o
        where o.dispute_township_id = settlement_performed.lead and o.dispute_id = settlement_performed.dispute
          and o.revision = settlement_performed.revision
          and not obligation_performed(o.dispute_township_id, o.dispute_id, o.revision, o.number, o.amount))
$$;

-- The owing side reports performance, any side that it failed. What is reported for an amount never goes beyond it, and is
-- "performed" when it makes it up.
create or replace function record_performance(lead uuid, dispute uuid, new_id uuid, revision integer, number integer,
        state text, amount numeric, happened_on date, note bytea) returns void
    language plpgsql security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_variable
declare
    d dispute := settlement_act(lead, dispute, revision, '{settled}');
    o settlement_obligation;
    done numeric;
    complete boolean;
begin
    select x.* into o from settlement_obligation x
        where x.dispute_township_id = lead and x.dispute_id = dispute and x.revision = revision and x.number = number;
    select coalesce(sum(r.amount), 0), coalesce(bool_or(r.state = 'performed'), false) into done, complete
        from obligation_reports(lead, dispute, revision) r where r.number = number and r.stands and r.state <> 'failed';
    if o.number is null or complete
            or state <> 'failed' and (o.owing_township_id <> context_township()
                or (o.amount is null) <> (amount is null)
                or o.amount is not null and (done + amount > o.amount
                    or (state = 'performed') <> (done + amount = o.amount)))
            or happened_on > (transaction_timestamp() at time zone 'Asia/Shanghai')::date then
        raise exception 'not owed, or not so much' using errcode = 'JG012';
    end if;
    insert into obligation_performance (township_id, dispute_township_id, dispute_id, id, revision, number, border_id, state,
            amount, happened_on, note, person_id, office)
        values (context_township(), lead, dispute, new_id, revision, number, d.border_id, state, amount, happened_on, note,
            context_person(), context_office());
    update dispute x set version = x.version + 1 where x.township_id = lead and x.id = dispute;
end $$;

-- Another side, and another person, confirms or contests a report of performance.
create or replace function answer_performance(lead uuid, dispute uuid, revision integer, report_owner uuid, report uuid,
        answer text) returns void
    language plpgsql security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_variable
declare
    d dispute := settlement_act(lead, dispute, revision, '{settled}');
begin
    if not exists (
            select 1 from obligation_performance p
            where p.township_id = report_owner and p.dispute_township_id = lead and p.dispute_id = dispute and p.id = report
              and p.revision = revision and p.state <> 'failed' and p.township_id <> context_township()
              and p.person_id <> context_person()) then
        raise exception 'not theirs to answer' using errcode = 'JG012';
    end if;
    insert into obligation_performance_answer (township_id, dispute_township_id, dispute_id, report_township_id, report_id,
            border_id, answer, office)
        values (context_township(), lead, dispute, report_owner, report, d.border_id, answer, context_office());
    update dispute x set version = x.version + 1 where x.township_id = lead and x.id = dispute;
end $$;

-- A side says how the settlement ended. Once the latest word of every side, each by another person, is the same: performed closes
-- the dispute, failed begins another round of mediation in the same file. Answers what it brought about.
create or replace function declare_settlement_outcome(lead uuid, dispute uuid, new_id uuid, revision integer, outcome text,
        reason text) returns text
    language plpgsql security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_variable
declare
    d dispute := settlement_act(lead, dispute, revision, '{settled}');
    new_status text;
begin
    if (outcome = 'performed') <> settlement_performed(lead, dispute, revision) then
        raise exception 'not what the obligations say' using errcode = 'JG012';
    end if;
    insert into settlement_outcome (township_id, dispute_township_id, dispute_id, id, revision, border_id, outcome, reason,
            person_id, office)
        values (context_township(), lead, dispute, new_id, revision, d.border_id, outcome, reason, context_person(),
            context_office());
    select case when not all_sides_of_dispute(lead, dispute, array_agg(said.township_id), array_agg(said.person_id))
                then 'settled' when outcome = 'performed' then 'closed' else 'mediation' end into new_status
        from (select distinct on (x.township_id) x.township_id, x.person_id, x.outcome as word from settlement_outcome x
              where x.dispute_township_id = lead and x.dispute_id = dispute and x.revision = revision
              order by x.township_id, x.place desc) said
        where said.word = outcome;
    update dispute x set version = x.version + 1, status = new_status,
            settlement_round = x.settlement_round + case when new_status = 'mediation' then 1 else 0 end
        where x.township_id = lead and x.id = dispute;
    return new_status;
end $$;

create or replace function record_return_visit(lead uuid, dispute uuid, new_id uuid, revision integer, visited_on date,
        reason text, performance text, satisfaction text, note bytea) returns void
    language plpgsql security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_variable
declare
    d dispute := settlement_act(lead, dispute, revision, '{settled,closed}');
begin
    insert into return_visit (township_id, dispute_township_id, dispute_id, id, revision, border_id, visited_on, reason,
            performance, satisfaction, note, office)
        values (context_township(), lead, dispute, new_id, revision, d.border_id, visited_on, reason, performance,
            satisfaction, note, context_office());
    update dispute x set version = x.version + 1 where x.township_id = lead and x.id = dispute;
end $$;

-- Locks a visible dispute for an act on its settlement, and answers what the act builds on; persons and the wrapped keys for those
-- who work on it.
create or replace function lock_settlements(dispute uuid)
    returns table (lead_township_id uuid, border_id uuid, version bigint, status text, team_formed boolean, worker boolean,
        sides uuid[], county_codes text[], round integer, revision integer, present json, confirmations json, parties uuid[],
        reports json, outcomes json, applied_on date, alert_township_id uuid, alert_id uuid, township_keyset bytea,
        keyset bytea)
    language plpgsql security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_column
declare
    d dispute;
    works boolean;
begin
    select x.* into d from dispute x
        where x.id = lock_settlements.dispute and x.border_id = any (context_borders()) and context_township() is not null
        order by x.opened_at, x.township_id limit 1 for no key update;
    if not found then
        return;
    end if;
    works := mediation_session_worked_on(d.township_id, d.id);
    return query
        select d.township_id, d.border_id, d.version, d.status, d.team_formed_at is not null, works,
            (select array_agg(s.township_id) from dispute_side s
             where s.dispute_township_id = d.township_id and s.dispute_id = d.id),
            array(select c.county_code from dispute_alert_county c
                  where c.township_id = d.alert_township_id and c.alert_id = d.alert_id order by 1),
            d.settlement_round, d.settlement_revision,
            (select json_agg(json_build_object('township', s.township_id, 'id', s.id, 'round', s.round, 'revision', s.revision,
                    'form', s.form, 'copies', s.copies, 'agreed', s.agreed_on, 'effective', s.effective_on, 'words', s.words_hash,
                    'obligations', (
                        select json_agg(json_build_object('owing', o.owing_township_id, 'kind', o.kind,
                                'amount', o.amount::text, 'due', o.due_on) order by o.number)
                        from settlement_obligation o
                        where o.dispute_township_id = d.township_id and o.dispute_id = d.id and o.revision = s.revision)))
             from settlement s
             where s.dispute_township_id = d.township_id and s.dispute_id = d.id and s.revision = d.settlement_revision
               and s.round = d.settlement_round),
            (select json_agg(json_build_object('township', c.township_id, 'person', c.person_id, 'hash', c.content_hash))
             from settlement_confirmation c
             where works and c.dispute_township_id = d.township_id and c.dispute_id = d.id
               and c.revision = d.settlement_revision),
            array(select p.township_id from settlement_parties_confirmation p
                  where p.dispute_township_id = d.township_id and p.dispute_id = d.id and p.revision = d.settlement_revision),
            (select json_agg(json_build_object('township', p.township_id, 'id', p.id, 'number', p.number, 'state', p.state,
                    'amount', p.amount::text, 'person', p.person_id, 'answers', (
                        select json_agg(json_build_object('township', a.township_id, 'answer', a.answer))
                        from obligation_performance_answer a
                        where a.dispute_township_id = d.township_id and a.dispute_id = d.id
                          and a.report_township_id = p.township_id and a.report_id = p.id)))
             from obligation_performance p
             where works and p.dispute_township_id = d.township_id and p.dispute_id = d.id
               and p.revision = d.settlement_revision),
            (select json_agg(json_build_object('township', o.township_id, 'person', o.person_id, 'outcome', o.outcome)
                    order by o.place)
             from settlement_outcome o
             where works and o.dispute_township_id = d.township_id and o.dispute_id = d.id
               and o.revision = d.settlement_revision),
            (select min(j.happened_on) from judicial_confirmation j
             where j.dispute_township_id = d.township_id and j.dispute_id = d.id and j.revision = d.settlement_revision
               and j.step = 'applied'),
            d.alert_township_id, d.alert_id,
            case when works then (select k.keyset from township_key k where k.township_id = d.alert_township_id) end,
            case when works then (select s.keyset from dispute_alert_secret s
                                  where s.township_id = d.alert_township_id and s.alert_id = d.alert_id) end;
end $$;

-- The words of the latest 20 wordings, of 200 reports and of 100 return visits, ciphertext and wrapped keys, for those who handle
-- the dispute, with the record of who read it and what for. The first row says how it went; outcome: absent, forbidden, ok.
create or replace function unmask_settlements(dispute uuid, purpose text, audit_id uuid)
    returns table (outcome text, kind text, township_id uuid, id uuid, content bytea, wording json, owner uuid, alert uuid,
        township_keyset bytea, keyset bytea)
    language plpgsql volatile security definer set search_path = jointgov, public, pg_temp as $$
#variable_conflict use_variable
declare
    d dispute := dispute_of(dispute);
begin
    if d.id is null then
        outcome := 'absent';
        return next;
        return;
    end if;
    if not mediation_session_worked_on(d.township_id, d.id) and not coalesce(
            context_scope() = 'county' and context_role() = 'county-officer' and not context_machine(), false)
            and not glass_broken(d.alert_township_id, d.alert_id) then
        outcome := 'forbidden';
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
    for kind, township_id, id, content, wording in
            select 'settlement', s.township_id, s.id, s.words,
                json_build_object('township', s.township_id, 'id', s.id, 'round', s.round, 'revision', s.revision,
                    'form', s.form, 'copies', s.copies, 'agreed', s.agreed_on, 'effective', s.effective_on, 'words', s.words_hash,
                    'obligations', (
                        select json_agg(json_build_object('owing', o.owing_township_id, 'kind', o.kind,
                                'amount', o.amount::text, 'due', o.due_on) order by o.number)
                        from settlement_obligation o
                        where o.dispute_township_id = d.township_id and o.dispute_id = d.id and o.revision = s.revision))
            from settlement s
            where s.dispute_township_id = d.township_id and s.dispute_id = d.id order by s.revision desc limit 20 loop
        return next;
    end loop;
    wording := null;
    for kind, township_id, id, content in
            select 'performance', p.township_id, p.id, p.note from obligation_performance p
            where p.dispute_township_id = d.township_id and p.dispute_id = d.id and p.note is not null
            order by p.recorded_at desc limit 200 loop
        return next;
    end loop;
    for kind, township_id, id, content in
            select 'visit', v.township_id, v.id, v.note from return_visit v
            where v.dispute_township_id = d.township_id and v.dispute_id = d.id and v.note is not null
            order by v.recorded_at desc limit 100 loop
        return next;
    end loop;
end $$;

-- Policies -----------------------------------------------------------------------------------------------------------

do $$
declare t text;
begin
    foreach t in array array['settlement', 'settlement_obligation', 'settlement_confirmation', 'settlement_parties_confirmation',
            'judicial_confirmation', 'obligation_performance', 'obligation_performance_answer', 'settlement_outcome',
            'return_visit'] loop
        execute format('drop policy if exists %I on %I', t || '_reader', t);
        execute format($p$create policy %I on %I for select to jointgov_app using (
            township_id = (select context_township())
            or coalesce(border_id = any ((select context_borders())::uuid[]), false)
            or ((select context_scope()) = 'county' and exists (
                select 1 from dispute d where d.township_id = %I.dispute_township_id and d.id = %I.dispute_id)))$p$,
            t || '_reader', t, t, t);
    end loop;
end $$;

do $$
declare
    f text;
    inner_ones constant text[] := array['settlement_act(uuid, uuid, integer, text[])',
        'all_sides_of_dispute(uuid, uuid, uuid[], uuid[])', 'settle(dispute)',
        'settlement_confirmable(uuid, uuid, integer, text)'];
begin
    foreach f in array inner_ones || array['settlement_hash(uuid, uuid, integer)', 'obligation_reports(uuid, uuid, integer)',
            'obligation_performed(uuid, uuid, integer, integer, numeric)', 'settlement_performed(uuid, uuid, integer)', 'lock_settlements(uuid)',
            'unmask_settlements(uuid, text, uuid)',
            'write_settlement(uuid, uuid, uuid, integer, text, integer, date, jsonb, text, bytea)',
            'confirm_settlement(uuid, uuid, integer, text)',
            'confirm_settlement_by_parties(uuid, uuid, integer, text, text, date, text, uuid)',
            'record_judicial_confirmation(uuid, uuid, uuid, integer, text, date, text)',
            'record_performance(uuid, uuid, uuid, integer, integer, text, numeric, date, bytea)',
            'answer_performance(uuid, uuid, integer, uuid, uuid, text)',
            'declare_settlement_outcome(uuid, uuid, uuid, integer, text, text)',
            'record_return_visit(uuid, uuid, uuid, integer, date, text, text, text, bytea)'] loop
        execute format('revoke all on function %s from public', f);
        execute format('alter function %s owner to jointgov_definer', f);
        if f <> all (inner_ones) then
            execute format('grant execute on function %s to jointgov_app', f);
        end if;
    end loop;
end $$;
