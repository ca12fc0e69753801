import { api, read } from '@/shared/api/client';
import type {
  AgreementRevision,
  AgreementState,
  CooperationAgreementRequest,
  CooperationAgreementSummary,
  CooperationAgreementView,
  Page,
} from '@/shared/api/types';
import type { NewCommand } from '@/offline/outbox';

export type AgreementFilters = Partial<Record<'q' | 'borderId' | 'state', string>>;

export function listAgreements(filters: AgreementFilters, cursor?: string): Promise<Page<CooperationAgreementSummary>> {
  const state = filters.state as AgreementState | undefined;
  return read(api.GET('/cooperation-agreements', { params: { query: { ...filters, state, limit: 20, cursor } } }));
}

export function getAgreement(id: string): Promise<CooperationAgreementView> {
  return read(api.GET('/cooperation-agreements/{id}', { params: { path: { id } } }));
}

export async function listRevisions(id: string): Promise<AgreementRevision[]> {
  return (await read(api.GET('/cooperation-agreements/{id}/revisions', { params: { path: { id } } }))).items;
}

type Target = Pick<CooperationAgreementView, 'id' | 'title' | 'version'>;

function command(agreement: Pick<Target, 'id' | 'title'>, intent: string, rest: Partial<NewCommand>): NewCommand {
  return {
    recordKind: 'cooperation-agreement',
    recordId: agreement.id,
    title: agreement.title,
    intent,
    method: 'POST',
    path: `/cooperation-agreements/${agreement.id}`,
    ...rest,
  };
}

export function draft(body: CooperationAgreementRequest & { id: string }, form: NewCommand['form']): NewCommand {
  return command({ id: body.id, title: body.title }, 'draft', { path: '/cooperation-agreements', body, form });
}

export function changeDraft(
  agreement: Target,
  body: CooperationAgreementRequest,
  form: NewCommand['form'],
): NewCommand {
  return command(agreement, 'change-draft', { method: 'PUT', body, ifMatch: `"${agreement.version}"`, form });
}

export function remove(agreement: Target): NewCommand {
  return command(agreement, 'remove', { method: 'DELETE', ifMatch: `"${agreement.version}"` });
}

export function propose(agreement: Target): NewCommand {
  return command(agreement, 'propose', {
    path: `/cooperation-agreements/${agreement.id}/proposal`,
    body: {},
    ifMatch: `"${agreement.version}"`,
  });
}

export interface CounterText {
  baseRevision: number;
  title: string;
  text: string;
  termFrom: string;
  termTo: string;
}

export function counter(agreement: Target, text: CounterText, form: NewCommand['form']): NewCommand {
  const { baseRevision, title, termFrom, termTo } = text;
  return command(agreement, 'counter', {
    path: `/cooperation-agreements/${agreement.id}/revisions`,
    body: { baseRevision, title, text: text.text, ...(termFrom && { termFrom }), ...(termTo && { termTo }) },
    ifMatch: `"${agreement.version}"`,
    form,
  });
}

/** Accepts or signs exactly the text with this hash. */
export function bind(agreement: Target, intent: 'accept' | 'sign', revision: number, contentHash: string): NewCommand {
  const resource = intent === 'accept' ? 'acceptances' : 'signatures';
  return command(agreement, intent, {
    path: `/cooperation-agreements/${agreement.id}/${resource}`,
    body: { revision, contentHash },
    ifMatch: `"${agreement.version}"`,
  });
}

export function end(agreement: Target, reason: string): NewCommand {
  return command(agreement, 'end', {
    path: `/cooperation-agreements/${agreement.id}/endings`,
    body: { reason },
    ifMatch: `"${agreement.version}"`,
  });
}
