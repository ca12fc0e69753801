-- Who came for an official who did not, and where a guest of a side comes from. Lists that were kept before say neither.

set search_path = jointgov, public;

alter table meeting_attendance
    add constraint meeting_attendance_deputy_ck check (not jsonb_path_exists(entries,
        '$[*] ? (@.presence == "deputy" && !exists(@.deputyOffice ? (@ like_regex "^.{1,60}$"))
            || @.presence != "deputy" && exists(@.deputyOffice))')) not valid,
    add constraint meeting_attendance_guest_ck check (not jsonb_path_exists(entries,
        '$[*] ? (@.role == "guest" && !exists(@.organisation ? (@ like_regex "^.{1,60}$"))
            || @.role != "guest" && exists(@.organisation))')) not valid;
comment on table meeting_attendance is
    'Who of one side, and whom it brought, attended, by office: [{office, role, presence, deputyOffice of a deputy, organisation of a guest}].';
