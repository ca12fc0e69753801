import { describe, expect, it } from 'vitest';
import { agreementTone, agreementStates, sidesOf } from '@/agreements/state';
import type { CooperationAgreementView } from '@/shared/api/types';
import {
  agendaMinutes,
  attendanceBody,
  attendanceForm,
  emptyItem,
  emptyMeetingForm,
  endsBeforeItStarts,
  fieldsOfAttendance,
  isStale,
  itemBody,
  meetingStates,
  meetingTone,
  missingInAttendance,
  missingFields,
  moved,
  phaseOf,
  requestOf,
  signingOf,
} from './state';

const signature = { townshipId: 'duoma', office: '乡长', at: '2026-01-01T00:00:00Z' };

describe('signing', () => {
  it('counts only under the text as it stands', () => {
    expect(signingOf([{ ...signature, current: false }], ['duoma', 'suojia'], []).map((side) => side.status)).toEqual([
      'outdated',
      'open',
    ]);
    const both = [
      { ...signature, current: true },
      { ...signature, current: false },
    ];
    expect(signingOf(both, ['duoma'], ['duoma'])[0]).toMatchObject({ status: 'signed', signatures: [both[0]] });
  });

  it('is not done while a second person has to sign', () => {
    expect(signingOf([{ ...signature, current: true }], ['duoma'], [])[0]?.status).toBe('partly');
  });

  it('of an agreement is told for each side', () => {
    const agreement = {
      revisionTownshipId: 'duoma',
      acceptances: [{ ...signature, townshipId: 'suojia', revision: 2, contentHash: 'h', current: true }],
      signatures: [{ ...signature, revision: 1, contentHash: 'old', current: false }],
      endings: [],
    } as unknown as CooperationAgreementView;
    const [duoma, suojia] = sidesOf(agreement, ['duoma', 'suojia']);
    expect(duoma).toMatchObject({ wrote: true, accepted: undefined, signed: undefined });
    expect(suojia).toMatchObject({ wrote: false, accepted: { office: '乡长' } });
  });
});

describe('minutes', () => {
  it('go through four phases', () => {
    const now = Date.parse('2026-11-27T00:00:00Z');
    expect(phaseOf('planned', undefined, now)).toBe('drafting');
    expect(phaseOf('minutes-drafting', undefined, now)).toBe('drafting');
    expect(phaseOf('amendment', '2026-11-28T00:00:00Z', now)).toBe('amendment');
    expect(phaseOf('amendment', '2026-11-26T00:00:00Z', now)).toBe('sign-off');
    expect(phaseOf('awaiting-sign-off', '2026-11-28T00:00:00Z', now)).toBe('sign-off');
    expect(phaseOf('in-force', '2026-11-28T00:00:00Z', now)).toBe('sealed');
  });

  it('are stale when somebody else’s revision came after their base', () => {
    expect(isStale({ baseRevision: 1 }, 2)).toBe(true);
    expect(isStale({ baseRevision: 2 }, 2)).toBe(false);
  });
});

describe('a meeting plan', () => {
  it('is sent as instants', () => {
    const form = {
      ...emptyMeetingForm('m', 'b', 't'),
      kind: 'symposium' as const,
      title: ' 座谈 ',
      place: '乡政府',
      startsAt: '2026-07-01T09:00',
    };
    expect(missingFields(form)).toEqual([]);
    expect(requestOf(form)).toMatchObject({ title: '座谈', startsAt: '2026-07-01T01:00:00.000Z', online: false });
    expect(requestOf(form)).not.toHaveProperty('endsAt');
    expect(endsBeforeItStarts({ startsAt: '2026-07-01T09:00', endsAt: '2026-07-01T08:00' })).toBe(true);
    expect(missingFields(emptyMeetingForm('m', '', ''))).toEqual([
      'borderId',
      'kind',
      'hostTownshipId',
      'title',
      'place',
      'startsAt',
    ]);
  });
});

describe('states', () => {
  it('each have a tone', () => {
    expect(meetingStates.map(meetingTone)).not.toContain(undefined);
    expect(agreementStates.map(agreementTone)).not.toContain(undefined);
  });
});

describe('an agenda', () => {
  it('moves one item and keeps the others in their order', () => {
    const ids = ['a', 'b', 'c', 'd'];
    expect(moved(ids, 'c', 0)).toEqual(['c', 'a', 'b', 'd']);
    expect(moved(ids, 'a', 2)).toEqual(['b', 'c', 'a', 'd']);
    expect(moved(ids, 'a', 3)).toEqual(['b', 'c', 'd', 'a']);
    expect(moved(ids, 'b', 1)).toBeUndefined();
    expect(moved(ids, 'b', 4)).toBeUndefined();
    expect(moved(ids, 'x', 0)).toBeUndefined();
  });

  it('adds up what is known of its length', () => {
    expect(agendaMinutes([{ minutes: 20 }, {}, { minutes: 15 }])).toBe(35);
  });

  it('sends no length that nobody typed', () => {
    expect(itemBody({ ...emptyItem('i', ' 乡长 '), title: ' 转场 ' })).toEqual({ title: '转场', responsible: '乡长' });
    expect(itemBody({ ...emptyItem('i', '乡长'), title: '转场', minutes: 5 })).toMatchObject({ minutes: 5 });
  });
});

describe('attendance', () => {
  const chair = attendanceForm({ office: ' 乡长 ', role: 'chair', presence: 'attended' });
  const deputy = { ...chair, presence: 'deputy' as const };
  const guest = { ...attendanceForm(), office: '科长', role: 'guest' as const };

  it('asks for the deputy and for where a guest is from', () => {
    expect(fieldsOfAttendance(chair)).toEqual(['office']);
    expect(fieldsOfAttendance({ ...guest, presence: 'deputy' })).toEqual(['office', 'organisation', 'deputyOffice']);
    expect(missingInAttendance([chair, deputy, guest, attendanceForm()])).toEqual([
      'entries.1.deputyOffice',
      'entries.2.organisation',
      'entries.3.office',
    ]);
  });

  it('sends what is asked for only', () => {
    expect(
      attendanceBody([
        { ...chair, deputyOffice: '副乡长', organisation: '县民政局' },
        { ...guest, organisation: ' 县民政局 ' },
      ]),
    ).toEqual([
      { office: '乡长', role: 'chair', presence: 'attended' },
      { office: '科长', role: 'guest', presence: 'attended', organisation: '县民政局' },
    ]);
  });

  it('takes up what was typed before the fields were there', () => {
    const old = { office: '乡长', role: 'chair', presence: 'deputy' } as ReturnType<typeof attendanceForm>;
    expect(missingInAttendance([old])).toEqual(['entries.0.deputyOffice']);
    expect(attendanceBody([{ ...old, presence: 'attended' }])).toEqual([
      { office: '乡长', role: 'chair', presence: 'attended' },
    ]);
  });
});

describe('a plan with several dates', () => {
  const form = {
    ...emptyMeetingForm('1', 'b', 'h'),
    kind: 'symposium' as const,
    title: '座谈会',
    place: '索加乡',
    severalDates: true,
    dates: [
      { id: 'a', startsAt: '2026-12-01T10:00', endsAt: '2026-12-01T12:00' },
      { id: 'b', startsAt: '2026-12-02T10:00', endsAt: '' },
    ],
  };

  it('is sent with all of them, the first provisionally', () => {
    expect(requestOf(form)).toMatchObject({
      startsAt: '2026-12-01T02:00:00.000Z',
      endsAt: '2026-12-01T04:00:00.000Z',
      dates: [{ id: 'a' }, { id: 'b', startsAt: '2026-12-02T02:00:00.000Z' }],
    });
    expect(missingFields(form)).toEqual([]);
  });

  it('needs every one of them, and no other time', () => {
    expect(missingFields({ ...form, dates: [...form.dates, { id: 'c', startsAt: '', endsAt: '' }] })).toEqual([
      'startsAt',
    ]);
  });
});
