-- Minutes with items, in several languages: what was discussed about each, where each side stands, what was decided, and what
-- each takes upon itself. A text alone stays what it was, and so does its hash.

set search_path = jointgov, public;

alter table minutes_revision
    add column items jsonb not null default '[]',
    add column translations jsonb not null default '[]',
    drop constraint minutes_revision_text_ck,
    add constraint minutes_revision_text_ck check (length(text) <= 20000 and (text <> '' or items <> '[]')),
    add constraint minutes_revision_items_ck check (
        jsonb_typeof(items) = 'array' and jsonb_array_length(items) <= 50 and length(items::text) <= 200000),
    add constraint minutes_revision_translations_ck check (
        jsonb_typeof(translations) = 'array' and jsonb_array_length(translations) <= 2
        and length(translations::text) <= 200000);
comment on column minutes_revision.items is
    'In the authoritative language, in their order: [{id, agendaItemId?, title, discussion, decision, positions: [{townshipId, text}], commitments: [{id, townshipId, office, dueOn, text}]}]. NFC, LF.';
comment on column minutes_revision.translations is
    'The same in other languages, with a text for each text: [{language, text, items: [{title, discussion, decision, positions: [text], commitments: [text]}]}].';
grant insert (items, translations) on minutes_revision to jointgov_app;

-- R__50_meetings.sql makes them anew with what they read now.
drop function if exists minutes_hash(uuid, text, text);
drop function if exists lock_joint_meeting(uuid);
