import { api, read } from '@/shared/api/client';
import type { DisputeThread } from '@/shared/api/types';

/** From where a thread is looked at. */
export type ThreadOf = 'disputes' | 'dispute-alerts' | 'joint-meetings';

/** The threads in which a record stands: a dispute's one, an alert's one or none, a meeting's any number. */
export async function getThreads(of: ThreadOf, id: string): Promise<DisputeThread[]> {
  const params = { params: { path: { id } } };
  switch (of) {
    case 'disputes':
      return [await read(api.GET('/disputes/{id}/thread', params))];
    case 'dispute-alerts':
      return (await read(api.GET('/dispute-alerts/{id}/thread', params))).items;
    default:
      return (await read(api.GET('/joint-meetings/{id}/thread', params))).items;
  }
}

/** Under which name a copy is kept on the device. */
export function addressOf(of: ThreadOf, id: string, membership: string | undefined): string {
  return `/${of}/${id}/thread?${membership}`;
}
