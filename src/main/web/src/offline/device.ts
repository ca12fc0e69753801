import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { afterWrongPin, mustWipe, pauseBeforeNextTry, type PinAttempts } from './pinState';
import { newDataKey, unwrapWithPin, wrapWithPin, WrongPinError, type WrappedKey } from './seal';
import { Vault } from './vault';

/**
 * A person who uses this device. With a PIN the key is wrapped under it and opens without network; without one the key is
 * opened only after a sign-in as the same subject.
 */
export interface Profile {
  /** Hash of issuer and subject. */
  id: string;
  label: ProfileLabel;
  attempts: PinAttempts;
  wrapped?: WrappedKey;
  unwrapped?: CryptoKey;
  /** Drawn at random; by it the server knows this store, and tells it to go when its person has lost the device. */
  device?: string;
  /** Whether the server has it among the person's devices. */
  registered?: boolean;
}

/** What the unlock screen may show without a key: the office and the township, no person's name. */
export interface ProfileLabel {
  office: string;
  township?: { zh: string; bo?: string; en?: string };
}

interface DeviceSchema extends DBSchema {
  profiles: { key: string; value: Profile };
  settings: { key: string; value: unknown };
}

const databaseName = 'jointgov-device';
let opened: Promise<IDBPDatabase<DeviceSchema>> | undefined;

function database(): Promise<IDBPDatabase<DeviceSchema>> {
  opened ??= openDB<DeviceSchema>(databaseName, 1, {
    upgrade(db) {
      db.createObjectStore('profiles', { keyPath: 'id' });
      db.createObjectStore('settings');
    },
    terminated() {
      opened = undefined;
    },
  });
  return opened;
}

export class PinPausedError extends Error {
  constructor(readonly waitMillis: number) {
    super('too many wrong pins');
    this.name = 'PinPausedError';
  }
}

export class DeviceWipedError extends Error {
  constructor(readonly onRequest = false) {
    super('device store wiped');
    this.name = 'DeviceWipedError';
  }
}

export async function profileId(issuer: string, subject: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${issuer}\n${subject}`));
  return Array.from(new Uint8Array(digest).slice(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export async function listProfiles(): Promise<Profile[]> {
  return (await database()).getAll('profiles');
}

/** Changes a profile as it stands now: another tab may have changed or wiped it since it was read. */
async function amend(
  id: string,
  change: (profile: Profile | undefined) => Profile | undefined,
): Promise<Profile | undefined> {
  const transaction = (await database()).transaction('profiles', 'readwrite');
  const changed = change(await transaction.store.get(id));
  if (changed) await transaction.store.put(changed);
  await transaction.done;
  return changed;
}

/** The device id of a profile, drawn when it is first asked for; nothing when the profile is gone. */
export async function deviceOf(id: string): Promise<{ id: string; registered: boolean } | undefined> {
  const profile = await amend(id, (now) => now && { ...now, device: now.device ?? crypto.randomUUID() });
  return profile?.device ? { id: profile.device, registered: profile.registered === true } : undefined;
}

export async function markRegistered(id: string): Promise<void> {
  await amend(id, (now) => now && { ...now, registered: true });
}

/** Opens the store of somebody who has just signed in; a PIN that is set must be given to `unlock` instead. */
export async function openSignedIn(id: string, label: ProfileLabel): Promise<Vault | 'pin-needed'> {
  const db = await database();
  const profile = await db.get('profiles', id);
  if (profile?.wrapped) return 'pin-needed';
  const key = profile?.unwrapped ?? (await newDataKey(false));
  await amend(id, (now) => ({ ...now, id, label, attempts: { failures: 0 }, unwrapped: key }));
  return Vault.open(id, key);
}

/** Opens the store with the PIN, without network. The try is counted before it is made, so that a crash does not hide it. */
export async function unlock(id: string, pin: string, now: number = Date.now()): Promise<Vault> {
  const db = await database();
  const profile = await db.get('profiles', id);
  if (!profile?.wrapped) throw new WrongPinError();
  const pause = pauseBeforeNextTry(profile.attempts, now);
  if (pause > 0) throw new PinPausedError(pause);
  const attempts = afterWrongPin(profile.attempts, now);
  await amend(id, (now) => now && { ...now, attempts });
  try {
    const key = await unwrapWithPin(profile.wrapped, pin);
    if (!(await amend(id, (now) => now && { ...now, attempts: { failures: 0 } }))) throw new DeviceWipedError(true);
    return await Vault.open(id, key);
  } catch (failure) {
    if (failure instanceof WrongPinError && mustWipe(attempts)) {
      await wipe(id);
      throw new DeviceWipedError();
    }
    throw failure;
  }
}

/** Sets or changes the PIN of the opened store: a new key, everything sealed anew under it, the old key forgotten. */
export async function setPin(vault: Vault, label: ProfileLabel, pin: string): Promise<Vault> {
  const extractable = await newDataKey(true);
  const wrapped = await wrapWithPin(extractable, pin);
  const key = await unwrapWithPin(wrapped, pin);
  const resealed = await vault.resealed(key);
  await resealed.store();
  await amend(
    vault.profile,
    (now) => now && { ...now, label, attempts: { failures: 0 }, wrapped, unwrapped: undefined },
  );
  return resealed.vault;
}

export async function hasPin(id: string): Promise<boolean> {
  return (await (await database()).get('profiles', id))?.wrapped !== undefined;
}

/** Removes everything that this device keeps of the person: key, outbox, drafts, copies of records. */
export async function wipe(id: string): Promise<void> {
  await Vault.closeAll(id);
  await deleteDB(Vault.databaseName(id), { blocked: () => undefined });
  await (await database()).delete('profiles', id);
}

/** Settings of the device that are no secret: language, the last public configuration, the acting membership. */
export async function deviceSetting<T>(name: string): Promise<T | undefined> {
  return (await (await database()).get('settings', name)) as T | undefined;
}

export async function setDeviceSetting(name: string, value: unknown): Promise<void> {
  await (await database()).put('settings', value, name);
}
