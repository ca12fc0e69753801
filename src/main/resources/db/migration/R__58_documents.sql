-- Whether minutes on paper are in force.

set search_path = jointgov, public;

-- What somebody is told who holds minutes in the hand and has no login: nothing (no row) unless they name the meeting and the
-- hash of one of its revisions; then whether that one is in force, since when, and who signed it, by township and office.
create or replace function verify_minutes(meeting uuid, hash text)
    returns table (outcome text, in_force_at timestamptz, signed_by jsonb)
    language plpgsql stable security definer set search_path = jointgov, pg_temp as $$
#variable_conflict use_column
begin
    if context_purpose() is distinct from 'job' then
        raise exception 'no context' using errcode = 'JG005';
    end if;
    return query
        select case when r.revision < m.revision then 'superseded' when m.in_force_at is null then 'not-in-force'
                else 'in-force' end,
            case when r.revision = m.revision then m.in_force_at end,
            (select coalesce(jsonb_agg(jsonb_build_object('zh', t.name_zh, 'bo', t.name_bo, 'en', t.name_en,
                        'office', coalesce(s.for_office, s.office), 'at', s.signed_at) order by s.signed_at, s.township_id), '[]')
             from minutes_sign_off s join township t on t.id = s.township_id
             where s.owner_township_id = r.owner_township_id and s.meeting_id = r.meeting_id and s.revision = r.revision)
        from minutes_revision r join joint_meeting m on m.township_id = r.owner_township_id and m.id = r.meeting_id
        where r.content_hash = verify_minutes.hash and r.meeting_id = verify_minutes.meeting
        order by r.revision desc limit 1;
end $$;

do $$
begin
    revoke all on function verify_minutes(uuid, text) from public;
    grant execute on function verify_minutes(uuid, text) to jointgov_app;
    alter function verify_minutes(uuid, text) owner to jointgov_definer;
end $$;
