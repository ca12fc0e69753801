import type { Problem, RecordKind } from '@/shared/api/types';

/** What a person did, kept until the server has answered. The ordinary API call is what is replayed. */
export interface Command {
  id: string;
  recordKind: RecordKind;
  recordId: string;
  /** Key of the message that names the act ("raise", "acknowledge" …). */
  intent: string;
  /** What the outbox page shows: the headline or title. */
  title: string;
  method: 'POST' | 'PUT' | 'DELETE';
  path: string;
  /** JSON body; attachments are kept beside, under the command's id. */
  body?: unknown;
  mediaType: string;
  idempotencyKey: string;
  /** The ETag that the person saw. */
  ifMatch?: string;
  /** An earlier command on the same record whose resulting ETag this one builds on. */
  after?: string;
  /** The body announces an attachment, which goes in pieces after it. */
  upload?: true;
  /** It takes something away: that it is not there is as good. */
  gone?: true;
  /** The part that is changed has a version of its own: earlier commands on the record do not move it. */
  ownVersion?: boolean;
  /** Device time, ISO 8601; told to the server as what the device believed, never used for order. */
  deviceTime: string;
  /** The membership that acts. */
  membership?: string;
  /** Where the text can be edited again when the server refuses it. */
  form?: { route: string; draft: string; values: unknown };
}

/** Of every piece of an upload but the last, in bytes. */
export const uploadPiece = 512 * 1024;

/** How far the server has an upload. */
export interface UploadState {
  state: 'uploading' | 'complete' | 'refused';
  refusal?: string;
  chunks: number;
  nextChunk: number;
}

/** What an upload needs next: a piece, or to be checked; nothing once it has ended. */
export function nextOfUpload({ state, chunks, nextChunk }: UploadState): { piece: number } | 'complete' | undefined {
  if (state !== 'uploading') return undefined;
  return nextChunk < chunks ? { piece: nextChunk } : 'complete';
}

/** Whether the record that a form's draft would make stands in the outbox already. */
export function isHandedOver(draft: string, values: object, outbox: readonly { value: Command }[]): boolean {
  const { id } = values as { id?: unknown };
  return (
    id !== undefined &&
    outbox.some(({ value: { form } }) => form?.draft === draft && (form.values as { id?: unknown }).id === id)
  );
}

export type OutboxStatus = 'waiting' | 'sending' | 'sent' | 'conflict' | 'refused';

export interface OutboxItem extends Command {
  sequence: number;
  status: OutboxStatus;
  attempts: number;
  etag?: string;
  problem?: Problem;
  /** The record's ETag now, as the refusal (412) named it. */
  currentEtag?: string;
}

export type Outcome =
  | { kind: 'accepted'; etag?: string }
  | { kind: 'unanswered' }
  | { kind: 'busy'; retryAfter?: number }
  | { kind: 'sign-in-needed' }
  | { kind: 'conflict'; problem: Problem; currentEtag?: string }
  | { kind: 'refused'; problem: Problem };

const transitions: Record<OutboxStatus, readonly OutboxStatus[]> = {
  waiting: ['sending'],
  sending: ['sent', 'waiting', 'conflict', 'refused'],
  conflict: ['waiting'],
  refused: ['waiting'],
  sent: [],
};

export function canBecome(from: OutboxStatus, to: OutboxStatus): boolean {
  return transitions[from].includes(to);
}

function become<T extends OutboxItem>(item: T, status: OutboxStatus, change: Partial<OutboxItem> = {}): T {
  if (!canBecome(item.status, status)) throw new Error(`an outbox item that is ${item.status} cannot become ${status}`);
  return { ...item, ...change, status };
}

export function began(item: OutboxItem): OutboxItem {
  return become(item, 'sending', { attempts: item.attempts + 1, problem: undefined });
}

export function answered(item: OutboxItem, outcome: Outcome): OutboxItem {
  switch (outcome.kind) {
    case 'accepted':
      return become(item, 'sent', { etag: outcome.etag });
    case 'conflict':
      return become(item, 'conflict', { problem: outcome.problem, currentEtag: outcome.currentEtag });
    case 'refused':
      return become(item, 'refused', { problem: outcome.problem });
    default:
      return become(item, 'waiting');
  }
}

/** Instead of an upload that the server may have begun: the call that gives it up, as a new act in the same place. */
export function cancelled(item: OutboxItem, idempotencyKey: string): OutboxItem {
  return {
    ...item,
    upload: undefined,
    body: undefined,
    problem: undefined,
    intent: 'cancel-attachment',
    method: 'DELETE',
    path: `${item.path}/${(item.body as { id: string }).id}`,
    gone: true,
    idempotencyKey,
    status: 'waiting',
    attempts: 0,
  };
}

/** After a crash the answer is unknown: the same idempotency key asks again and makes no second record. */
export function afterInterruption(item: OutboxItem): OutboxItem {
  return item.status === 'sending' ? become(item, 'waiting') : item;
}

/**
 * Tried again on the person's wish, on the version that the refusal named. A refused call had no effect, so the same key may
 * be used again.
 */
export function triedAgain(item: OutboxItem): OutboxItem {
  const onCurrent = item.currentEtag ? { ifMatch: item.currentEtag, after: undefined, currentEtag: undefined } : {};
  return become(item, 'waiting', { problem: undefined, ...onCurrent });
}

/**
 * The oldest waiting item that no unsettled earlier item of the same record holds back. Order is kept within everything that
 * is waiting; a refused item stops its own record only.
 */
export function nextToSend(items: readonly OutboxItem[]): OutboxItem | undefined {
  const held = new Set<string>();
  for (const item of [...items].sort((a, b) => a.sequence - b.sequence)) {
    if (item.status === 'waiting' && !held.has(item.recordId)) return item;
    if (item.status !== 'sent') held.add(item.recordId);
  }
  return undefined;
}

/** Whether an earlier item of the same record has to be settled first. */
export function isHeld(item: OutboxItem, items: readonly OutboxItem[]): boolean {
  return items.some(
    (other) =>
      other.recordId === item.recordId &&
      other.sequence < item.sequence &&
      (other.status === 'conflict' || other.status === 'refused'),
  );
}

/** The If-Match to send: what the person saw, or what the earlier command on the same record led to. */
export function ifMatchOf(item: Command, items: readonly OutboxItem[]): string | undefined {
  const earlier = items.find((other) => other.id === item.after);
  return earlier?.etag ?? item.ifMatch;
}

/** Milliseconds before the n-th repetition: 1 s doubling to 5 min, ± 20 % so that phones do not come back together. */
export function backOff(attempts: number, random: number = Math.random()): number {
  const plain = Math.min(1000 * 2 ** Math.max(0, attempts - 1), 300_000);
  return Math.round(plain * (0.8 + 0.4 * random));
}

/** Sent items that are old enough to go; the latest stay as a receipt. */
export function finishedBeyond(items: readonly OutboxItem[], keep: number): OutboxItem[] {
  const sent = items.filter((item) => item.status === 'sent').sort((a, b) => b.sequence - a.sequence);
  const needed = new Set(items.filter((item) => item.status !== 'sent').map((item) => item.after));
  return sent.slice(keep).filter((item) => !needed.has(item.id));
}

/** How the server's answer counts. */
export function outcomeOf(status: number, problem: Problem | undefined, etag?: string, retryAfter?: number): Outcome {
  if (status >= 200 && status < 300) return { kind: 'accepted', etag };
  const told = problem ?? { type: 'about:blank', title: '', status };
  if (status === 401) return { kind: 'sign-in-needed' };
  if (status === 408 || status === 429 || status >= 500) return { kind: 'busy', retryAfter };
  if (status === 409 || status === 412) return { kind: 'conflict', problem: told, currentEtag: etag };
  return { kind: 'refused', problem: told };
}
