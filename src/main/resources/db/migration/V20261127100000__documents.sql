-- Minutes on paper are found by their hash, so that looking for a hash that is none costs the same whatever the meeting.

set search_path = jointgov, public;

create index minutes_revision_hash_ix on minutes_revision (content_hash);
