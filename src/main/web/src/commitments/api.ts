import { api, read } from '@/shared/api/client';
import type { CommitmentSummary, CommitmentStatus, CommitmentView, Page } from '@/shared/api/types';
import type { NewCommand } from '@/offline/outbox';
import { textOf } from './state';

export type CommitmentFilters = Partial<Record<'borderId' | 'townshipId' | 'meetingId', string>> & {
  status?: CommitmentStatus;
  overdue?: boolean;
};

export function listCommitments(filters: CommitmentFilters, cursor?: string): Promise<Page<CommitmentSummary>> {
  return read(api.GET('/commitments', { params: { query: { ...filters, limit: 20, cursor } } }));
}

/** All that a meeting's minutes made, up to a hundred. */
export async function commitmentsOf(meetingId: string): Promise<CommitmentSummary[]> {
  return (await read(api.GET('/commitments', { params: { query: { meetingId, limit: 100 } } }))).items;
}

export function getCommitment(id: string): Promise<CommitmentView> {
  return read(api.GET('/commitments/{id}', { params: { path: { id } } }));
}

/** What the sides can do; each has its path and its name in the outbox. */
const acts = {
  report: ['report', 'report-commitment'],
  confirm: ['confirmation', 'confirm-commitment'],
  object: ['objection', 'object-to-commitment'],
  'propose-postponement': ['postponement', 'propose-postponement'],
  'agree-to-postponement': ['postponement/agreement', 'agree-to-postponement'],
  'refuse-postponement': ['postponement/refusal', 'refuse-postponement'],
} as const satisfies Record<CommitmentView['actions'][number], readonly [string, string]>;

export function act(
  commitment: CommitmentView,
  action: CommitmentView['actions'][number],
  body: Record<string, string> = {},
): NewCommand {
  const [path, intent] = acts[action];
  return {
    recordKind: 'commitment',
    recordId: commitment.id,
    title: textOf(commitment, commitment.language),
    intent,
    method: 'POST',
    path: `/commitments/${commitment.id}/${path}`,
    body,
    ifMatch: `"${commitment.version}"`,
  };
}
