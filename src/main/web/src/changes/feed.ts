import { api, read, send } from '@/shared/api/client';
import { ProblemError } from '@/shared/api/problem';
import type { Change } from '@/shared/api/types';
import { uuidv7 } from '@/shared/uuid';
import { currentVault } from '@/offline/current';
import { forgetRecord } from '@/offline/readCache';
import { advanced, eventStreamReader, receiptsDue, reconnectAfter } from './state';

type Listener = (changes: readonly Change[]) => void;

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

/** Follows the change feed until the returned function is called. */
export function followChanges(): () => void {
  const stopping = new AbortController();
  let wake: (() => void) | undefined;
  const online = (): void => wake?.();
  addEventListener('online', online);

  async function follow(): Promise<void> {
    let failures = 0;
    while (!stopping.signal.aborted) {
      try {
        await catchUp(stopping.signal);
        await listen(stopping.signal, () => (failures = 0));
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

async function listen(signal: AbortSignal, alive: () => void): Promise<void> {
  const response = await send('/events', { headers: { Accept: 'text/event-stream' }, signal });
  if (!response.ok || !response.body) throw new Error(`event stream answered ${response.status}`);
  alive();
  // What came between the last page and the opened stream.
  await catchUp(signal);
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
      if (events(value).some((event) => event.event === 'change')) await catchUp(signal);
    }
  } finally {
    clearTimeout(silence);
  }
}

async function catchUp(signal: AbortSignal): Promise<void> {
  const vault = currentVault();
  if (!vault) return;
  let position = await vault.get<number>('meta', positionName);
  const seen: Change[] = [];
  if (position === undefined) {
    const newest = await read(api.GET('/changes', { signal }));
    position = newest.position;
    await vault.put('meta', positionName, position);
    await receiveWaitingAlerts(signal);
  }
  while (!signal.aborted) {
    const answer = await read(
      api.GET('/changes', {
        params: { query: { after: position, limit: 100 } },
        signal,
      }),
    );
    position = advanced(position, answer);
    await vault.put('meta', positionName, position);
    for (const change of answer.items) {
      if (change.operation === 'remove') await forgetRecord(change.recordId);
    }
    if (answer.items.length > 0) listeners.forEach((listener) => listener(answer.items));
    seen.push(...answer.items);
    if (!answer.more) break;
  }
  await tellReceipts(receiptsDue(seen, new Set()).slice(-rememberedReceipts));
}

async function receiveWaitingAlerts(signal: AbortSignal): Promise<void> {
  try {
    const query = { side: 'other' as const, state: 'sent' as const, limit: firstAlerts };
    const waiting = await read(api.GET('/dispute-alerts', { params: { query }, signal }));
    await tellReceipts(waiting.items.map((alert) => alert.id));
  } catch (refusal) {
    // An operator reads no records.
    if (!(refusal instanceof ProblemError && refusal.problem.status === 403)) throw refusal;
  }
}

async function tellReceipts(arrived: readonly string[]): Promise<void> {
  const vault = currentVault();
  if (!vault) return;
  const told = (await vault.get<string[]>('meta', receiptsName)) ?? [];
  const due = arrived.filter((id) => !told.includes(id));
  for (let start = 0; start < due.length; start += 100) {
    const ids = due.slice(start, start + 100);
    try {
      const header = { 'Idempotency-Key': uuidv7() };
      await read(api.POST('/dispute-alerts/receipts', { params: { header }, body: { ids } }));
    } catch (refusal) {
      // A role that sends no receipts (county, province) is told so once; everything else is tried at the next change.
      if (!(refusal instanceof ProblemError && refusal.problem.status === 403)) throw refusal;
    }
    told.push(...ids);
    await vault.put('meta', receiptsName, told.slice(-rememberedReceipts));
  }
}
