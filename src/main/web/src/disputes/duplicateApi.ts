import { api, read } from '@/shared/api/client';
import type { DuplicatesView } from '@/shared/api/types';
import type { NewCommand } from '@/offline/outbox';
import { uuidv7 } from '@/shared/uuid';

export function getDuplicates(alertId: string): Promise<DuplicatesView> {
  return read(api.GET('/dispute-alerts/{id}/duplicates', { params: { path: { id: alertId } } }));
}

/** An alert of the own township. */
interface Own {
  id: string;
  headline: string;
}

function command(own: Own, intent: string, path: string, body: object): NewCommand {
  return {
    recordKind: 'dispute-alert',
    recordId: own.id,
    title: own.headline,
    intent,
    method: 'POST',
    path: `/dispute-alerts/${own.id}/duplicates/proposals${path}`,
    body,
  };
}

/** @param twin the other township's alert */
export function proposeMerge(own: Own, twin: { id: string; townshipId: string }): NewCommand {
  return command(own, 'propose-merge', '', { id: uuidv7(), twinTownshipId: twin.townshipId, twinId: twin.id });
}

/** @param refusal why not; nothing: it is one matter */
export function answerMerge(own: Own, proposal: { id: string; townshipId: string }, refusal?: string): NewCommand {
  return command(own, 'answer-merge', `/${proposal.townshipId}/${proposal.id}/answer`, {
    agreed: refusal === undefined,
    ...(refusal !== undefined && { reason: refusal }),
  });
}
