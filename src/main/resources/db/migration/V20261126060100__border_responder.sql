-- Who of a township answers the alerts of a border. A row of the township's own for each of its borders; the other sides learn
-- the office, by border_responders in R__20.
set search_path = jointgov, public;

create table border_responder (
    township_id uuid not null,
    border_id uuid not null,
    membership_id uuid,
    version bigint not null default 1,
    constraint border_responder_pk primary key (township_id, border_id),
    constraint border_responder_member_fk foreign key (border_id, township_id) references border_township,
    constraint border_responder_membership_fk foreign key (membership_id) references membership
);
comment on table border_responder is
    'The member of a township who answers alerts of a border. Null, or a removed membership: nobody is named.';

alter table border_responder enable row level security;
alter table border_responder force row level security;
create policy border_responder_definer on border_responder to jointgov_definer using (true) with check (true);
grant select on border_responder to jointgov_definer;
