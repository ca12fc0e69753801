import { api, read } from '@/shared/api/client';
import type {
  InspectionFindingRequest,
  InspectionRoundRequest,
  InspectionRoundSummary,
  InspectionRoundView,
  Page,
} from '@/shared/api/types';
import type { NewCommand } from '@/offline/outbox';

export function listRounds(borderId: string | undefined, cursor?: string): Promise<Page<InspectionRoundSummary>> {
  return read(api.GET('/inspection-rounds', { params: { query: { borderId, limit: 20, cursor } } }));
}

export function getRound(id: string): Promise<InspectionRoundView> {
  return read(api.GET('/inspection-rounds/{id}', { params: { path: { id } } }));
}

interface Target {
  id: string;
  places: string;
}

function command(round: Target, intent: string, path: string, body: object, form?: NewCommand['form']): NewCommand {
  return {
    recordKind: 'inspection-round',
    recordId: round.id,
    title: round.places,
    intent,
    method: 'POST',
    path: `/inspection-rounds${path}`,
    body,
    ...(form && { form }),
  };
}

export function recordRound(body: InspectionRoundRequest & { id: string }, form: NewCommand['form']): NewCommand {
  return command(body, 'record-inspection', '', body, form);
}

export function addFinding(round: Target, body: InspectionFindingRequest, form: NewCommand['form']): NewCommand {
  return command(round, 'add-finding', `/${round.id}/findings`, body, form);
}

/** @param finding of the round, and the township that found it; the alert is the own township's, shared with the border */
export function linkAlert(round: Target, finding: { id: string; townshipId: string }, alertId: string): NewCommand {
  return command(round, 'link-alert', `/${round.id}/findings/${finding.townshipId}/${finding.id}/alerts`, { alertId });
}
