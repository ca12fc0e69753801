import type { Change } from '@/shared/api/types';

export interface ServerEvent {
  event: string;
  data: string;
}

/** Splits a text/event-stream (WHATWG HTML §9.2.6) that comes in pieces. */
export function eventStreamReader(): (chunk: string) => ServerEvent[] {
  let rest = '';
  let event = '';
  let data: string[] = [];
  return (chunk) => {
    const found: ServerEvent[] = [];
    const lines = (rest + chunk).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line === '') {
        if (data.length > 0) found.push({ event: event || 'message', data: data.join('\n') });
        event = '';
        data = [];
      } else if (!line.startsWith(':')) {
        const colon = line.indexOf(':');
        const field = colon < 0 ? line : line.slice(0, colon);
        const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
        if (field === 'event') event = value;
        if (field === 'data') data.push(value);
      }
    }
    return found;
  };
}

/** How far the feed has come, as an event of the stream says; nothing when it says something else. */
export function positionIn(event: ServerEvent): number | undefined {
  const position = /"position":(\d+)/.exec(event.data)?.[1];
  return position === undefined ? undefined : Number(position);
}

/** The alerts whose arrival on this device is still to be told to the sender. */
export function receiptsDue(changes: readonly Change[], acknowledged: ReadonlySet<string>): string[] {
  const due = changes
    .filter((change) => change.recordKind === 'dispute-alert' && change.operation === 'upsert')
    .map((change) => change.recordId)
    .filter((id) => !acknowledged.has(id));
  return [...new Set(due)];
}

/** Milliseconds before the n-th reconnection: half a second doubling to 30 s, ± 20 %. */
export function reconnectAfter(failures: number, random: number = Math.random()): number {
  return Math.round(Math.min(500 * 2 ** Math.max(0, failures - 1), 30_000) * (0.8 + 0.4 * random));
}
