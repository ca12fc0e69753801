import { defineStore } from 'pinia';
import { computed, shallowReactive, watch } from 'vue';
import { currentLanguage } from '@/i18n';
import { useSession } from '@/identity/session';
import { currentVault } from '@/offline/current';
import { NetworkError, ProblemError } from '@/shared/api/problem';
import type { Catalogue, CatalogueKind } from '@/shared/api/types';
import { newerCatalogue } from './api';
import { catalogueKinds, firstVersions, inOrder, knows, nameIn } from './state';

/**
 * The catalogues as this device knows them: what came with the app, then the last version that was read, then the one in force.
 * A form can always be filled; whether a type is still on offer is for the server to say.
 */
export const useCatalogues = defineStore('catalogues', () => {
  const session = useSession();
  const current = shallowReactive<Record<CatalogueKind, Catalogue>>({ ...firstVersions });
  /** Codes that were asked for because they were new here: each asks once. */
  const unknown = new Set<string>();
  let asking: Promise<void> | undefined;

  function take(catalogue: Catalogue | undefined): void {
    if (catalogue && catalogue.version > current[catalogue.kind].version) current[catalogue.kind] = catalogue;
  }

  async function ask(): Promise<void> {
    for (const kind of catalogueKinds) {
      try {
        const newer = await newerCatalogue(kind, current[kind].version);
        if (!newer) continue;
        // Also a lower one, of a service that was restored: what is not in force there is refused.
        current[kind] = newer;
        await currentVault()?.put('meta', `catalogue-${kind}`, newer);
      } catch (failure) {
        // The known version goes on; the next connection asks again.
        if (!(failure instanceof NetworkError) && !(failure instanceof ProblemError)) throw failure;
      }
    }
  }

  /** Asks for newer versions, without waiting for another question that is on its way. */
  function refresh(): Promise<void> {
    if (!session.connected) return Promise.resolve();
    asking ??= ask().finally(() => (asking = undefined));
    return asking;
  }

  async function recall(): Promise<void> {
    for (const kind of catalogueKinds) take(await currentVault()?.get<Catalogue>('meta', `catalogue-${kind}`));
  }

  watch(
    [() => session.phase, () => session.connected],
    async ([phase]) => {
      if (phase !== 'open') return;
      await recall();
      await refresh();
    },
    { immediate: true },
  );

  /** A code's name in the language of the screen. */
  function name(kind: CatalogueKind, code: string): string {
    const catalogue = current[kind];
    if (!knows(catalogue, code) && !unknown.has(code)) {
      unknown.add(code);
      void refresh();
    }
    return nameIn(catalogue, code, currentLanguage());
  }

  /** The types to filter by, subtypes below their type. Retired ones too: there may be records of them. */
  const typeOptions = computed(() =>
    inOrder(current['dispute-types'].entries).map(({ code, parentCode }) => ({
      value: code,
      label: (parentCode ? '– ' : '') + name('dispute-types', code),
    })),
  );

  return { current, name, refresh, typeOptions };
});
