import { describe, expect, it } from 'vitest';
import { formatDate, formatDay, formatTime, instantOfLocal, localOfInstant, todayInChina } from './dates';

describe('dates', () => {
  it('are shown in China Standard Time in all three languages', () => {
    const instant = '2024-12-31T16:30:00Z';
    expect(formatTime(instant, 'zh-CN')).toBe('2025年1月1日 00:30');
    expect(formatTime(instant, 'en')).toBe('1 Jan 2025, 00:30');
    expect(formatTime(instant, 'bo')).toBe('2025ལོའི་ཟླ་1པའི་ཚེས་1ཉིན། 00:30');
    expect(formatDay('2024-06-30T15:59:59Z', 'zh-CN')).toBe('2024年6月30日');
    expect(formatDate('2024-05-03', 'en')).toBe('3 May 2024');
  });

  it('are typed as time in China and survive the way to the server and back', () => {
    expect(instantOfLocal('2026-07-01T09:15')).toBe('2026-07-01T01:15:00.000Z');
    expect(localOfInstant('2026-07-01T01:15:00.000Z')).toBe('2026-07-01T09:15');
    expect(todayInChina(new Date('2026-01-31T17:00:00Z'))).toBe('2026-02-01');
  });
});
