import { describe, expect, it } from 'vitest';
import { daysOf, monthAfter, monthOr } from './calendar';

describe('a month', () => {
  it('is whole weeks from Monday on', () => {
    const days = daysOf('2026-11');
    expect(days).toHaveLength(42);
    expect(days[0]).toEqual({ date: '2026-10-26', within: false });
    expect(days[6]).toEqual({ date: '2026-11-01', within: true });
    expect(days.filter((day) => day.within)).toHaveLength(30);
    expect(daysOf('2027-02')).toHaveLength(28);
    expect(
      daysOf('2024-02')
        .filter((day) => day.within)
        .at(-1)?.date,
    ).toBe('2024-02-29');
  });

  it('is followed by another, over the year’s end too', () => {
    expect(monthAfter('2026-12', 1)).toBe('2027-01');
    expect(monthAfter('2026-01', -1)).toBe('2025-12');
    expect(monthAfter('2026-05', 0)).toBe('2026-05');
  });

  it('is not read out of anything', () => {
    expect(monthOr('2026-13', '2026-11')).toBe('2026-11');
    expect(monthOr('<script>', '2026-11')).toBe('2026-11');
    expect(monthOr('2026-12', '2026-11')).toBe('2026-12');
  });
});
