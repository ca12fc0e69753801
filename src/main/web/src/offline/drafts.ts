import { onBeforeUnmount, onMounted, reactive, ref, toRaw, watch, type Ref } from 'vue';
import { currentVault } from './current';
import { isHandedOver, type Command } from './outboxState';

export interface Draft<T extends object> {
  values: T;
  /** True once what was typed earlier (if anything) stands in the form. */
  ready: Ref<boolean>;
  /** True when something typed earlier was put back. */
  restored: Ref<boolean>;
  /** True while all that was typed is kept on the device. */
  kept: Ref<boolean>;
  discard(): Promise<void>;
  save(): Promise<void>;
}

/** A form's values, kept encrypted on the device while they are typed: a reload, a crash or a lost network loses nothing. */
export function useDraft<T extends object>(name: string, initial: () => T): Draft<T> {
  const values = reactive(initial()) as T;
  const ready = ref(false);
  const restored = ref(false);
  const kept = ref(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let discarded = false;

  async function save(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const vault = currentVault();
    if (discarded || !ready.value || !vault) return;
    const written = JSON.stringify(values);
    await vault.put('drafts', name, toRaw(values));
    kept.value = written === JSON.stringify(values);
  }

  function onHide(): void {
    if (timer !== undefined) void save();
  }

  onMounted(async () => {
    const vault = currentVault();
    const earlier = await vault?.get<Partial<T>>('drafts', name);
    if (vault && earlier && isHandedOver(name, earlier, await vault.outbox<Command>())) {
      // The app was killed after the command was stored and before its draft was thrown away.
      await vault.remove('drafts', name);
    } else if (earlier) {
      Object.assign(values, earlier);
      restored.value = true;
      kept.value = true;
    }
    ready.value = true;
    watch(
      () => JSON.stringify(values),
      () => {
        discarded = false;
        kept.value = false;
        clearTimeout(timer);
        timer = setTimeout(() => void save(), 250);
      },
    );
    addEventListener('pagehide', onHide);
    document.addEventListener('visibilitychange', onHide);
  });
  onBeforeUnmount(() => {
    removeEventListener('pagehide', onHide);
    document.removeEventListener('visibilitychange', onHide);
    onHide();
  });

  return {
    values,
    ready,
    restored,
    kept,
    save,
    async discard() {
      clearTimeout(timer);
      timer = undefined;
      discarded = true;
      restored.value = false;
      kept.value = false;
      await currentVault()?.remove('drafts', name);
    },
  };
}

/** Puts values into a form that will be opened next (a refused command is edited again). */
export async function placeDraft(name: string, values: unknown): Promise<void> {
  await currentVault()?.put('drafts', name, values);
}
