import { describe, expect, it } from 'vitest';
import {
  afterInterruption,
  answered,
  backOff,
  began,
  cancelled,
  canBecome,
  finishedBeyond,
  ifMatchOf,
  isHandedOver,
  isHeld,
  nextToSend,
  outcomeOf,
  triedAgain,
  type OutboxItem,
  type OutboxStatus,
} from './outboxState';

const statuses: OutboxStatus[] = ['waiting', 'sending', 'sent', 'conflict', 'refused'];
const problem = { type: 'urn:jointgov:problem:conflict', title: '冲突', status: 409 };

function item(sequence: number, over: Partial<OutboxItem> = {}): OutboxItem {
  return {
    id: `item-${sequence}`,
    sequence,
    status: 'waiting',
    attempts: 0,
    recordKind: 'dispute-alert',
    recordId: `record-${sequence}`,
    intent: 'raise',
    title: '越界放牧',
    method: 'POST',
    path: '/dispute-alerts',
    mediaType: 'application/json',
    idempotencyKey: `key-${sequence}`,
    deviceTime: '2026-01-01T00:00:00Z',
    ...over,
  };
}

describe('an outbox item', () => {
  it('passes through its states only as the matrix says', () => {
    const allowed = statuses.flatMap((from) =>
      statuses.filter((to) => canBecome(from, to)).map((to) => `${from}→${to}`),
    );
    expect(allowed).toEqual([
      'waiting→sending',
      'sending→waiting',
      'sending→sent',
      'sending→conflict',
      'sending→refused',
      'conflict→waiting',
      'refused→waiting',
    ]);
  });

  it('that is sent is never sent again', () => {
    const sent = answered(began(item(1)), { kind: 'accepted', etag: '"1"' });
    expect(sent).toMatchObject({ status: 'sent', etag: '"1"', attempts: 1 });
    expect(() => began(sent)).toThrow();
    expect(nextToSend([sent])).toBeUndefined();
  });

  it('waits again when nobody answered, when the server is busy and when a sign-in is needed', () => {
    for (const kind of ['unanswered', 'busy', 'sign-in-needed'] as const) {
      expect(answered(began(item(1)), { kind }).status).toBe('waiting');
    }
  });

  it('keeps its idempotency key over a crash and over another try', () => {
    expect(afterInterruption(began(item(1)))).toMatchObject({ status: 'waiting', idempotencyKey: 'key-1' });
    expect(afterInterruption(item(1, { status: 'refused' })).status).toBe('refused');
    const conflict = answered(began(item(1, { ifMatch: '"3"', after: 'x' })), {
      kind: 'conflict',
      problem,
      currentEtag: '"5.a.zh"',
    });
    expect(conflict).toMatchObject({ status: 'conflict', problem });
    expect(triedAgain(conflict)).toMatchObject({
      status: 'waiting',
      idempotencyKey: 'key-1',
      ifMatch: '"5.a.zh"',
      after: undefined,
      problem: undefined,
    });
  });
});

describe('an upload that is given up', () => {
  it('becomes the call that takes it away, in its place and under a key of its own', () => {
    const upload = item(3, {
      status: 'sending',
      attempts: 2,
      upload: true,
      method: 'POST',
      path: '/disputes/1/attachments',
      body: { id: 'a' },
    });
    const given = cancelled(upload, 'other');
    expect(given).toMatchObject({
      id: upload.id,
      sequence: 3,
      method: 'DELETE',
      path: '/disputes/1/attachments/a',
      idempotencyKey: 'other',
      status: 'waiting',
      attempts: 0,
      gone: true,
    });
    expect(given.upload).toBeUndefined();
    expect(given.body).toBeUndefined();
  });
});

describe('the order of sending', () => {
  it('is the order of writing', () => {
    expect(nextToSend([item(3), item(1), item(2)])?.sequence).toBe(1);
  });

  it('holds what comes after a refused act on the same record, and lets other records pass', () => {
    const refused = item(1, { recordId: 'a', status: 'refused' });
    const held = item(2, { recordId: 'a' });
    const free = item(3, { recordId: 'b' });
    expect(nextToSend([refused, held, free])?.sequence).toBe(3);
    expect(isHeld(held, [refused, held, free])).toBe(true);
    expect(isHeld(free, [refused, held, free])).toBe(false);
  });

  it('never sends two acts on one record at once', () => {
    expect(nextToSend([item(1, { recordId: 'a', status: 'sending' }), item(2, { recordId: 'a' })])).toBeUndefined();
  });

  it('builds on the version that the earlier act led to', () => {
    const first = item(1, { status: 'sent', etag: '"2.x.zh"' });
    expect(ifMatchOf(item(2, { after: 'item-1', ifMatch: '"1"' }), [first])).toBe('"2.x.zh"');
    expect(ifMatchOf(item(2, { ifMatch: '"1"' }), [first])).toBe('"1"');
    expect(ifMatchOf(item(2, { after: 'gone', ifMatch: '"1"' }), [])).toBe('"1"');
  });
});

describe('the answer', () => {
  it.each([
    [200, 'accepted'],
    [201, 'accepted'],
    [204, 'accepted'],
    [400, 'refused'],
    [401, 'sign-in-needed'],
    [403, 'refused'],
    [404, 'refused'],
    [408, 'busy'],
    [409, 'conflict'],
    [412, 'conflict'],
    [413, 'refused'],
    [422, 'refused'],
    [428, 'refused'],
    [429, 'busy'],
    [500, 'busy'],
    [503, 'busy'],
  ])('%i counts as %s', (status, kind) => {
    expect(outcomeOf(status, problem).kind).toBe(kind);
  });
});

describe('a draft', () => {
  it('is handed over once the record that it would make stands in the outbox', () => {
    const form = {
      route: '/dispute-alerts/new',
      draft: 'dispute-alert-new',
      values: { id: 'a', headline: '越界放牧' },
    };
    const outbox = [{ value: item(1) }, { value: item(2, { form, status: 'sent' }) }];
    expect(isHandedOver('dispute-alert-new', { id: 'a', headline: '越界' }, outbox)).toBe(true);
    expect(isHandedOver('dispute-alert-new', { id: 'b', headline: '越界放牧' }, outbox)).toBe(false);
    expect(isHandedOver('joint-meeting-new', { id: 'a' }, outbox)).toBe(false);
    expect(isHandedOver('dispute-alert-new', { headline: '越界放牧' }, outbox)).toBe(false);
  });
});

describe('waiting and tidying', () => {
  it('doubles the wait up to five minutes', () => {
    expect([1, 2, 3].map((attempts) => backOff(attempts, 0.5))).toEqual([1000, 2000, 4000]);
    expect(backOff(40, 0.5)).toBe(300_000);
  });

  it('keeps the latest receipts and those that a waiting act builds on', () => {
    const items = [1, 2, 3, 4].map((sequence) => item(sequence, { status: 'sent' }));
    const waiting = item(5, { after: 'item-1' });
    expect(finishedBeyond([...items, waiting], 2).map((old) => old.sequence)).toEqual([2]);
  });
});
