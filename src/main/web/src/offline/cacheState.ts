/** What the device may keep of records that were opened: a bounded number, the longest unused go first. */
export interface CacheIndexEntry {
  name: string;
  /** Grows with every use; a counter, because the device clock may be wrong. */
  used: number;
  recordId?: string;
}

export const cacheLimit = 150;

export function touched(index: readonly CacheIndexEntry[], name: string, recordId?: string): CacheIndexEntry[] {
  const used = Math.max(0, ...index.map((entry) => entry.used)) + 1;
  return [...index.filter((entry) => entry.name !== name), { name, used, recordId }];
}

export function beyondLimit(index: readonly CacheIndexEntry[], limit = cacheLimit): CacheIndexEntry[] {
  return [...index].sort((a, b) => b.used - a.used).slice(limit);
}
