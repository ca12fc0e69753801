-- Who reads inspection rounds, and who adds to them: leader, clerks and mediators of the townships of the border, in person.

set search_path = jointgov, public;

do $$
declare t text;
begin
    foreach t in array array['inspection_round', 'inspection_finding', 'inspection_finding_alert'] loop
        execute format('drop policy if exists %I on %I', t || '_reader', t);
        execute format($p$create policy %I on %I for select to jointgov_app using (
            township_id = (select context_township()) or coalesce(border_id = any ((select context_borders())::uuid[]), false))$p$,
            t || '_reader', t);
    end loop;
end $$;

drop policy if exists inspection_round_own on inspection_round;
create policy inspection_round_own on inspection_round for insert to jointgov_app with check (
    township_id = (select context_township()) and office = (select context_office())
    and (select context_role()) in ('leader', 'clerk', 'mediator') and not (select context_machine())
    and border_id = any ((select context_borders())::uuid[])
    and not exists (
        select 1 from jsonb_to_recordset(participants) p (township uuid, office text)
        where p.office is null or char_length(p.office) not between 1 and 60 or not exists (
            select 1 from border_township bt where bt.border_id = inspection_round.border_id and bt.township_id = p.township)));

drop policy if exists inspection_finding_own on inspection_finding;
create policy inspection_finding_own on inspection_finding for insert to jointgov_app with check (
    township_id = (select context_township()) and office = (select context_office())
    and (select context_role()) in ('leader', 'clerk', 'mediator') and not (select context_machine())
    and border_id = any ((select context_borders())::uuid[])
    and exists (select 1 from inspection_round r where r.township_id = inspection_finding.round_township_id
        and r.id = inspection_finding.round_id and r.border_id = inspection_finding.border_id));

drop policy if exists inspection_finding_alert_own on inspection_finding_alert;
create policy inspection_finding_alert_own on inspection_finding_alert for insert to jointgov_app with check (
    township_id = (select context_township()) and office = (select context_office())
    and (select context_role()) in ('leader', 'clerk', 'mediator') and not (select context_machine())
    and exists (select 1 from inspection_finding f where f.township_id = inspection_finding_alert.finding_township_id
        and f.id = inspection_finding_alert.finding_id and f.border_id = inspection_finding_alert.border_id)
    and exists (select 1 from dispute_alert a where a.township_id = inspection_finding_alert.township_id
        and a.id = inspection_finding_alert.alert_id and a.border_id = inspection_finding_alert.border_id));
