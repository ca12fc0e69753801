import { describe, expect, it } from 'vitest';
import type { AlertState, DisputeAlertView } from '@/shared/api/types';
import {
  alertStates,
  answerDueOf,
  emptyAlertForm,
  missingFields,
  progressOf,
  requestOf,
  seemsToNameSomebody,
  stateDisplay,
} from './state';

const shared: DisputeAlertView = {
  id: 'a',
  version: 3,
  kind: 'event',
  type: 'pasture-trespass',
  typeVersion: 1,
  severity: 'high',
  severityVersion: 1,
  headline: '山口东侧越界放牧',
  placeName: '山口东侧',
  ownerTownshipId: 'duoma',
  borderId: 'border',
  state: 'sent',
  escalated: false,
  overdue: false,
  raisedAt: '2026-05-01T01:00:00Z',
  sharedAt: '2026-05-01T01:00:01Z',
  mine: true,
  place: { name: '山口东侧', coarse: false },
  raisedBy: { township: 'duoma', office: '调解员', at: '2026-05-01T01:00:00Z' },
  responses: [{ townshipId: 'suojia' }],
  responders: [],
  hasNarrative: false,
  partyCount: 0,
  attachments: [],
  earlier: [],
  inspections: [],
  glass: [],
  actions: [],
};

describe('the state of an alert', () => {
  it('is told to its owner by what became of it, to the other side by what it has to do', () => {
    const table = alertStates.map((state: AlertState) => [
      state,
      stateDisplay({ state, mine: true }).tone,
      stateDisplay({ state, mine: false }).tone,
    ]);
    expect(table).toEqual([
      ['own', 'neutral', 'neutral'],
      ['sent', 'warn', 'warn'],
      ['received', 'warn', 'warn'],
      ['read', 'accent', 'warn'],
      ['acknowledged', 'ok', 'ok'],
      ['declined', 'danger', 'danger'],
      ['withdrawn', 'neutral', 'neutral'],
    ]);
    expect(stateDisplay({ state: 'read', mine: true }).key).toBe('alertState.read');
    expect(stateDisplay({ state: 'read', mine: false }).key).toBe('alertStateTheirs.read');
  });
});

describe('the way of an alert', () => {
  it('goes on when it is merged and when a dispute is opened', () => {
    const way = progressOf({
      ...shared,
      merged: { id: 'b', townshipId: 'suojia', headline: '对方预警', mergedAt: '2026-05-02T01:00:00Z' },
      dispute: {
        id: 'd',
        townshipId: 'duoma',
        fileNumber: '（2026）多玛乡人调字第1号',
        status: 'open',
        opened: { township: 'duoma', office: '乡长', at: '2026-05-03T01:00:00Z' },
      },
    }).slice(-2);
    expect(way).toEqual([
      {
        key: 'duplicate.stepMerged',
        status: 'done',
        at: '2026-05-02T01:00:00Z',
        townshipId: 'suojia',
        reason: '对方预警',
      },
      {
        key: 'duplicate.stepDisputed',
        status: 'done',
        at: '2026-05-03T01:00:00Z',
        townshipId: 'duoma',
        office: '乡长',
        reason: '（2026）多玛乡人调字第1号',
      },
    ]);
  });

  const steps = (over: Partial<DisputeAlertView>) =>
    progressOf({ ...shared, ...over }).map((step) => `${step.key.slice(10)}:${step.status}`);

  it('ends with raising while it is the township’s own', () => {
    expect(steps({ sharedAt: undefined })).toEqual(['Raised:done']);
  });

  it('shows sent, received, read and answered of each other side', () => {
    expect(steps({})).toEqual(['Raised:done', 'Shared:done', 'Received:open', 'Acknowledged:open']);
    expect(steps({ responses: [{ townshipId: 'suojia', receivedAt: 'x' }] })).toEqual([
      'Raised:done',
      'Shared:done',
      'Received:done',
      'Acknowledged:open',
    ]);
    expect(
      steps({
        responses: [{ townshipId: 'suojia', receivedAt: 'x', readAt: 'y', answer: 'acknowledged', answeredAt: 'z' }],
      }),
    ).toEqual(['Raised:done', 'Shared:done', 'Received:done', 'Read:done', 'Acknowledged:done']);
  });

  it('shows a decline with its reason, and the escalation last', () => {
    const escalation = { reason: '久拖未决', act: shared.raisedBy, countyCodes: ['540624'], automatic: false };
    const way = progressOf({
      ...shared,
      responses: [{ townshipId: 's', answer: 'declined', answeredAt: 'z', reason: '不在边界' }],
      escalation,
    });
    expect(way.map((step) => step.reason).filter(Boolean)).toEqual(['不在边界', '久拖未决']);
    expect(way.at(-1)?.key).toBe('alert.stepEscalated');
  });
});

describe('an answer that does not come', () => {
  it('is due as long as nobody has answered', () => {
    const answerDueAt = '2026-05-02T01:00:01Z';
    expect(answerDueOf({ ...shared, answerDueAt })).toBe(answerDueAt);
    for (const state of ['own', 'acknowledged', 'declined', 'withdrawn'] as const) {
      expect(answerDueOf({ state, answerDueAt })).toBeUndefined();
    }
  });

  it('brings the alert to the counties, in the app’s own words', () => {
    const escalation = {
      reason: 'unanswered',
      act: { township: 'suojia', at: 'z' },
      countyCodes: ['540624'],
      automatic: true,
    };
    const last = progressOf({ ...shared, escalated: true, escalation }).at(-1);
    expect(last).toMatchObject({ townshipId: 'suojia', reasonKey: 'alert.automatic.unanswered' });
    expect(last?.reason).toBeUndefined();
  });
});

describe('the way of a withdrawn alert', () => {
  it('ends with the withdrawal and its reason, and waits for nobody', () => {
    const way = progressOf({
      ...shared,
      state: 'withdrawn',
      responses: [{ townshipId: 's', receivedAt: 'x' }],
      withdrawal: { reason: '误报', act: shared.raisedBy },
    });
    expect(way.map((step) => step.key)).toEqual([
      'alert.stepRaised',
      'alert.stepShared',
      'alert.stepReceived',
      'alert.stepWithdrawn',
    ]);
    expect(way.at(-1)?.reason).toBe('误报');
  });
});

describe('the form', () => {
  it('asks only for what an alert needs', () => {
    expect(missingFields(emptyAlertForm('id', 'border'))).toEqual(['type', 'severity', 'headline', 'place.name']);
    const form = { ...emptyAlertForm('id', ''), parties: [{ name: '', phone: '1', village: '' }] };
    expect(missingFields(form)).toContain('parties.0.name');
  });

  it('sends what was filled in, and nothing empty', () => {
    const form = {
      ...emptyAlertForm('id', ''),
      type: 'debt',
      severity: 'low' as const,
      headline: ' 债务 ',
      placeName: '集市',
      parties: [
        { name: '甲', phone: '', village: '' },
        { name: '', phone: '', village: '' },
      ],
    };
    expect(requestOf(form)).toEqual({
      id: 'id',
      kind: 'event',
      type: 'debt',
      severity: 'low',
      headline: '债务',
      place: { name: '集市', source: 'manual' },
      parties: [{ name: '甲' }],
    });
    const located = { ...form, parties: [], position: { latitude: 33.1, longitude: 92.2, accuracyMetres: 12 } };
    expect(requestOf(located).place).toEqual({
      name: '集市',
      latitude: 33.1,
      longitude: 92.2,
      accuracyMetres: 12,
      source: 'gps',
    });
  });

  it.each([
    ['山口东侧越界放牧', false],
    ['扎西与多吉争草场', true],
    ['致电 138 0013 8000', true],
    ['བཀྲ་ཤིས་ཀྱི་ཕྱུགས་བོར་བ', true],
    ['རྩྭ་ས་མཚམས་ཀྱི་འགལ་རྩོད', false],
    ['Mr. X lost 12 yaks', true],
    ['12 yaks lost near the pass', false],
  ])('%s warns: %s', (headline, warns) => {
    expect(seemsToNameSomebody(headline)).toBe(warns);
  });
});
