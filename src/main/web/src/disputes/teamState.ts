import type { MediationTeamView, MediatorSummary } from '@/shared/api/types';

type Member = MediationTeamView['members'][number];

export interface TeamSide {
  townshipId: string;
  members: Member[];
  /** consented: to the people as they are now · outdated: to others · open: nothing yet. */
  consent: 'consented' | 'outdated' | 'open';
  act?: MediationTeamView['consents'][number]['act'];
}

/** Each side with its members and its word, the reader's own side first. */
export function teamSides(team: MediationTeamView, own: string | undefined): TeamSide[] {
  return [...team.sides]
    .sort((a, b) => Number(b === own) - Number(a === own) || a.localeCompare(b))
    .map((townshipId) => {
      const words = team.consents.filter((consent) => consent.act.township === townshipId);
      const current = words.find((consent) => consent.current);
      return {
        townshipId,
        members: team.members.filter((member) => member.townshipId === townshipId),
        consent: current ? 'consented' : words.length > 0 ? 'outdated' : 'open',
        ...((current ?? words[0]) && { act: (current ?? words[0])?.act }),
      };
    });
}

export type TeamStanding = 'formed' | 'waiting' | 'incomplete';

/** formed: all sides stand by these people · waiting: a consent is missing · incomplete: a side has nobody on it. */
export function standingOf(team: MediationTeamView): TeamStanding {
  if (team.formedAt) return 'formed';
  return team.sides.every((side) => team.members.some((member) => member.townshipId === side))
    ? 'waiting'
    : 'incomplete';
}

/** The own mediators who can still be appointed: not on the team, and not refused by a party. */
export function appointable(team: MediationTeamView, register: readonly MediatorSummary[]): MediatorSummary[] {
  const refused = new Set(team.objections.map((objection) => `${objection.memberTownshipId} ${objection.memberId}`));
  const out = new Set(
    [...team.members, ...team.former.filter((member) => refused.has(`${member.townshipId} ${member.id}`))].map(
      (member) => `${member.townshipId} ${member.mediatorId}`,
    ),
  );
  return register.filter((mediator) => mediator.active && !out.has(`${mediator.townshipId} ${mediator.id}`));
}

/** Who was objected to, by the name of the appointment. */
export function refusedName(team: MediationTeamView, objection: MediationTeamView['objections'][number]): string {
  const member = [...team.former, ...team.members].find(
    (each) => each.townshipId === objection.memberTownshipId && each.id === objection.memberId,
  );
  return member?.displayName ?? '';
}
