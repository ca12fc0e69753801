-- Who sees and plans series of joint meetings. After the agreements, whose policies it asks.

set search_path = jointgov, public;

drop policy if exists meeting_series_reader on meeting_series;
create policy meeting_series_reader on meeting_series for select to jointgov_app using (
    township_id = (select context_township()) or coalesce(border_id = any ((select context_borders())::uuid[]), false));
-- The agreement, if one is named, is in force on the same border.
drop policy if exists meeting_series_planner on meeting_series;
create policy meeting_series_planner on meeting_series for insert to jointgov_app with check (
    township_id = (select context_township()) and border_id = any ((select context_borders())::uuid[])
    and office = (select context_office()) and (select context_role()) in ('leader', 'clerk')
    and (agreement_id is null or exists (
        select 1 from cooperation_agreement a where a.township_id = agreement_township_id and a.id = agreement_id
            and a.border_id = meeting_series.border_id and a.state = 'in-force')));
