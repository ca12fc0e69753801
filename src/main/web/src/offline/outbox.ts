import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { i18n } from '@/i18n';
import { requestHeaders } from '@/shared/api/client';
import { problemOf } from '@/shared/api/problem';
import { uuidv7 } from '@/shared/uuid';
import { currentVault } from './current';
import {
  afterInterruption,
  answered,
  backOff,
  began,
  cancelled,
  finishedBeyond,
  ifMatchOf,
  nextOfUpload,
  nextToSend,
  outcomeOf,
  triedAgain,
  uploadPiece,
  type Command,
  type OutboxItem,
  type Outcome,
  type UploadState,
} from './outboxState';

/** What a view hands over; the outbox adds identity, keys and order. */
export type NewCommand = Omit<
  Command,
  'id' | 'idempotencyKey' | 'deviceTime' | 'after' | 'membership' | 'mediaType'
> & {
  mediaType?: string;
  attachment?: Uint8Array<ArrayBuffer>;
};

export interface SenderIdentity {
  /** Whether somebody is signed in whose subject is the one of the opened store. */
  maySend(): boolean;
  membership(): string | undefined;
  /** The token was refused: a new sign-in is needed. */
  signInNeeded(): void;
}

const keptReceipts = 30;
/** How long a view waits for the answer before it says "stored, will be sent". */
const patience = 6000;

let identity: SenderIdentity = { maySend: () => false, membership: () => undefined, signInNeeded: () => undefined };

export function provideSenderIdentity(provided: SenderIdentity): void {
  identity = provided;
}

export const useOutbox = defineStore('outbox', () => {
  const items = shallowRef<OutboxItem[]>([]);
  const online = ref(navigator.onLine);
  /** How much of an upload the server has, from 0 to 1, by the command's id. */
  const progress = ref<Record<string, number>>({});
  let channel: BroadcastChannel | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let draining = false;
  let drainAgain = false;
  const settled = new Set<() => void>();

  const unsent = computed(() => items.value.filter((item) => item.status !== 'sent'));
  const troubled = computed(() => items.value.filter((item) => ['conflict', 'refused'].includes(item.status)));

  async function load(): Promise<void> {
    const vault = currentVault();
    const rows = vault ? await vault.outbox<Omit<OutboxItem, 'sequence'>>() : [];
    items.value = rows.map(({ sequence, value }) => ({ ...value, sequence }));
    settled.forEach((check) => check());
  }

  async function store(item: OutboxItem): Promise<void> {
    await currentVault()?.replace(item.sequence, item);
    await load();
    channel?.postMessage('changed');
  }

  /** Called when a store was opened or closed. */
  async function attach(): Promise<void> {
    channel?.close();
    channel = undefined;
    clearTimeout(timer);
    const vault = currentVault();
    await load();
    if (!vault) return;
    channel = new BroadcastChannel(`jointgov-outbox-${vault.profile}`);
    channel.onmessage = () => void load().then(() => drain());
    void drain();
  }

  /** Stores the command, starts sending, and tells how far it came while the person was looking. */
  async function dispatch(command: NewCommand): Promise<OutboxItem> {
    const vault = currentVault();
    if (!vault) throw new Error('no store is open');
    const { attachment, ...rest } = command;
    const id = uuidv7();
    await load();
    const earlier = items.value.filter((item) => item.recordId === rest.recordId && item.status !== 'sent').at(-1);
    const item: Omit<OutboxItem, 'sequence'> = {
      mediaType: 'application/json',
      ...rest,
      id,
      idempotencyKey: uuidv7(),
      deviceTime: new Date().toISOString(),
      after: rest.ownVersion ? undefined : earlier?.id,
      membership: identity.membership(),
      status: 'waiting',
      attempts: 0,
    };
    if (attachment) await vault.putBytes('attachments', id, attachment);
    const sequence = await vault.append(item);
    await load();
    channel?.postMessage('changed');
    void drain();
    return reached(sequence);
  }

  function reached(sequence: number): Promise<OutboxItem> {
    return new Promise((resolve) => {
      const finish = (item: OutboxItem): void => {
        settled.delete(check);
        clearTimeout(limit);
        resolve(item);
      };
      const check = (): void => {
        const item = items.value.find((candidate) => candidate.sequence === sequence);
        if (item && !['waiting', 'sending'].includes(item.status)) finish(item);
        else if (item && item.status === 'waiting' && (!online.value || !identity.maySend())) finish(item);
      };
      const limit = setTimeout(
        () => {
          const item = items.value.find((candidate) => candidate.sequence === sequence);
          if (item) finish(item);
        },
        online.value ? patience : 0,
      );
      settled.add(check);
      check();
    });
  }

  /** Sends what waits, in order; one tab at a time. */
  async function drain(): Promise<void> {
    const vault = currentVault();
    if (!vault || !online.value || !identity.maySend()) return;
    if (draining) {
      drainAgain = true;
      return;
    }
    draining = true;
    drainAgain = false;
    clearTimeout(timer);
    try {
      await navigator.locks.request(`jointgov-outbox-${vault.profile}`, { ifAvailable: true }, async (lock) => {
        // Another tab is sending; it tells us what came of it.
        if (!lock) return;
        await load();
        for (const item of items.value) {
          if (item.status === 'sending') await store(afterInterruption(item));
        }
        for (;;) {
          if (currentVault() !== vault || !identity.maySend()) return;
          const next = nextToSend(items.value);
          if (!next) break;
          const sending = began(next);
          await store(sending);
          const outcome = await deliver(sending);
          await load();
          if (isSuperseded(sending)) continue;
          await store(answered(sending, outcome));
          if (outcome.kind === 'accepted') await vault.remove('attachments', sending.id);
          if (outcome.kind === 'sign-in-needed') {
            identity.signInNeeded();
            return;
          }
          if (outcome.kind === 'unanswered' || outcome.kind === 'busy') {
            const wait = outcome.kind === 'busy' && outcome.retryAfter ? outcome.retryAfter * 1000 : 0;
            timer = setTimeout(() => void drain(), Math.max(wait, backOff(sending.attempts)));
            return;
          }
        }
        for (const item of finishedBeyond(items.value, keptReceipts)) await vault.removeFromOutbox(item.sequence);
        await load();
      });
    } finally {
      draining = false;
      settled.forEach((check) => check());
    }
    if (drainAgain) void drain();
  }

  /** Announces, sends the pieces that the server does not have yet, and has it checked. Each answer says how to go on. */
  async function deliverUpload(item: OutboxItem): Promise<Outcome> {
    const bytes = await currentVault()?.getBytes('attachments', item.id);
    if (!bytes) return { kind: 'unanswered' };
    const path = `/api${item.path}/${(item.body as { id: string }).id}`;
    const ask = async (method: string, to: string, key: string, body: BodyInit, type: string): Promise<Response> => {
      const headers = await requestHeaders();
      headers.set('Idempotency-Key', key);
      headers.set('Content-Type', type);
      if (item.membership) headers.set('Jointgov-Membership', item.membership);
      return fetch(to, { method, headers, body, cache: 'no-store', signal: AbortSignal.timeout(120_000) });
    };
    try {
      const announcement = JSON.stringify(item.body);
      let answer = await ask('POST', `/api${item.path}`, item.idempotencyKey, announcement, 'application/json');
      for (;;) {
        if (!answer.ok) {
          const refusal = await problemOf(answer);
          return outcomeOf(answer.status, refusal.problem, refusal.etag, refusal.retryAfter);
        }
        const upload = (await answer.json()) as UploadState;
        progress.value = { ...progress.value, [item.id]: upload.nextChunk / upload.chunks };
        if (isSuperseded(item)) return { kind: 'unanswered' };
        const next = nextOfUpload(upload);
        if (next === undefined) {
          if (upload.state === 'complete') return { kind: 'accepted' };
          const title = i18n.global.t(`disputeFile.refusal.${upload.refusal ?? 'type'}`);
          return { kind: 'refused', problem: { type: 'about:blank', title, status: answer.status } };
        }
        if (next === 'complete') {
          answer = await ask('POST', `${path}/completion`, `${item.idempotencyKey}-c`, '{}', 'application/json');
        } else {
          const piece = bytes.slice(next.piece * uploadPiece, (next.piece + 1) * uploadPiece);
          answer = await ask('PUT', `${path}/chunks/${next.piece}`, uuidv7(), piece, 'application/octet-stream');
        }
      }
    } catch {
      return { kind: 'unanswered' };
    }
  }

  async function deliver(item: OutboxItem): Promise<Outcome> {
    if (item.upload) return deliverUpload(item);
    const headers = await requestHeaders();
    headers.set('Idempotency-Key', item.idempotencyKey);
    if (item.membership) headers.set('Jointgov-Membership', item.membership);
    const ifMatch = ifMatchOf(item, items.value);
    if (ifMatch) headers.set('If-Match', ifMatch);
    let body: BodyInit | undefined;
    if (item.mediaType !== 'application/json') {
      body = await currentVault()?.getBytes('attachments', item.id);
      headers.set('Content-Type', item.mediaType);
    } else if (item.body !== undefined) {
      body = JSON.stringify(item.body);
      headers.set('Content-Type', item.mediaType);
    }
    try {
      const response = await fetch(`/api${item.path}`, {
        method: item.method,
        headers,
        body,
        cache: 'no-store',
        // A scan of 5 MiB takes its time on a thin network.
        signal: AbortSignal.timeout(item.mediaType === 'application/json' ? 60_000 : 300_000),
      });
      if (response.ok) {
        return outcomeOf(response.status, undefined, response.headers.get('ETag') ?? ifMatch);
      }
      const refusal = await problemOf(response);
      // What is given up and not there is as it should be.
      if (item.gone && response.status === 404) return { kind: 'accepted' };
      return outcomeOf(response.status, refusal.problem, refusal.etag, refusal.retryAfter);
    } catch {
      // Whatever broke on the way: nobody knows whether the server acted, so the same key asks again.
      return { kind: 'unanswered' };
    }
  }

  async function retry(item: OutboxItem): Promise<void> {
    if (item.status === 'conflict' || item.status === 'refused') await store(triedAgain(item));
    void drain();
  }

  /** Whether somebody has put something else in its place while it was on its way. */
  function isSuperseded(item: OutboxItem): boolean {
    return items.value.find((other) => other.sequence === item.sequence)?.idempotencyKey !== item.idempotencyKey;
  }

  /** Gives an upload up: its content leaves the device, and what the server may have of it is given up there, in its place. */
  async function cancelUpload(item: OutboxItem): Promise<void> {
    const vault = currentVault();
    await vault?.remove('attachments', item.id);
    if (item.attempts === 0) await vault?.removeFromOutbox(item.sequence);
    else await vault?.replace(item.sequence, cancelled(item, uuidv7()));
    await load();
    channel?.postMessage('changed');
    void drain();
  }

  async function remove(item: OutboxItem): Promise<void> {
    await currentVault()?.remove('attachments', item.id);
    await currentVault()?.removeFromOutbox(item.sequence);
    await load();
    channel?.postMessage('changed');
  }

  function networkChanged(isOnline: boolean): void {
    online.value = isOnline;
    settled.forEach((check) => check());
    if (isOnline) void drain();
  }

  return {
    items,
    progress,
    unsent,
    troubled,
    online,
    attach,
    dispatch,
    drain,
    retry,
    remove,
    cancelUpload,
    networkChanged,
  };
});
