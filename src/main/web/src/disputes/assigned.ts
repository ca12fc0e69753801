import { onBeforeUnmount, watch } from 'vue';
import { onChanges } from '@/changes/feed';
import { useSession } from '@/identity/session';
import { cached, keep } from '@/offline/readCache';
import { NetworkError, ProblemError } from '@/shared/api/problem';
import type { DisputeView } from '@/shared/api/types';
import { addressOf as threadAddress, getThreads } from '@/reporting/api';
import { toFetch, type Kept } from './assignedState';
import { addressOf, getDispute, listAssigned } from './disputeApi';
import { getAccounts } from './disputeAccountsApi';
import { getSessions } from './sessionApi';
import { getTeam } from './teamApi';

/**
 * Keeps the disputes on whose mediation team a mediator is on the device, so that they can be read and their sessions written
 * where there is no network. Personal data is not fetched: unmasking is an act of its own.
 */
export function useAssignedDisputes(): void {
  const session = useSession();
  const changed = new Set<string>();
  let busy = false;
  let again = false;

  async function fetchParts(id: string, membership: string | undefined): Promise<void> {
    const dispute = await getDispute(id);
    const [team, sessions, thread, accounts] = [
      await getTeam(id),
      await getSessions(id),
      await getThreads('disputes', id),
      await getAccounts(id),
    ];
    const now = new Date().toISOString();
    await Promise.all([
      keep(addressOf(id, membership), dispute, now, id),
      keep(addressOf(id, membership, '/team'), team, now, id),
      keep(addressOf(id, membership, '/sessions'), sessions, now, id),
      keep(threadAddress('disputes', id, membership), thread, now, id),
      keep(addressOf(id, membership, '/accounts'), accounts, now, id),
    ]);
  }

  async function synchronise(): Promise<void> {
    const membership = session.membership?.id;
    const assigned = await listAssigned();
    const kept: Kept = {};
    for (const { id } of assigned) kept[id] = (await cached<DisputeView>(addressOf(id, membership)))?.value.version;
    for (const id of toFetch(assigned, kept, (one) => changed.has(one))) {
      if (!session.connected || session.membership?.id !== membership) return;
      // What changes while it is fetched is fetched again.
      changed.delete(id);
      await fetchParts(id, membership).catch((failure: unknown) => {
        changed.add(id);
        throw failure;
      });
    }
  }

  async function refresh(): Promise<void> {
    if (session.membership?.role !== 'mediator' || !session.connected) return;
    again = busy;
    if (busy) return;
    busy = true;
    try {
      await synchronise();
    } catch (failure) {
      // The network went, or the dispute was closed to them: what is kept stays, the next connection goes on.
      if (!(failure instanceof NetworkError) && !(failure instanceof ProblemError)) throw failure;
    } finally {
      busy = false;
    }
    if (again) await refresh();
  }

  watch([() => session.connected, () => session.membership?.id], () => void refresh(), { immediate: true });
  const stop = onChanges((anyOf) => {
    // Nobody knows what is still as it was read when the feed was set back: then every test passes.
    let mine = anyOf(() => false);
    anyOf((change) => {
      if (change.recordKind === 'dispute') {
        changed.add(change.recordId);
        mine = true;
      }
      return false;
    });
    if (mine) void refresh();
  });
  onBeforeUnmount(stop);
}
