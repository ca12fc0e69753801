import { describe, expect, it } from 'vitest';
import { beyondLimit, touched, type CacheIndexEntry } from './cacheState';

describe('the copies on the device', () => {
  it('are bounded: the longest unused go first, whatever the clock says', () => {
    let index: CacheIndexEntry[] = [];
    for (const name of ['a', 'b', 'c', 'a']) index = touched(index, name);
    expect(index).toHaveLength(3);
    expect(beyondLimit(index, 2).map((entry) => entry.name)).toEqual(['b']);
    expect(beyondLimit(index, 3)).toEqual([]);
  });
});
