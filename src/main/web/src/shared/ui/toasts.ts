import { defineStore } from 'pinia';
import { ref } from 'vue';
import type { IconName } from './icons';

interface Toast {
  id: number;
  icon: IconName;
  /** Key of the message, so that it changes with the language. */
  message: string;
  to?: string;
}

export const useToasts = defineStore('toasts', () => {
  const shown = ref<Toast[]>([]);
  let last = 0;

  function show(message: string, icon: IconName = 'check', to?: string): void {
    const id = (last += 1);
    shown.value = [...shown.value.slice(-1), { id, icon, message, to }];
    setTimeout(() => {
      shown.value = shown.value.filter((toast) => toast.id !== id);
    }, 6000);
  }

  return { shown, show };
});
