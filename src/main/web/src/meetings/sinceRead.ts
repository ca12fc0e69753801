import type { Language } from '@/shared/api/types';
import { languagesOf, type Minutes } from './minutes';

/** The revision of minutes that a person opened last on this device, and the one before. */
export interface ReadMark {
  revision: number;
  /** Device time, for display only. */
  at: string;
  earlier?: number;
}

/** What the latest revision is to somebody who reads it. */
export type SinceRead =
  | { kind: 'first' }
  /** The latest was opened before; what it changed against the one before that can still be shown. */
  | { kind: 'same'; at: string; base?: number }
  | { kind: 'changed'; at: string; base: number };

export function sinceRead(mark: ReadMark | undefined, latest: number): SinceRead {
  if (!mark) return { kind: 'first' };
  return mark.revision === latest
    ? { kind: 'same', at: mark.at, base: mark.earlier }
    : { kind: 'changed', at: mark.at, base: mark.revision };
}

/** The mark once the latest revision has been opened. */
export function opened(mark: ReadMark | undefined, latest: number, at: string): ReadMark {
  if (mark?.revision === latest) return mark;
  return { revision: latest, at, ...(mark && { earlier: mark.revision }) };
}

export interface LanguageChange {
  language: Language;
  kind: 'changed' | 'same' | 'added';
  before: string;
  now: string;
}

/** Each language of the latest text against the same of an earlier one, and the languages that are gone. */
export function changesByLanguage(
  before: Minutes,
  now: Minutes,
  textOf: (minutes: Minutes, language: Language) => string,
): { changes: LanguageChange[]; gone: Language[] } {
  const earlier = languagesOf(before);
  const changes = languagesOf(now).map((language): LanguageChange => {
    const text = textOf(now, language);
    if (!earlier.includes(language)) return { language, kind: 'added', before: '', now: text };
    const old = textOf(before, language);
    return { language, kind: old === text ? 'same' : 'changed', before: old, now: text };
  });
  return { changes, gone: earlier.filter((language) => !languagesOf(now).includes(language)) };
}
