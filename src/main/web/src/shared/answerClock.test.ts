import { describe, expect, it } from 'vitest';
import { answerClock } from './answerClock';

describe('the clock of an answer', () => {
  const now = Date.parse('2026-11-22T08:00:00Z');

  it.each([
    ['2026-11-22T08:00:30Z', 'clock.minutes', 1, 'warn'],
    ['2026-11-22T08:59:00Z', 'clock.minutes', 59, 'warn'],
    ['2026-11-22T11:30:00Z', 'clock.hours', 3, 'warn'],
    ['2026-11-24T07:30:00Z', 'clock.hours', 47, 'neutral'],
    ['2026-11-25T08:30:00Z', 'clock.days', 3, 'neutral'],
    ['2026-11-22T08:00:00Z', 'clock.overdue', 0, 'danger'],
    ['2026-11-20T08:00:00Z', 'clock.overdue', 0, 'danger'],
  ])('at %s says %s %d', (due, key, count, tone) => {
    expect(answerClock(due, now)).toEqual({ key, count, tone });
  });

  it('says nothing where nothing is due', () => {
    expect(answerClock(undefined, now)).toBeUndefined();
  });
});
