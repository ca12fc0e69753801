import { describe, expect, it } from 'vitest';
import { sameFilters, withFilter, type SavedFilter } from './savedFilters';

const named = (name: string, status = 'open'): SavedFilter => ({ name, filters: { status } });

describe('withFilter', () => {
  it('puts a new one last and replaces one of the same name', () => {
    const saved = withFilter([named('a'), named('b')], named('a', 'closed'));
    expect(saved).toEqual([named('b'), named('a', 'closed')]);
  });

  it('lets the oldest go beyond twelve', () => {
    let saved: SavedFilter[] = [];
    for (let number = 1; number <= 13; number += 1) saved = withFilter(saved, named(String(number)));
    expect(saved.map((filter) => filter.name)).toEqual(Array.from({ length: 12 }, (_, index) => String(index + 2)));
  });
});

describe('sameFilters', () => {
  it('minds what is set, not in which order', () => {
    expect(sameFilters({ a: '1', b: '2' }, { b: '2', a: '1' })).toBe(true);
    expect(sameFilters({ a: '1' }, { a: '1', b: '2' })).toBe(false);
    expect(sameFilters({}, {})).toBe(true);
  });
});
