-- Series of joint meetings: one act plans the meetings of a rhythm, each of which is a meeting of its own from then on.

set search_path = jointgov, public;

create table meeting_series (
    township_id uuid not null,
    id uuid not null,
    border_id uuid not null,
    rhythm text not null,
    meetings smallint not null,
    rotating boolean not null,
    agreement_township_id uuid,
    agreement_id uuid,
    office text not null,
    planned_at timestamptz not null default transaction_timestamp(),
    constraint meeting_series_pk primary key (township_id, id),
    constraint meeting_series_border_uq unique (township_id, id, border_id),
    constraint meeting_series_township_fk foreign key (border_id, township_id) references border_township,
    constraint meeting_series_agreement_fk foreign key (agreement_township_id, agreement_id) references cooperation_agreement,
    constraint meeting_series_rhythm_ck check (rhythm in ('quarterly', 'half-yearly', 'yearly')),
    constraint meeting_series_meetings_ck check (meetings between 1 and 10),
    constraint meeting_series_agreement_ck check ((agreement_id is null) = (agreement_township_id is null))
);
comment on table meeting_series is
    'Meetings that were planned in one act; never changed. rotating: the sides are host in turn; agreement: whose rhythm it follows.';
create index meeting_series_id_ix on meeting_series (id);
create index meeting_series_agreement_ix on meeting_series (agreement_township_id, agreement_id) where agreement_id is not null;

alter table meeting_series enable row level security;
alter table meeting_series force row level security;
create policy meeting_series_definer on meeting_series to jointgov_definer using (true) with check (true);
grant select on meeting_series to jointgov_definer, jointgov_app;
grant insert (township_id, id, border_id, rhythm, meetings, rotating, agreement_township_id, agreement_id, office)
    on meeting_series to jointgov_app;

alter table joint_meeting
    add column series_id uuid,
    add column series_number smallint,
    add constraint joint_meeting_series_ck check ((series_id is null) = (series_number is null) and series_number > 0),
    add constraint joint_meeting_series_fk foreign key (township_id, series_id, border_id)
        references meeting_series (township_id, id, border_id);
create unique index joint_meeting_series_uq on joint_meeting (township_id, series_id, series_number) where series_id is not null;
grant insert (series_id, series_number) on joint_meeting to jointgov_app;
