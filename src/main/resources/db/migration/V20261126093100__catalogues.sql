-- Configuration as versioned data: what a dispute can be about, how much it presses, and how long an answer may take. An operator
-- puts a whole new version beside the old ones (publish_catalogue in R__35); nothing of a version ever changes.
set search_path = jointgov, public;

create table catalogue (
    kind text not null,
    version integer not null,
    valid_from timestamptz not null default transaction_timestamp(),
    office text,
    constraint catalogue_pk primary key (kind, version),
    constraint catalogue_kind_ck check (kind in ('dispute-types', 'severities')),
    constraint catalogue_version_ck check (version > 0 and (office is null) = (version = 1))
);
comment on table catalogue is
    'One version of a catalogue; the highest is in force. office published it; version 1 came with the product.';

create table catalogue_entry (
    kind text not null,
    version integer not null,
    code text not null,
    parent_code text,
    position integer not null,
    name_zh text not null,
    name_bo text,
    name_en text,
    retired boolean not null default false,
    answer_within_hours integer,
    constraint catalogue_entry_pk primary key (kind, version, code),
    constraint catalogue_entry_catalogue_fk foreign key (kind, version) references catalogue,
    constraint catalogue_entry_parent_fk foreign key (kind, version, parent_code) references catalogue_entry,
    constraint catalogue_entry_position_uq unique (kind, version, position),
    constraint catalogue_entry_code_ck check (code ~ '^[a-z][a-z0-9-]{0,39}$'),
    constraint catalogue_entry_parent_ck check (parent_code is null or kind = 'dispute-types' and parent_code <> code),
    constraint catalogue_entry_name_ck check (char_length(name_zh) between 1 and 60
        and coalesce(char_length(name_bo) between 1 and 120, true) and coalesce(char_length(name_en) between 1 and 120, true)),
    constraint catalogue_entry_severity_ck check (case kind when 'severities'
        then not retired and answer_within_hours is not null and answer_within_hours between 1 and 8760
        else answer_within_hours is null end)
);
comment on table catalogue_entry is
    'A code of a catalogue''s version with its names. A retired code is for no new record. answer_within_hours: how long the other side has for its answer to an alert of this severity, from sharing.';

-- Version 1: every code that records bear already, among the types of the national statistics of people's mediation; what border
-- pastures know first.
insert into catalogue (kind, version, valid_from) values ('dispute-types', 1, '-infinity'), ('severities', 1, '-infinity');
insert into catalogue_entry (kind, version, position, code, parent_code, name_zh, name_bo, name_en) values
    ('dispute-types', 1, 1, 'mountain-forest-land', null, '山林土地', 'རི་ནགས་དང་ས་ཞིང', 'Mountain, forest and land'),
    ('dispute-types', 1, 2, 'pasture-boundary', 'mountain-forest-land', '草场界线', 'རྩྭ་སའི་མཚམས', 'Pasture boundary'),
    ('dispute-types', 1, 3, 'pasture-trespass', 'mountain-forest-land', '越界放牧', 'མཚམས་བརྒལ་ཕྱུགས་འཚོ', 'Grazing across the line'),
    ('dispute-types', 1, 4, 'pasture-water', 'mountain-forest-land', '草场用水', 'རྩྭ་སའི་ཆུ', 'Pasture water'),
    ('dispute-types', 1, 5, 'pasture-fence', 'mountain-forest-land', '草场围栏', 'རྩྭ་སའི་ར་བ', 'Pasture fence'),
    ('dispute-types', 1, 6, 'pasture-migration', 'mountain-forest-land', '转场通道', 'སྤོ་ལམ', 'Migration route'),
    ('dispute-types', 1, 7, 'livestock', null, '牲畜', 'སྒོ་ཕྱུགས', 'Livestock'),
    ('dispute-types', 1, 8, 'livestock-loss', 'livestock', '牲畜走失', 'ཕྱུགས་བོར་བ', 'Lost livestock'),
    ('dispute-types', 1, 9, 'livestock-theft-claim', 'livestock', '疑似盗窃牲畜', 'ཕྱུགས་བརྐུས་པའི་དོགས་པ', 'Claimed theft of livestock'),
    ('dispute-types', 1, 10, 'livestock-injury', 'livestock', '牲畜伤害', 'ཕྱུགས་ལ་གནོད་པ', 'Injured livestock'),
    ('dispute-types', 1, 11, 'caterpillar-fungus', null, '虫草采挖', 'དབྱར་རྩྭ་དགུན་འབུ་བརྐོ་བ', 'Caterpillar fungus'),
    ('dispute-types', 1, 12, 'debt', null, '债务', 'བུ་ལོན', 'Debt'),
    ('dispute-types', 1, 13, 'neighbour', null, '邻里', 'ཁྱིམ་མཚེས', 'Neighbours'),
    ('dispute-types', 1, 14, 'damages', null, '损害赔偿', 'གནོད་འཚབ', 'Damages'),
    ('dispute-types', 1, 15, 'environment', null, '生态环境', 'སྐྱེ་ཁམས་ཁོར་ཡུག', 'Environment'),
    ('dispute-types', 1, 16, 'marriage-family', null, '婚姻家庭', 'གཉེན་སྒྲིག་དང་ཁྱིམ་ཚང', 'Marriage and family'),
    ('dispute-types', 1, 17, 'house-homestead', null, '房屋宅基地', 'ཁང་པ་དང་ཁང་རྨང', 'House and homestead'),
    ('dispute-types', 1, 18, 'contract', null, '合同', 'གན་རྒྱ', 'Contract'),
    ('dispute-types', 1, 19, 'production-business', null, '生产经营', 'ཐོན་སྐྱེད་དང་གཉེར་སྐྱོང', 'Production and business'),
    ('dispute-types', 1, 20, 'land-acquisition', null, '征地拆迁', 'ས་ཞིང་བསྡུ་ལེན', 'Land acquisition'),
    ('dispute-types', 1, 21, 'labour', null, '劳动争议', 'ངལ་རྩོལ', 'Labour'),
    ('dispute-types', 1, 22, 'consumer', null, '消费', 'འཛད་སྤྱོད', 'Consumer'),
    ('dispute-types', 1, 23, 'medical', null, '医疗', 'སྨན་བཅོས', 'Medical'),
    ('dispute-types', 1, 24, 'traffic', null, '道路交通', 'འགྲིམ་འགྲུལ', 'Traffic'),
    ('dispute-types', 1, 25, 'property-management', null, '物业管理', 'ཁང་ཁྱིམ་དོ་དམ', 'Property management'),
    ('dispute-types', 1, 26, 'other', null, '其他', 'གཞན་དག', 'Other');
-- The deadlines that were in force so far go on.
alter table receipt_deadline no force row level security;
insert into catalogue_entry (kind, version, position, code, name_zh, name_bo, name_en, answer_within_hours)
    select 'severities', 1, s.position, s.code, s.name_zh, s.name_bo, s.name_en, coalesce((
        select greatest(1, round(extract(epoch from d.answer_within) / 3600))::integer from receipt_deadline d
        where d.severity = s.code and d.valid_from <= transaction_timestamp()
        order by d.valid_from desc, d.version desc limit 1), s.hours)
    from (values
        (1, 'low', '一般', 'སྤྱིར་བཏང', 'Low', 168),
        (2, 'medium', '较重', 'ཅུང་ཚབས་ཆེ', 'Medium', 72),
        (3, 'high', '严重', 'ཚབས་ཆེན', 'High', 24),
        (4, 'urgent', '紧急', 'ཛ་དྲག', 'Urgent', 4)
    ) as s(position, code, name_zh, name_bo, name_en, hours);
drop table receipt_deadline;

do $$
declare t text;
begin
    foreach t in array array['catalogue', 'catalogue_entry'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I to jointgov_definer using (true) with check (true)', t || '_definer', t);
        execute format('grant select, insert on %I to jointgov_definer', t);
        execute format('grant select on %I to jointgov_app', t);
        execute format('create trigger %I before update or delete or truncate on %I
            for each statement execute function audit_record_is_append_only()', t || '_append_only', t);
    end loop;
end $$;

alter table dispute_alert
    drop constraint dispute_alert_type_ck,
    add column type_version integer not null default 1,
    add column severity_version integer not null default 1;
comment on column dispute_alert.type_version is
    'The version of the catalogue in which the type was chosen; set by a trigger, as severity_version is.';

create index audit_record_catalogue_ix on audit_record (recorded_at desc, id desc) where record_kind = 'catalogue';
