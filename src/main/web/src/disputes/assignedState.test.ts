import { describe, expect, it } from 'vitest';
import { toFetch } from './assignedState';

const assigned = [
  { id: 'a', version: 3 },
  { id: 'b', version: 1 },
  { id: 'c', version: 2 },
];

describe('toFetch', () => {
  it('fetches what is new, what has another version and what has changed in a part', () => {
    expect(toFetch(assigned, {}, () => false)).toEqual(['a', 'b', 'c']);
    expect(toFetch(assigned, { a: 3, b: 1, c: 1 }, () => false)).toEqual(['c']);
    expect(toFetch(assigned, { a: 3, b: 1, c: 2 }, (id) => id === 'b')).toEqual(['b']);
  });

  it('fetches nothing that is no longer theirs', () => {
    expect(toFetch([], { a: 3 }, () => true)).toEqual([]);
  });
});
