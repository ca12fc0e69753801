import type { NewCommand } from '@/offline/outbox';
import { api, read } from '@/shared/api/client';
import type { components } from '@/shared/api/schema';
import type { Page } from '@/shared/api/types';
import { uuidv7 } from '@/shared/uuid';

type Schemas = components['schemas'];

export type DisputeAccounts = Schemas['DisputeAccountsView'];
export type Account = DisputeAccounts['accounts'][number];
export type Fact = Account['facts'][number];
export type FactWords = Schemas['UnmaskedDisputeView']['facts'][number];
export type Comment = Schemas['DisputeCommentView'];
export type CommentAudience = Schemas['CommentAudience'];
export type FactRequest = Schemas['DisputeFactRequest'];
export type Said = Schemas['UnmaskedDisputeView'];

/** The dispute that is written to, and how the outbox names it. */
export interface Dispute {
  id: string;
  title: string;
}

export function getAccounts(id: string): Promise<DisputeAccounts> {
  return read(api.GET('/disputes/{id}/accounts', { params: { path: { id } } }));
}

export function listComments(id: string, cursor?: string): Promise<Page<Comment>> {
  return read(api.GET('/disputes/{id}/comments', { params: { path: { id }, query: { limit: 50, cursor } } }));
}

/** Opens what was said: always recorded, never kept on the device, so it does not pass through the outbox. */
export function unmask(id: string, purpose: string, comments: string[]): Promise<Said> {
  return read(
    api.POST('/disputes/{id}/unmasking', {
      params: { path: { id }, header: { 'Idempotency-Key': uuidv7() } },
      body: { purpose, comments },
    }),
  );
}

function command(dispute: Dispute, intent: string, path: string, rest: Partial<NewCommand> = {}): NewCommand {
  return {
    recordKind: 'dispute',
    recordId: dispute.id,
    title: dispute.title,
    intent,
    method: 'POST',
    path: `/disputes/${dispute.id}/${path}`,
    ownVersion: true,
    ...rest,
  };
}

export function tell(
  dispute: Dispute,
  version: number,
  facts: FactRequest[],
  form: NonNullable<NewCommand['form']>,
): NewCommand {
  return command(dispute, 'tell', 'accounts/own', { method: 'PUT', body: { facts }, ifMatch: `"${version}"`, form });
}

export function confirmFact(dispute: Dispute, words: FactWords): NewCommand {
  return command(dispute, 'confirm-fact', `facts/${words.id}/confirmation`, {
    body: { contentHash: words.contentHash },
  });
}

export function reopenFact(dispute: Dispute, fact: string): NewCommand {
  return command(dispute, 'reopen-fact', `facts/${fact}/confirmation`, { method: 'DELETE' });
}

export function comment(
  dispute: Dispute,
  audience: CommentAudience,
  text: string,
  form: NonNullable<NewCommand['form']>,
): NewCommand {
  return command(dispute, 'comment', 'comments', { body: { id: uuidv7(), audience, text }, form });
}

export function withdrawComment(dispute: Dispute, id: string): NewCommand {
  return command(dispute, 'withdraw-comment', `comments/${id}/withdrawal`, { body: {} });
}
