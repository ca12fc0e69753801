import { useI18n } from 'vue-i18n';
import { textIn } from '@/i18n';
import { useSession } from '@/identity/session';
import type { Language } from '@/shared/api/types';
import { plainText, wordingOf, type Minutes } from './minutes';

/** Minutes in one of their languages as one text, to be compared with another. */
export function usePlainMinutes(): (minutes: Minutes, language: Language) => string {
  const { t, locale } = useI18n();
  const session = useSession();
  return (minutes, language) =>
    plainText(
      wordingOf(minutes, language),
      { discussion: t('minutes.discussion'), decision: t('minutes.decision'), commitment: t('minutes.commitment') },
      (townshipId) => textIn(session.township(townshipId)?.name, locale.value as Language),
    );
}
