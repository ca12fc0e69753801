import { api, read } from '@/shared/api/client';
import type {
  DisputeActView,
  DisputeAlertView,
  DisputeStatus,
  DisputeSummary,
  DisputeView,
  LegalNature,
  NegotiationNoteRequest,
  Page,
  StatusQuoBreachRequest,
} from '@/shared/api/types';
import type { NewCommand } from '@/offline/outbox';
import { uuidv7 } from '@/shared/uuid';

export type DisputeFilters = Partial<Record<'status' | 'type' | 'borderId' | 'lead', string>>;

export function listDisputes(filters: DisputeFilters, cursor?: string): Promise<Page<DisputeSummary>> {
  const { status, type, ...rest } = filters;
  return read(
    api.GET('/disputes', {
      params: {
        query: {
          ...rest,
          status: status as DisputeStatus | undefined,
          type,
          limit: 20,
          cursor,
        },
      },
    }),
  );
}

/** The newest disputes on whose mediation team the caller is. */
export async function listAssigned(): Promise<DisputeSummary[]> {
  return (await read(api.GET('/disputes', { params: { query: { assigned: true, limit: 20 } } }))).items;
}

export function getDispute(id: string): Promise<DisputeView> {
  return read(api.GET('/disputes/{id}', { params: { path: { id } } }));
}

export function listActs(id: string, cursor?: string): Promise<Page<DisputeActView>> {
  return read(api.GET('/disputes/{id}/timeline', { params: { path: { id }, query: { limit: 10, cursor } } }));
}

/** Under which name a copy of a dispute, or of a part of its page, is kept on the device. */
export function addressOf(
  id: string,
  membership: string | undefined,
  part: '' | '/team' | '/sessions' | '/accounts' | '/comments' | '/timeline' = '',
): string {
  return `/disputes/${id}${part}?${membership}`;
}

type Target = Pick<DisputeView, 'id' | 'fileNumber'>;

/** @param id of the new dispute */
export function openDispute(
  id: string,
  alert: Pick<DisputeAlertView, 'id' | 'ownerTownshipId' | 'headline'>,
): NewCommand {
  return {
    recordKind: 'dispute',
    recordId: id,
    title: alert.headline,
    intent: 'open-dispute',
    method: 'POST',
    path: '/disputes',
    body: { id, alertId: alert.id, alertTownshipId: alert.ownerTownshipId },
  };
}

function command(dispute: Target, intent: string, rest: Partial<NewCommand> & { path: string }): NewCommand {
  return {
    recordKind: 'dispute',
    recordId: dispute.id,
    title: dispute.fileNumber,
    intent,
    method: 'POST',
    ...rest,
    path: `/disputes/${dispute.id}/${rest.path}`,
  };
}

/** @param version of the own side's declaration that stands; 0 when there is none */
export function declareLegalNature(dispute: Target, nature: LegalNature, version: number): NewCommand {
  return command(dispute, 'declare-legal-nature', {
    method: 'PUT',
    path: 'legal-nature',
    body: { nature },
    ifMatch: `"${version}"`,
    ownVersion: true,
  });
}

/** @param toTownshipId the side that shall lead */
export function proposeLead(dispute: Target, toTownshipId: string, reason: string): NewCommand {
  return command(dispute, 'propose-lead', { path: 'lead-proposals', body: { id: uuidv7(), toTownshipId, reason } });
}

/** @param refusal why not; nothing: the own side leads from now on */
export function answerLead(dispute: Target, proposalId: string, refusal?: string): NewCommand {
  return command(dispute, 'answer-lead', {
    path: `lead-proposals/${proposalId}/answer`,
    body: { agreed: refusal === undefined, ...(refusal !== undefined && { reason: refusal }) },
  });
}

export function recordBreach(dispute: Target, body: StatusQuoBreachRequest, form: NewCommand['form']): NewCommand {
  return command(dispute, 'record-breach', { path: 'status-quo-breaches', body, form });
}

export function addNote(dispute: Target, body: NegotiationNoteRequest, form: NewCommand['form']): NewCommand {
  return command(dispute, 'add-negotiation-note', { path: 'negotiation-notes', body, form });
}
