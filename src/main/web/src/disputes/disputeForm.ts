import { computed, nextTick, ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRouter } from 'vue-router';
import { useSession } from '@/identity/session';
import { useDraft } from '@/offline/drafts';
import type { NewCommand } from '@/offline/outbox';
import { fieldErrors } from '@/shared/api/problem';
import type { DisputeView } from '@/shared/api/types';
import { useCommand } from '@/shared/ui/useCommand';
import { useResource } from '@/shared/ui/useResource';
import { getDispute } from './disputeApi';

/** A form in which a side adds something to a dispute: kept while it is typed, sent as one command. */
export function useDisputeForm<T extends object>(options: {
  disputeId: string;
  /** The last part of the form's address, and of its draft's name. */
  name: string;
  initial: () => T;
  missing: (form: T) => string[];
  /** What has to be sent before the command. */
  before?: (dispute: DisputeView, form: T) => Promise<void>;
  command: (dispute: DisputeView, form: T, origin: NewCommand['form']) => NewCommand;
  /** The text that says that it was done. */
  done: string;
}) {
  const { t } = useI18n();
  const router = useRouter();
  const session = useSession();
  const { busy, problem, run } = useCommand();
  const page = `/disputes/${options.disputeId}`;
  const draftName = `dispute-${options.name}-${options.disputeId}`;
  const draft = useDraft<T>(draftName, options.initial);
  const tried = ref(false);
  const missing = computed(() => (tried.value ? options.missing(draft.values) : []));
  const {
    data: dispute,
    failure,
    refresh,
  } = useResource({
    address: () => `${page}?${session.membership?.id}`,
    load: () => getDispute(options.disputeId),
    recordId: () => options.disputeId,
  });

  function errorOf(field: string): string | undefined {
    return missing.value.includes(field) ? t('form.required') : fieldErrors(problem.value)[field]?.detail;
  }

  async function startOver(): Promise<void> {
    await draft.discard();
    Object.assign(draft.values, options.initial());
    tried.value = false;
  }

  async function submit(): Promise<void> {
    tried.value = true;
    if (!dispute.value || busy.value) return;
    if (missing.value.length > 0) {
      await nextTick();
      document.querySelector<HTMLElement>('[aria-invalid="true"], fieldset[aria-describedby] input')?.focus();
      return;
    }
    const values = { ...draft.values };
    const origin = { draft: draftName, route: `${page}/${options.name}`, values };
    await options.before?.(dispute.value, values);
    const status = await run(options.command(dispute.value, values, origin), options.done);
    if (status === 'refused' || status === 'conflict') return;
    await draft.discard();
    await router.replace(status === 'sent' ? page : '/outbox');
  }

  return { page, dispute, failure, refresh, draft, form: draft.values, busy, problem, errorOf, startOver, submit };
}
