import { describe, expect, it } from 'vitest';
import type { Change } from '@/shared/api/types';
import { eventStreamReader, positionIn, receiptsDue, reconnectAfter } from './state';

describe('the event stream', () => {
  it('is read whole, whatever the pieces it comes in', () => {
    const stream =
      ': alive\n\nevent: change\ndata: {"position":7}\n\nevent: change\r\ndata: {"position":8}\r\n\r\ndata: a\ndata: b\n\n';
    for (let size = 1; size <= stream.length; size += 1) {
      const feed = eventStreamReader();
      const events = [];
      for (let start = 0; start < stream.length; start += size) events.push(...feed(stream.slice(start, start + size)));
      expect(events).toEqual([
        { event: 'change', data: '{"position":7}' },
        { event: 'change', data: '{"position":8}' },
        { event: 'message', data: 'a\nb' },
      ]);
    }
  });
});

describe('the position', () => {
  it('is read from an event', () => {
    expect(positionIn({ event: 'change', data: '{"position":12}' })).toBe(12);
    expect(positionIn({ event: 'change', data: '{}' })).toBeUndefined();
  });
});

describe('receipts', () => {
  const change = (recordId: string, over: Partial<Change> = {}): Change => ({
    position: 1,
    recordKind: 'dispute-alert',
    recordId,
    version: 1,
    operation: 'upsert',
    at: '2026-01-01T00:00:00Z',
    ...over,
  });

  it('are due once for each alert that arrived', () => {
    const changes = [
      change('a'),
      change('a'),
      change('b'),
      change('c', { operation: 'remove' }),
      change('d', { recordKind: 'joint-meeting' }),
    ];
    expect(receiptsDue(changes, new Set(['b']))).toEqual(['a']);
  });
});

describe('reconnecting', () => {
  it('waits longer each time, up to half a minute', () => {
    expect([1, 2, 3, 4].map((failures) => reconnectAfter(failures, 0.5))).toEqual([500, 1000, 2000, 4000]);
    expect(reconnectAfter(50, 1)).toBeLessThanOrEqual(36_000);
  });
});
