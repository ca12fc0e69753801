-- The disputes on whose team a mediator is, which their device keeps.
set search_path = jointgov, public;

create index mediation_team_member_mediator_ix on mediation_team_member (township_id, mediator_id) where on_team;
