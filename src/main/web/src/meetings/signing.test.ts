import { describe, expect, it } from 'vitest';
import { dayOf, deputyState } from './signing';

describe('a deputy', () => {
  it('signs on the first and on the last day, in Asia/Shanghai', () => {
    expect(dayOf(Date.parse('2026-11-26T16:00:00Z'))).toBe('2026-11-27');
    const period = { firstDay: '2026-11-27', lastDay: '2026-11-30' };
    expect(deputyState(period, '2026-11-26')).toBe('coming');
    expect(deputyState(period, '2026-11-27')).toBe('acting');
    expect(deputyState(period, '2026-11-30')).toBe('acting');
    expect(deputyState(period, '2026-12-01')).toBe('over');
    expect(deputyState({ ...period, endedAt: '2026-11-27T00:00:00Z' }, '2026-11-28')).toBe('over');
  });
});
