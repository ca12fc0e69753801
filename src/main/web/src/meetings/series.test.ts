import { describe, expect, it } from 'vitest';
import type { JointMeetingRequest, MeetingSeries } from '@/shared/api/types';
import { noSeries, placeOf, seriesBody, seriesIsWhole } from './series';

const series = {
  meetings: ['planned', 'cancelled', 'planned', 'in-force'].map((state, index) => ({
    id: String(index + 1),
    number: index + 1,
    state,
  })),
} as unknown as MeetingSeries;

describe('a series', () => {
  it('tells where a meeting stands, passing over what was called off', () => {
    expect(placeOf(series, '1')).toMatchObject({
      number: 1,
      of: 4,
      previous: undefined,
      next: { id: '3' },
      open: true,
    });
    expect(placeOf(series, '3')).toMatchObject({ number: 3, previous: { id: '1' }, next: { id: '4' } });
    expect(placeOf(series, '4')).toMatchObject({ next: undefined, open: false });
    expect(placeOf(series, '2')?.open).toBe(false);
    expect(placeOf(series, 'none')).toBeUndefined();
  });

  it('is whole with a number, or with an agreement to run out', () => {
    const form = { ...noSeries(), rhythm: 'yearly' as const };
    expect(seriesIsWhole(noSeries())).toBe(true);
    expect(seriesIsWhole(form)).toBe(true);
    expect(seriesIsWhole({ ...form, meetings: 11 })).toBe(false);
    expect(seriesIsWhole({ ...form, meetings: 2.5 })).toBe(false);
    expect(seriesIsWhole({ ...form, meetings: '' })).toBe(false);
    expect(seriesIsWhole({ ...form, meetings: '', agreementId: 'a' })).toBe(true);
  });

  it('is sent with what was chosen', () => {
    const first = { id: 'm' } as JointMeetingRequest & { id: string };
    const form = noSeries();
    expect(seriesBody('s', form, 'yearly', first)).toEqual({
      id: 's',
      first,
      rhythm: 'yearly',
      rotating: true,
      meetings: 2,
    });
    expect(seriesBody('s', { ...form, meetings: '', agreementId: 'a' }, 'yearly', first)).toEqual({
      id: 's',
      first,
      rhythm: 'yearly',
      rotating: true,
      agreementId: 'a',
    });
  });
});
