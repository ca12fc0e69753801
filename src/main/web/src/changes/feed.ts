import { api, read, send } from '@/shared/api/client';
import type { Change, ChangePage } from '@/shared/api/types';
import { uuidv7 } from '@/shared/uuid';
import { currentVault } from '@/offline/current';
import { forgetAllRecords, forgetRecord } from '@/offline/readCache';
import { eventStreamReader, positionIn, receiptsDue, reconnectAfter } from './state';

/** Called with a question: whether a change that passes the test was among those that came. */
type Listener = (anyOf: (test: (change: Change) => boolean) => boolean) => void;

/** One tab's way through the feed. The position is the tab's own: what another tab has read, this one has not shown yet. */
interface Feed {
  readonly signal: AbortSignal;
  readonly receives: () => boolean;
  position?: number;
}

const listeners = new Set<Listener>();
const positionName = 'feed-position';
const receiptsName = 'feed-receipts';
const rememberedReceipts = 500;
/** The first synchronisation is bounded: it begins at the newest position and takes in the newest alerts of the other side. */
const firstAlerts = 50;

/** Calls back with what changed in what this person may see; returns how to stop. */
export function onChanges(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Follows the change feed until the returned function is called.
 *
 * @param receives whether alerts that arrive here are received by the person's township, which its sender is told
 */
export function followChanges(receives: () => boolean): () => void {
  const stopping = new AbortController();
  let wake: (() => void) | undefined;
  const online = (): void => wake?.();
  addEventListener('online', online);

  async function follow(): Promise<void> {
    const feed: Feed = { signal: stopping.signal, receives };
    let failures = 0;
    while (!stopping.signal.aborted) {
      try {
        await catchUp(feed);
        await listen(feed, () => (failures = 0));
      } catch {
        // Whatever broke: the next round asks again from the last position.
      }
      if (stopping.signal.aborted) return;
      failures += 1;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, reconnectAfter(failures));
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
        stopping.signal.addEventListener('abort', wake, { once: true });
      });
    }
  }
  void follow();
  return () => {
    stopping.abort();
    removeEventListener('online', online);
  };
}

async function listen(feed: Feed, alive: () => void): Promise<void> {
  const response = await send('/events', { headers: { Accept: 'text/event-stream' }, signal: feed.signal });
  if (!response.ok || !response.body) throw new Error(`event stream answered ${response.status}`);
  alive();
  const events = eventStreamReader();
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  // The server sends a sign of life every 15 s; a silent stream is a dead one.
  let silence: ReturnType<typeof setTimeout> | undefined;
  const expectLife = (): void => {
    clearTimeout(silence);
    silence = setTimeout(() => void reader.cancel(), 45_000);
  };
  try {
    for (;;) {
      expectLife();
      const { done, value } = await reader.read();
      if (done) return;
      // The first event says how far the feed is, so nothing that came before the stream was open is missed.
      const reached = events(value).flatMap((event) => (event.event === 'change' ? [positionIn(event)] : []));
      if (reached.length > 0 && reached.at(-1) !== feed.position) await catchUp(feed);
    }
  } finally {
    clearTimeout(silence);
  }
}

async function catchUp(feed: Feed): Promise<void> {
  const vault = currentVault();
  if (!vault) return;
  feed.position ??= await vault.get<number>('meta', positionName);
  if (feed.position === undefined) {
    feed.position = (await read(api.GET('/changes', { signal: feed.signal }))).position;
    await vault.put('meta', positionName, feed.position);
    if (feed.receives()) await receiveWaitingAlerts(feed.signal);
    return;
  }
  const seen: Change[] = [];
  for (let more = true; more && !feed.signal.aborted;) {
    const asked: number = feed.position;
    const answer: ChangePage = await read(
      api.GET('/changes', { params: { query: { after: asked, limit: 100 } }, signal: feed.signal }),
    );
    const setBack = answer.position < asked;
    feed.position = answer.position;
    more = answer.more;
    await vault.put('meta', positionName, answer.position);
    if (setBack) {
      // The server was restored from a backup: nobody knows what is still as it was read.
      await forgetAllRecords();
      listeners.forEach((listener) => listener(() => true));
    }
    for (const change of answer.items) {
      if (change.operation === 'remove') await forgetRecord(change.recordId);
    }
    if (answer.items.length > 0) listeners.forEach((listener) => listener((test) => answer.items.some(test)));
    seen.push(...answer.items);
  }
  if (feed.receives()) await tellReceipts(receiptsDue(seen, new Set()).slice(-rememberedReceipts));
}

async function receiveWaitingAlerts(signal: AbortSignal): Promise<void> {
  const query = { side: 'other' as const, state: 'sent' as const, limit: firstAlerts };
  const waiting = await read(api.GET('/dispute-alerts', { params: { query }, signal }));
  await tellReceipts(waiting.items.map((alert) => alert.id));
}

async function tellReceipts(arrived: readonly string[]): Promise<void> {
  const vault = currentVault();
  if (!vault) return;
  const told = (await vault.get<string[]>('meta', receiptsName)) ?? [];
  const due = arrived.filter((id) => !told.includes(id));
  for (let start = 0; start < due.length; start += 100) {
    const ids = due.slice(start, start + 100);
    const header = { 'Idempotency-Key': uuidv7() };
    await read(api.POST('/dispute-alerts/receipts', { params: { header }, body: { ids } }));
    told.push(...ids);
    await vault.put('meta', receiptsName, told.slice(-rememberedReceipts));
  }
}
