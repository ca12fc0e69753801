import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  deviceOf,
  DeviceWipedError,
  hasPin,
  listProfiles,
  markRegistered,
  openSignedIn,
  PinPausedError,
  profileId,
  setPin,
  unlock,
  wipe,
} from './device';
import { pauseBeforeNextTry, pinWeakness, triesBeforeWipe } from './pinState';
import { WrongPinError } from './seal';
import type { Vault } from './vault';

// The work factor is a matter of time, not of behaviour.
vi.mock('./seal', async (original) => {
  const seal = await original<typeof import('./seal')>();
  return { ...seal, wrapWithPin: (key: CryptoKey, pin: string) => seal.wrapWithPin(key, pin, 10) };
});

const label = { office: '调解员', township: { zh: '多玛乡' } };
const pin = '730215';
let id = '';
let people = 0;

async function opened(): Promise<Vault> {
  const vault = await openSignedIn(id, label);
  if (vault === 'pin-needed') throw new Error('pin needed');
  return vault;
}

beforeEach(async () => {
  id = await profileId('https://hub.example/realms/joint-governance', `subject-${(people += 1)}`);
});

describe('a device with a PIN', () => {
  it('opens with the PIN, without network, and holds what was kept', async () => {
    const vault = await opened();
    await vault.put('drafts', 'dispute-alert-new', { headline: '越界放牧' });
    await vault.append({ id: 'first' });
    await setPin(vault, label, pin);
    expect(await hasPin(id)).toBe(true);
    expect(await openSignedIn(id, label)).toBe('pin-needed');

    const again = await unlock(id, pin);
    expect(await again.get('drafts', 'dispute-alert-new')).toEqual({ headline: '越界放牧' });
    expect(await again.outbox()).toEqual([{ sequence: 1, value: { id: 'first' } }]);
  });

  it('keeps no key that could be read out, and no plain text', async () => {
    const vault = await opened();
    await setPin(vault, label, pin);
    const profile = (await listProfiles()).find((candidate) => candidate.id === id)!;
    expect(profile.unwrapped).toBeUndefined();
    expect(profile.wrapped!.deviceSecret.extractable).toBe(false);
    const after = await unlock(id, pin);
    await after.put('drafts', 'form', { text: '秘密' });
    const raw = await new Promise<unknown>((resolve, reject) => {
      const request = indexedDB.open(`jointgov-${id}`);
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const got = request.result.transaction('drafts').objectStore('drafts').get('form');
        got.onsuccess = () => resolve(got.result);
      };
    });
    const bytes = new TextDecoder().decode((raw as { bytes: ArrayBuffer }).bytes);
    expect(bytes).not.toContain('秘密');
  });

  it('pauses after wrong PINs, forgives after the right one, and wipes after ten', async () => {
    await setPin(await opened(), label, pin);
    let now = 1_800_000_000_000;
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await expect(unlock(id, '000000', now)).rejects.toBeInstanceOf(WrongPinError);
    }
    await expect(unlock(id, pin, now)).rejects.toBeInstanceOf(PinPausedError);
    now += 30_000;
    await unlock(id, pin, now);
    for (let attempt = 1; attempt < triesBeforeWipe; attempt += 1) {
      await expect(unlock(id, '000000', now)).rejects.toBeInstanceOf(WrongPinError);
      now += 3_600_000;
    }
    await expect(unlock(id, '000000', now)).rejects.toBeInstanceOf(DeviceWipedError);
    expect((await listProfiles()).some((profile) => profile.id === id)).toBe(false);
    const empty = await opened();
    expect(await empty.outbox()).toEqual([]);
  });
});

describe('two people on one device', () => {
  it('have stores of their own that the other key does not open', async () => {
    const first = await opened();
    await first.put('drafts', 'form', { text: 'mine' });
    await setPin(first, label, pin);
    const other = await profileId('https://hub.example/realms/joint-governance', 'somebody else');
    const second = await openSignedIn(other, label);
    expect(second === 'pin-needed' ? undefined : await second.get('drafts', 'form')).toBeUndefined();
    await expect(unlock(other, pin)).rejects.toBeInstanceOf(WrongPinError);
    expect(await profileId('https://other.example', 'somebody else')).not.toBe(other);
  });
});

describe('wiping', () => {
  it('leaves nothing', async () => {
    const vault = await opened();
    await vault.put('meta', 'me', { office: '调解员' });
    await wipe(id);
    expect(await (await opened()).names('meta')).toEqual([]);
  });
});

describe('the id by which the server knows a device', () => {
  it('is drawn at random when it is first asked for, and stays', async () => {
    const vault = await opened();
    const device = (await deviceOf(id))!;
    expect(device.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(device.registered).toBe(false);
    await markRegistered(id);
    await setPin(vault, label, pin);
    await unlock(id, pin);
    await expect(unlock(id, '000000')).rejects.toBeInstanceOf(WrongPinError);
    expect(await deviceOf(id)).toEqual({ id: device.id, registered: true });
  });

  it('is another for each person, and another after a wipe', async () => {
    await opened();
    const first = (await deviceOf(id))!.id;
    const other = await profileId('https://hub.example/realms/joint-governance', 'somebody on the same device');
    await openSignedIn(other, label);
    expect((await deviceOf(other))!.id).not.toBe(first);
    await wipe(id);
    expect(await deviceOf(id)).toBeUndefined();
    await markRegistered(id);
    expect((await listProfiles()).some((profile) => profile.id === id)).toBe(false);
    await opened();
    expect(await deviceOf(id)).not.toEqual({ id: first, registered: false });
  });
});

describe('a store that is wiped while its PIN is being checked', () => {
  it('does not come back', async () => {
    await setPin(await opened(), label, pin);
    const unlocking = unlock(id, pin);
    await wipe(id);
    await expect(unlocking).rejects.toThrow();
    expect((await listProfiles()).some((profile) => profile.id === id)).toBe(false);
  });
});

describe('a wrong clock', () => {
  it('set back makes no pause longer than the pause itself', () => {
    const attempts = { failures: 4, lastFailureAt: 2_000_000 };
    expect(pauseBeforeNextTry(attempts, 0)).toBe(60_000);
    expect(pauseBeforeNextTry(attempts, 2_030_000)).toBe(30_000);
    expect(pauseBeforeNextTry(attempts, 9_000_000)).toBe(0);
    expect(pauseBeforeNextTry({ failures: 2, lastFailureAt: 1 }, 1)).toBe(0);
  });
});

describe('a PIN', () => {
  it.each([
    ['12345', 'too-short'],
    ['123456', 'too-simple'],
    ['987654', 'too-simple'],
    ['111111', 'too-simple'],
    ['121212', 'too-simple'],
    ['730215', undefined],
    ['abc-730', undefined],
  ])('%s is %s', (candidate, weakness) => {
    expect(pinWeakness(candidate)).toBe(weakness);
  });
});
