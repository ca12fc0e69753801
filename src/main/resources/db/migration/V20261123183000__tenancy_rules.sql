-- What the chain of trust and the lists of townships, borders, memberships and invitations need.

set search_path = jointgov, public;

-- A machine client acts for one township and never as its leader, so that it can never sign.
alter table membership add constraint membership_machine_ck
    check (not machine or (scope = 'township' and role <> 'leader'));
alter table invitation add constraint invitation_machine_ck
    check (machine = (identity_provider = 'client') and (not machine or (scope = 'township' and role <> 'leader')));
-- The hub's own people run the platform; those who read records come from a province's directory.
alter table invitation add constraint invitation_hub_ck check (identity_provider <> 'joint-governance' or scope = 'platform');
alter table invitation add constraint invitation_office_ck check (length(office) between 1 and 60);
alter table invitation add constraint invitation_login_ck
    check (length(identity_provider) between 1 and 60 and length(username) between 1 and 120);
alter table invitation add constraint invitation_state_ck check (
    (accepted_at is null) = (membership_id is null)
    and (accepted_at is null or (confirmed_at is not null and withdrawn_at is null)));
create unique index invitation_open_uq on invitation
    (identity_provider, username, role, coalesce(township_id::text, county_code, province_code, ''))
    where accepted_at is null and withdrawn_at is null;

create index township_created_ix on township (created_at desc, id desc);
create index township_province_ix on township (province_code);
create index township_county_ix on township (county_code);
create index border_created_ix on border (created_at desc, id desc);
create index membership_since_ix on membership (since desc, id desc) where removed_at is null;
create index invitation_invited_ix on invitation (invited_at desc, id desc);
create index invitation_township_ix on invitation (township_id, invited_at desc);
create index invitation_membership_ix on invitation (membership_id) where membership_id is not null;
