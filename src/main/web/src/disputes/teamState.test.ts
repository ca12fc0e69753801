import { describe, expect, it } from 'vitest';
import { teamCanonicalForm } from '@/shared/contentHash';
import type { MediationTeamView, MediatorSummary } from '@/shared/api/types';
import { appointable, refusedName, standingOf, teamSides } from './teamState';

const act = (township: string) => ({ township, office: '乡长', at: '2026-11-01T02:00:00Z' });
const member = (id: string, townshipId: string, mediatorId: string): MediationTeamView['members'][number] => ({
  id,
  townshipId,
  mediatorId,
  displayName: `调解员${mediatorId}`,
  languages: ['bo'],
  departed: false,
  assigned: false,
  interests: [],
  appointed: act(townshipId),
});
const team: MediationTeamView = {
  disputeId: 'd',
  version: 3,
  status: 'open',
  sides: ['duoma', 'suojia'],
  revision: 3,
  contentHash: '0'.repeat(64),
  members: [member('a', 'duoma', 'm1')],
  former: [
    {
      id: 'b',
      townshipId: 'duoma',
      mediatorId: 'm2',
      displayName: '前调解员',
      appointed: act('duoma'),
      at: '2026-11-01T02:00:00Z',
    },
    {
      id: 'c',
      townshipId: 'duoma',
      mediatorId: 'm3',
      displayName: '已解除',
      appointed: act('duoma'),
      released: act('duoma'),
      at: '2026-11-01T02:00:00Z',
    },
  ],
  consents: [
    { revision: 3, contentHash: '0'.repeat(64), current: true, act: act('suojia') },
    { revision: 2, contentHash: '1'.repeat(64), current: false, act: act('duoma') },
  ],
  objections: [
    {
      id: 'o',
      memberTownshipId: 'duoma',
      memberId: 'b',
      partyTownshipId: 'suojia',
      objectedOn: '2026-11-01',
      recorded: act('suojia'),
    },
  ],
  actions: [],
};
const registered = (id: string, townshipId = 'duoma', active = true): MediatorSummary => ({
  id,
  version: 1,
  townshipId,
  organisationId: 'org',
  displayName: id,
  languages: ['bo'],
  active,
  interests: 0,
  addedAt: '2026-01-01T00:00:00Z',
});

describe('a mediation team', () => {
  it('shows the own side first and what each has said to these people', () => {
    expect(teamSides(team, 'suojia').map((side) => [side.townshipId, side.members.length, side.consent])).toEqual([
      ['suojia', 0, 'consented'],
      ['duoma', 1, 'outdated'],
    ]);
    expect(teamSides({ ...team, consents: [] }, undefined).map((side) => side.consent)).toEqual(['open', 'open']);
  });

  it('waits for a side without anybody, then for consents', () => {
    expect(standingOf(team)).toBe('incomplete');
    const both = { ...team, members: [...team.members, member('z', 'suojia', 'm9')] };
    expect(standingOf(both)).toBe('waiting');
    expect(standingOf({ ...both, formedAt: '2026-11-01T02:00:00Z' })).toBe('formed');
  });

  it('offers neither members, nor the departed, nor whom a party refused', () => {
    const register = [
      registered('m1'),
      registered('m2'),
      registered('m3'),
      registered('m4'),
      registered('m5', 'duoma', false),
    ];
    expect(appointable(team, register).map((mediator) => mediator.id)).toEqual(['m3', 'm4']);
  });

  it('names whom a party refused', () => {
    expect(team.objections.map((objection) => refusedName(team, objection))).toEqual(['前调解员']);
  });

  it('is consented to in one form, whatever the order of its members', () => {
    const members = [member('z', 'suojia', 'm9'), member('a', 'duoma', 'm1')];
    expect(teamCanonicalForm({ disputeId: 'd', members })).toBe(
      'jointgov-mediation-team-v1\nd\nduoma m1 调解员m1\nsuojia m9 调解员m9',
    );
  });
});
