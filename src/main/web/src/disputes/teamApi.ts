import { api, read } from '@/shared/api/client';
import type { DisputeView, MediationTeamView, MediatorSummary } from '@/shared/api/types';
import type { NewCommand } from '@/offline/outbox';
import { uuidv7 } from '@/shared/uuid';
import { listMediators } from './mediatorApi';

export function getTeam(disputeId: string): Promise<MediationTeamView> {
  return read(api.GET('/disputes/{id}/team', { params: { path: { id: disputeId } } }));
}

/** All mediators of a township who can be appointed. */
export async function listServing(townshipId: string): Promise<MediatorSummary[]> {
  const all: MediatorSummary[] = [];
  let cursor: string | undefined;
  do {
    const page = await listMediators({ townshipId, active: 'true' }, cursor);
    all.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return all;
}

type Target = Pick<DisputeView, 'id' | 'fileNumber'>;

function command(dispute: Target, intent: string, path: string, rest: Partial<NewCommand>): NewCommand {
  return {
    recordKind: 'dispute',
    recordId: dispute.id,
    title: dispute.fileNumber,
    intent,
    method: 'POST',
    path: `/disputes/${dispute.id}/team/${path}`,
    ...rest,
  };
}

export function appoint(dispute: Target, mediatorId: string): NewCommand {
  return command(dispute, 'appoint-mediator', 'members', { body: { id: uuidv7(), mediatorId } });
}

/** @param version the team's, which is the dispute's */
export function release(dispute: Target, memberId: string, version: number): NewCommand {
  return command(dispute, 'release-mediator', `members/${memberId}`, { method: 'DELETE', ifMatch: `"${version}"` });
}

export function consent(dispute: Target, revision: number, contentHash: string): NewCommand {
  return command(dispute, 'consent-to-team', 'consents', { body: { revision, contentHash } });
}

export interface ObjectionForm {
  memberId: string;
  partyTownshipId: string;
  objectedOn: string;
  words: string;
}

export function objectTo(dispute: Target, memberTownshipId: string, form: ObjectionForm): NewCommand {
  return command(dispute, 'object-to-mediator', 'objections', {
    body: {
      id: uuidv7(),
      memberTownshipId,
      memberId: form.memberId,
      partyTownshipId: form.partyTownshipId,
      objectedOn: form.objectedOn,
      ...(form.words.trim() && { words: form.words.trim() }),
    },
  });
}
