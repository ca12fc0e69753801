import type { NewCommand } from '@/offline/outbox';
import { api, read } from '@/shared/api/client';
import type { Device, DeviceKind, DeviceOrder, Page } from '@/shared/api/types';
import { uuidv7 } from '@/shared/uuid';

export function listMyDevices(cursor?: string): Promise<Page<Device>> {
  return read(api.GET('/me/devices', { params: { query: { limit: 20, cursor } } }));
}

/** Said once after the first sign-in; saying it again changes nothing. */
export async function registerDevice(id: string, kind: DeviceKind): Promise<void> {
  await read(
    api.PUT('/me/devices/{id}', {
      params: { path: { id }, header: { 'Idempotency-Key': uuidv7() } },
      body: { kind },
    }),
  );
}

export function requestWipe(device: Device, title: string): NewCommand {
  return {
    // A change of the person, as the trail has it; what waits is told apart by device.
    recordKind: 'person',
    recordId: device.id,
    title,
    intent: 'wipe-device',
    method: 'POST',
    path: `/me/devices/${device.id}/wipe`,
    body: {},
  };
}

/**
 * Asks in the name of the device, without a login, whether its store has to go. No answer is no order, and undefined: the next
 * contact asks again.
 */
export async function mustBeWiped(device: string): Promise<boolean | undefined> {
  try {
    const response = await fetch(`/api/devices/${device}`, {
      cache: 'no-store',
      credentials: 'omit',
      signal: AbortSignal.timeout(5000),
    });
    return response.ok && ((await response.json()) as DeviceOrder).wipe === true;
  } catch {
    // The network broke, or what answered was not our server.
    return undefined;
  }
}

/** Tells the server that the device in the hand is being wiped: asked for and obeyed in one. */
export async function wipeAtOnce(id: string): Promise<void> {
  await read(api.POST('/me/devices/{id}/wipe', { params: { path: { id }, header: { 'Idempotency-Key': uuidv7() } } }));
  await mustBeWiped(id);
}
