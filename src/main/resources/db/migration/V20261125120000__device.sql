-- The devices on which people keep what they do offline, so that a lost one can be told to forget it. No name, no address, no
-- place and no time of use: it says that a device was added, not that anybody works with it.

set search_path = jointgov, public;

create table device (
    person_id uuid not null,
    id uuid not null,
    kind text not null,
    added_at timestamptz not null default transaction_timestamp(),
    wipe_requested_at timestamptz,
    wiped_at timestamptz,
    constraint device_pk primary key (person_id, id),
    constraint device_person_fk foreign key (person_id) references person,
    constraint device_kind_ck check (kind in ('phone', 'computer'))
);
comment on table device is
    'One person''s store in one browser. The device draws its id at random and shows it instead of a login.';
comment on column device.wiped_at is 'When the device was first told to wipe itself.';
create index device_id_ix on device (id);

alter table device enable row level security;
alter table device force row level security;
create policy device_definer on device to jointgov_definer using (true) with check (true);
grant select, update (wiped_at) on device to jointgov_definer;
