import { describe, expect, it } from 'vitest';
import type { Device } from '@/shared/api/types';
import { kindOf, mayRequestWipe, stateOf } from './deviceState';

const device: Device = {
  id: '3f0f5c1e-4b52-4d0a-9d55-0e3d6a1b7c10',
  kind: 'phone',
  addedAt: '2026-11-20T02:00:00Z',
};
const requested: Device = { ...device, wipeRequestedAt: '2026-11-21T02:00:00Z' };
const told: Device = { ...requested, wipedAt: '2026-11-22T02:00:00Z' };

describe('a device', () => {
  it('is a phone when a finger points, else a computer', () => {
    expect(kindOf(true)).toBe('phone');
    expect(kindOf(false)).toBe('computer');
  });

  it('goes from in use over asked for to wiped', () => {
    expect([device, requested, told].map(stateOf)).toEqual(['in-use', 'wipe-requested', 'wiped']);
  });

  it('of somebody who is no member any more is wiped without having been asked for', () => {
    expect(stateOf({ ...device, wipedAt: '2026-11-22T02:00:00Z' })).toBe('wiped');
  });

  it('can be asked to be wiped once, and from another device only', () => {
    expect(mayRequestWipe(device, undefined)).toBe(true);
    expect(mayRequestWipe(device, 'another')).toBe(true);
    expect(mayRequestWipe(device, device.id)).toBe(false);
    expect(mayRequestWipe(requested, 'another')).toBe(false);
    expect(mayRequestWipe(told, 'another')).toBe(false);
  });
});
