import { api, read } from '@/shared/api/client';
import type {
  DisputeView,
  JudicialConfirmationRequest,
  PerformanceAnswer,
  PerformanceRequest,
  ReturnVisitRequest,
  SettlementOutcome,
  SettlementPartiesConfirmationRequest,
  SettlementRequest,
  SettlementsView,
  UnmaskedSettlements,
} from '@/shared/api/types';
import type { NewCommand } from '@/offline/outbox';
import { uuidv7 } from '@/shared/uuid';

export function getSettlements(disputeId: string): Promise<SettlementsView> {
  return read(api.GET('/disputes/{id}/settlements', { params: { path: { id: disputeId } } }));
}

/** Opens the words: always recorded, never kept on the device, so it does not pass through the outbox. */
export function unmaskSettlements(disputeId: string, purpose: string): Promise<UnmaskedSettlements> {
  return read(
    api.POST('/disputes/{id}/settlements/unmasking', {
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
    path: `/disputes/${dispute.id}/${path}`,
    ...rest,
  };
}

/** @param revision the latest wording that the writer has read; 0: there was none */
export function writeSettlement(
  dispute: Target,
  body: SettlementRequest,
  revision: number,
  form: NewCommand['form'],
): NewCommand {
  return command(dispute, 'write-settlement', 'settlements', {
    body,
    form,
    ifMatch: `"${revision}"`,
    ownVersion: true,
  });
}

export function confirmSettlement(dispute: Target, revision: number, contentHash: string): NewCommand {
  return command(dispute, 'confirm-settlement', `settlements/${revision}/confirmations`, { body: { contentHash } });
}

export function confirmByParties(
  dispute: Target,
  revision: number,
  body: SettlementPartiesConfirmationRequest,
): NewCommand {
  return command(dispute, 'confirm-settlement-by-parties', `settlements/${revision}/parties-confirmations`, { body });
}

export function recordJudicialConfirmation(
  dispute: Target,
  revision: number,
  body: JudicialConfirmationRequest,
): NewCommand {
  return command(dispute, 'record-judicial-confirmation', `settlements/${revision}/judicial-confirmations`, { body });
}

export function reportPerformance(
  dispute: Target,
  revision: number,
  body: PerformanceRequest,
  form: NewCommand['form'],
): NewCommand {
  return command(dispute, 'report-performance', `settlements/${revision}/performances`, { body, form });
}

export function answerPerformance(
  dispute: Target,
  revision: number,
  report: { townshipId: string; id: string },
  answer: PerformanceAnswer,
): NewCommand {
  return command(dispute, 'answer-performance', `settlements/${revision}/performance-answers`, {
    body: { reportTownshipId: report.townshipId, reportId: report.id, answer },
  });
}

export function declareOutcome(
  dispute: Target,
  revision: number,
  outcome: SettlementOutcome,
  reason: string,
): NewCommand {
  return command(dispute, 'declare-outcome', `settlements/${revision}/outcomes`, {
    body: { id: uuidv7(), outcome, ...(reason && { reason }) },
  });
}

export function recordReturnVisit(dispute: Target, body: ReturnVisitRequest, form: NewCommand['form']): NewCommand {
  return command(dispute, 'record-return-visit', 'return-visits', { body, form });
}
