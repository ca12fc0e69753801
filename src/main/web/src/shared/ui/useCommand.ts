import { ref, shallowRef } from 'vue';
import { useOutbox, type NewCommand } from '@/offline/outbox';
import type { OutboxItem } from '@/offline/outboxState';
import type { Problem } from '@/shared/api/types';
import { useToasts } from './toasts';

/**
 * Hands a command to the outbox and tells the page how it went. A refusal that the person is looking at leaves the outbox
 * again: the form still holds the text.
 */
export function useCommand() {
  const outbox = useOutbox();
  const toasts = useToasts();
  const busy = ref(false);
  const problem = shallowRef<Problem>();

  async function run(command: NewCommand, done?: string): Promise<OutboxItem['status']> {
    busy.value = true;
    problem.value = undefined;
    try {
      const item = await outbox.dispatch(command);
      if (item.status === 'sent') {
        if (done) toasts.show(done);
      } else if (item.status === 'refused' || item.status === 'conflict') {
        problem.value = item.problem;
        await outbox.remove(item);
      } else {
        toasts.show('outbox.stored', 'outbox', '/outbox');
      }
      return item.status;
    } finally {
      busy.value = false;
    }
  }

  return { busy, problem, run };
}
