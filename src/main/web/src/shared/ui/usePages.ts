import { computed, ref, shallowRef, watch } from 'vue';
import type { Change, Page } from '@/shared/api/types';
import { useResource } from './useResource';

/** A keyset list: the first page is kept current by the change feed, further pages are added on demand. */
export function usePages<T extends { id: string }>(options: {
  address: () => string;
  load: (cursor: string | undefined) => Promise<Page<T>>;
  affectedBy?: (change: Change) => boolean;
}) {
  const first = useResource<Page<T>>({
    address: options.address,
    load: () => options.load(undefined),
    affectedBy: options.affectedBy,
  });
  const further = shallowRef<T[]>([]);
  const nextOfFurther = ref<{ cursor?: string }>();
  const loadingMore = ref(false);
  const moreFailure = shallowRef<unknown>();

  watch(options.address, () => {
    further.value = [];
    nextOfFurther.value = undefined;
    moreFailure.value = undefined;
  });

  const items = computed<T[]>(() => {
    const top = first.data.value?.items ?? [];
    const shown = new Set(top.map((item) => item.id));
    return [...top, ...further.value.filter((item) => !shown.has(item.id))];
  });
  const nextCursor = computed(() => (nextOfFurther.value ? nextOfFurther.value.cursor : first.data.value?.nextCursor));

  async function more(): Promise<void> {
    const address = options.address();
    loadingMore.value = true;
    moreFailure.value = undefined;
    try {
      const page = await options.load(nextCursor.value);
      if (address !== options.address()) return;
      further.value = [...further.value, ...page.items];
      nextOfFurther.value = { cursor: page.nextCursor };
    } catch (failure) {
      moreFailure.value = failure;
    } finally {
      loadingMore.value = false;
    }
  }

  return { ...first, items, nextCursor, loadingMore, moreFailure, more };
}
