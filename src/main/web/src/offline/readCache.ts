import { beyondLimit, touched, type CacheIndexEntry } from './cacheState';
import { currentVault } from './current';

export interface CachedCopy<T> {
  value: T;
  /** Device time of the copy, for display only. */
  at: string;
}

const indexName = 'cache-index';
let writing: Promise<void> = Promise.resolve();

/** The last copy of what was read under this address, by this person; one that is just being written is waited for. */
export async function cached<T>(address: string): Promise<CachedCopy<T> | undefined> {
  const name = await nameOf(address);
  await writing.catch(() => 'what could not be written is not there');
  return currentVault()?.get<CachedCopy<T>>('cache', name);
}

export function keep(address: string, value: unknown, at: string, recordId?: string): Promise<void> {
  return inOrder(async () => {
    const vault = currentVault();
    if (!vault) return;
    const name = await nameOf(address);
    await vault.put('cache', name, { value, at });
    const index = touched((await vault.get<CacheIndexEntry[]>('meta', indexName)) ?? [], name, recordId);
    const leaving = beyondLimit(index);
    for (const entry of leaving) await vault.remove('cache', entry.name);
    await vault.put(
      'meta',
      indexName,
      index.filter((entry) => !leaving.includes(entry)),
    );
  });
}

/** A record that this person may no longer see leaves the device too. */
export function forgetRecord(recordId: string): Promise<void> {
  return inOrder(async () => {
    const vault = currentVault();
    if (!vault) return;
    const index = (await vault.get<CacheIndexEntry[]>('meta', indexName)) ?? [];
    for (const entry of index) if (entry.recordId === recordId) await vault.remove('cache', entry.name);
    await vault.put(
      'meta',
      indexName,
      index.filter((entry) => entry.recordId !== recordId),
    );
  });
}

export function forgetAllRecords(): Promise<void> {
  return inOrder(async () => {
    await currentVault()?.clear('cache');
    await currentVault()?.remove('meta', indexName);
  });
}

/** Addresses hold ids and search words: the store knows them by hash only. */
async function nameOf(address: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(address));
  return Array.from(new Uint8Array(digest).slice(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function inOrder(work: () => Promise<void>): Promise<void> {
  writing = writing.then(work, work);
  return writing;
}
