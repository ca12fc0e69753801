import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { SettlementsView } from '@/shared/api/types';
import { contentHash, settlementCanonicalForm, settlementWordsCanonicalForm } from '@/shared/contentHash';
import {
  daysUntil,
  emptyObligation,
  emptyPerformanceForm,
  emptySettlementForm,
  emptyVisitForm,
  fenOf,
  leftOf,
  missingOfPerformance,
  missingOfSettlement,
  missingOfVisit,
  noteOf,
  performanceRequest,
  settlementRequest,
  settlementStepOf,
  totalOf,
  visitRequest,
  wordsOfSettlement,
  type Obligation,
  type Wording,
} from './settlementState';

const act = (township: string) => ({ township, office: '调解员', at: '2026-11-20T03:00:00Z' });
const owed: Obligation = {
  number: 1,
  owingTownshipId: 'duoma',
  kind: 'money',
  amountYuan: '2400.00',
  dueOn: '2026-12-31',
  reportedYuan: '1000.10',
  confirmedYuan: '0.00',
  performed: false,
  overdue: false,
  reports: [],
};
const wording: Wording = {
  townshipId: 'duoma',
  id: 's',
  round: 1,
  revision: 1,
  form: 'written',
  copies: 3,
  agreedOn: '2026-11-20',
  totalYuan: '2400.00',
  contentHash: 'h',
  current: true,
  written: act('duoma'),
  confirmations: [],
  partiesConfirmations: [],
  obligations: [owed],
  judicial: [],
  outcomes: [],
};
const view = (rest: Partial<SettlementsView>, of: Partial<Wording> = {}): SettlementsView => ({
  disputeId: 'd',
  version: 1,
  status: 'mediation',
  round: 1,
  revision: 1,
  sides: ['duoma', 'suojia'],
  settlements: [{ ...wording, ...of }],
  visits: [],
  actions: [],
  ...rest,
});

describe('a settlement', () => {
  it('adds amounts up without losing a fen', () => {
    expect(totalOf(['0.10', '0.20', ' 1 ', 'much', '999999999998.69'])).toBe('999999999999.99');
    expect(totalOf([])).toBe('0.00');
    expect(['1200', '1200.5', '1.234', '-1', ''].map(fenOf)).toEqual([120000, 120050, undefined, undefined, undefined]);
    expect(leftOf(owed)).toBe('1399.90');
    expect(leftOf({ reportedYuan: '0.00' })).toBeUndefined();
  });

  it('says what is missing, of each obligation too', () => {
    const form = { ...emptySettlementForm('s', '2026-11-20'), obligations: [emptyObligation()] };
    expect(missingOfSettlement(form)).toEqual([
      'parties',
      'content',
      'obligations.0.owingTownshipId',
      'obligations.0.dueOn',
      'obligations.0.text',
      'obligations.0.amountYuan',
    ]);
  });

  it('is sent without what was left empty', () => {
    const form = {
      ...emptySettlementForm('s', '2026-11-20'),
      parties: ' 甲、乙 ',
      content: '赔偿',
      facts: ' ',
      manner: '现金',
      obligations: [
        { ...emptyObligation(), owingTownshipId: 'duoma', kind: 'other' as const, dueOn: '2026-12-31', text: '修围栏' },
      ],
    };
    expect(missingOfSettlement(form)).toEqual([]);
    expect(settlementRequest(form)).toEqual({
      id: 's',
      form: 'written',
      copies: 3,
      agreedOn: '2026-11-20',
      parties: '甲、乙',
      content: '赔偿',
      manner: '现金',
      obligations: [{ owingTownshipId: 'duoma', kind: 'other', dueOn: '2026-12-31', text: '修围栏' }],
    });
  });

  it('has the hash of what is confirmed', async () => {
    const words = settlementWordsCanonicalForm('d', {
      settlementId: 's',
      salt: '00',
      parties: '甲',
      content: 'a\\b\r\nc',
      obligations: ['修围栏'],
    });
    expect(words).toBe('jointgov-settlement-words-v1\nd\ns\n00\n甲\n\n\n\na\\\\b\\nc\n\n修围栏');
    expect(settlementCanonicalForm('d', wording, 'w')).toBe(
      'jointgov-settlement-v1\nd\nduoma\ns\n1\n1\nwritten\n3\n2026-11-20\n2400.00\nw\n1 duoma money 2400.00 2026-12-31',
    );
    expect(await contentHash('x')).toBe(createHash('sha256').update('x').digest('hex'));
  });

  it('says what comes next', () => {
    const step = (rest: Partial<SettlementsView>, of: Partial<Wording> = {}): string =>
      settlementStepOf(view(rest, of), 'duoma').replace('settlement.next.', '');
    const parties = { manner: 'seal' as const, confirmedOn: '2026-11-20', recorded: act('duoma') };
    const report = {
      id: 'r',
      state: 'partly' as const,
      happenedOn: '2026-11-21',
      reported: act('suojia'),
      answers: [],
    };
    expect(step({ settlements: [] })).toBe('write');
    expect(step({ settlements: [], round: 2 })).toBe('writeAgain');
    expect(step({})).toBe('confirm');
    expect(step({}, { confirmations: [act('duoma')] })).toBe('parties');
    expect(step({}, { confirmations: [act('duoma')], partiesConfirmations: [parties] })).toBe('wait');
    expect(step({ status: 'settled' })).toBe('perform');
    expect(step({ status: 'settled' }, { obligations: [{ ...owed, reports: [report] }] })).toBe('answer');
    expect(step({ status: 'settled' }, { obligations: [{ ...owed, overdue: true }] })).toBe('overdue');
    expect(step({ status: 'settled' }, { obligations: [{ ...owed, performed: true }] })).toBe('close');
    expect(step({ status: 'closed' })).toBe('closed');
    expect(daysUntil('2026-12-02', '2026-11-26')).toBe(6);
  });

  it('tells of performance and return visits', () => {
    const report = {
      ...emptyPerformanceForm('r', '2026-11-21'),
      obligation: '1',
      state: 'performed' as const,
      amountYuan: '5',
    };
    expect(missingOfPerformance(emptyPerformanceForm('r', ''))).toEqual(['obligation', 'state', 'happenedOn']);
    expect(performanceRequest(report)).toEqual({
      id: 'r',
      obligation: 1,
      state: 'performed',
      happenedOn: '2026-11-21',
    });
    expect(performanceRequest({ ...report, state: 'partly', note: '当面' })).toMatchObject({
      amountYuan: '5',
      note: '当面',
    });
    expect(missingOfVisit(emptyVisitForm('v', ''))).toEqual(['visitedOn', 'reason', 'performance', 'satisfaction']);
    expect(
      visitRequest(
        {
          ...emptyVisitForm('v', '2026-11-21'),
          reason: '到期 ',
          performance: 'partly',
          satisfaction: 'satisfied',
          note: '好',
        },
        2,
      ),
    ).toMatchObject({ revision: 2, reason: '到期', note: '好' });
  });

  it('shows words once they have been opened, each side its own', () => {
    const said = {
      settlements: [
        {
          townshipId: 'duoma',
          settlementId: 's',
          revision: 1,
          salt: '',
          contentHash: 'h',
          parties: '甲',
          content: '乙',
          obligations: [],
        },
      ],
      performances: [],
      visits: [{ townshipId: 'suojia', id: 'v', note: '满意' }],
    };
    expect(wordsOfSettlement(wording, said)?.parties).toBe('甲');
    expect(wordsOfSettlement(wording, undefined)).toBeUndefined();
    expect(noteOf({ id: 'v', township: 'suojia' }, said.visits)).toBe('满意');
    expect(noteOf({ id: 'v', township: 'duoma' }, said.visits)).toBeUndefined();
  });
});
