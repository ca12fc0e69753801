import { currentVault } from './current';

/** What this person has read on this device, kept encrypted with the rest; nobody else learns of it. */
export async function readMark<T>(name: string): Promise<T | undefined> {
  return currentVault()?.get<T>('meta', `read-${name}`);
}

export async function keepReadMark(name: string, mark: unknown): Promise<void> {
  await currentVault()?.put('meta', `read-${name}`, mark);
}
