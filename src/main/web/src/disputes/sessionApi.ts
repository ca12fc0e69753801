import { api, read } from '@/shared/api/client';
import type { DisputeView, MediationSessionRequest, MediationSessionsView, UnmaskedSessions } from '@/shared/api/types';
import type { NewCommand } from '@/offline/outbox';
import { uuidv7 } from '@/shared/uuid';

export function getSessions(disputeId: string): Promise<MediationSessionsView> {
  return read(api.GET('/disputes/{id}/sessions', { params: { path: { id: disputeId } } }));
}

/** Opens what was said: always recorded, never kept on the device, so it does not pass through the outbox. */
export function unmaskSessions(disputeId: string, purpose: string): Promise<UnmaskedSessions> {
  return read(
    api.POST('/disputes/{id}/sessions/unmasking', {
      params: { path: { id: disputeId }, header: { 'Idempotency-Key': uuidv7() } },
      body: { purpose },
    }),
  );
}

type Target = Pick<DisputeView, 'id' | 'fileNumber'>;

function command(dispute: Target, intent: string, path: string, rest: Partial<NewCommand>): NewCommand {
  return {
    recordKind: 'dispute',
    recordId: dispute.id,
    title: dispute.fileNumber,
    intent,
    method: 'POST',
    path: `/disputes/${dispute.id}/sessions${path}`,
    ...rest,
  };
}

export function recordSession(dispute: Target, body: MediationSessionRequest, form: NewCommand['form']): NewCommand {
  return command(dispute, 'record-session', '', { body, form });
}

/** @param session the one that the remark is about, and the side that recorded it */
export function remark(dispute: Target, session: { id: string; townshipId: string }, text: string): NewCommand {
  return command(dispute, 'remark-on-session', `/${session.id}/remarks`, {
    body: { id: uuidv7(), sessionTownshipId: session.townshipId, text },
  });
}
