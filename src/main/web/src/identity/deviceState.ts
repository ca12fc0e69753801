import type { Device, DeviceKind } from '@/shared/api/types';

export type DeviceState = 'in-use' | 'wipe-requested' | 'wiped';

/** All that the server is told of a device: whether it is held in the hand. A finger is a coarse pointer. */
export function kindOf(coarsePointer: boolean): DeviceKind {
  return coarsePointer ? 'phone' : 'computer';
}

/** A device that was told to go is wiped, whether its person asked for it or is no member any more. */
export function stateOf(device: Device): DeviceState {
  if (device.wipedAt) return 'wiped';
  return device.wipeRequestedAt ? 'wipe-requested' : 'in-use';
}

/** The device in the hand is wiped there, on the spot; what was asked for stays asked for. */
export function mayRequestWipe(device: Device, thisDevice: string | undefined): boolean {
  return device.id !== thisDevice && stateOf(device) === 'in-use';
}
