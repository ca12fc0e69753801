import { reactive, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';

/** Filters that live in the address, so that going back finds the same list. Empty ones stay out of it. */
export function useFilters<T extends Record<string, string>>(initial: T): T {
  const route = useRoute();
  const router = useRouter();
  const filters = reactive({ ...initial }) as T;
  for (const name of Object.keys(initial)) {
    const value = route.query[name];
    if (typeof value === 'string') (filters as Record<string, string>)[name] = value;
  }
  let timer: ReturnType<typeof setTimeout> | undefined;
  const path = route.path;
  watch(filters, () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (router.currentRoute.value.path === path) void router.replace({ query: nonEmpty(filters) });
    }, 200);
  });
  return filters;
}

export function nonEmpty<T extends Record<string, string>>(filters: T): Partial<T> {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== '')) as Partial<T>;
}
