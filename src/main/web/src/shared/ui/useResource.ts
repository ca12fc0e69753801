import { onBeforeUnmount, onMounted, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { onChanges } from '@/changes/feed';
import { useSession } from '@/identity/session';
import { useOutbox } from '@/offline/outbox';
import { cached, forgetRecord, keep } from '@/offline/readCache';
import { NetworkError, ProblemError } from '@/shared/api/problem';
import type { Change } from '@/shared/api/types';

export interface Resource<T> {
  data: ShallowRef<T | undefined>;
  failure: ShallowRef<unknown>;
  loading: Ref<boolean>;
  /** Device time of the copy that is shown because the network is away. */
  copyOf: Ref<string | undefined>;
  refresh(): Promise<void>;
}

/**
 * What a page shows: the server's answer, kept current by the change feed; without network the last copy on the device.
 */
export function useResource<T>(options: {
  /** Names what is read; a change of it reads anew. */
  address: () => string;
  load: () => Promise<T>;
  recordId?: () => string | undefined;
  affectedBy?: (change: Change) => boolean;
}): Resource<T> {
  const data = shallowRef<T>();
  const failure = shallowRef<unknown>();
  const loading = ref(true);
  const copyOf = ref<string>();
  const outbox = useOutbox();
  const session = useSession();
  let turn = 0;

  async function refresh(): Promise<void> {
    const mine = (turn += 1);
    const address = options.address();
    loading.value = true;
    if (!session.connected) {
      // While the hub is still being asked, a page without a copy goes on loading.
      const undecided = outbox.online && session.checking;
      const otherwise = undecided ? undefined : new NetworkError('not connected');
      if (data.value === undefined) await showCopy(address, mine, otherwise);
      if (mine === turn) loading.value = undecided && data.value === undefined;
      return;
    }
    try {
      const fresh = await options.load();
      if (mine !== turn) return;
      data.value = fresh;
      failure.value = undefined;
      copyOf.value = undefined;
      void keep(address, fresh, new Date().toISOString(), options.recordId?.());
    } catch (broken) {
      if (mine !== turn) return;
      if (broken instanceof ProblemError && [403, 404].includes(broken.problem.status)) {
        data.value = undefined;
        const id = options.recordId?.();
        if (id) void forgetRecord(id);
      }
      const unreachable =
        broken instanceof NetworkError || (broken instanceof ProblemError && broken.problem.status === 401);
      if (unreachable && data.value === undefined) await showCopy(address, mine, broken);
      else if (!unreachable) failure.value = broken;
    } finally {
      if (mine === turn) loading.value = false;
    }
  }

  async function showCopy(address: string, mine: number, otherwise: unknown): Promise<void> {
    const copy = await cached<T>(address);
    if (mine !== turn) return;
    if (copy) {
      data.value = copy.value;
      copyOf.value = copy.at;
      failure.value = undefined;
    } else {
      failure.value = otherwise;
    }
  }

  let pending: ReturnType<typeof setTimeout> | undefined;
  const stop = onChanges((anyOf) => {
    if (options.affectedBy && anyOf(options.affectedBy)) {
      clearTimeout(pending);
      pending = setTimeout(() => void refresh(), 50);
    }
  });
  onBeforeUnmount(() => {
    stop();
    clearTimeout(pending);
    turn += 1;
  });
  onMounted(refresh);
  watch(options.address, () => {
    data.value = undefined;
    failure.value = undefined;
    copyOf.value = undefined;
    void refresh();
  });
  watch([() => session.connected, () => outbox.online, () => session.checking], ([connected, online, checking]) => {
    if ((connected && online) || (!connected && !checking && data.value === undefined)) void refresh();
  });

  return { data, failure, loading, copyOf, refresh };
}
