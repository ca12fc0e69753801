import type { CommitmentStatus, CommitmentSummary, Language } from '@/shared/api/types';

/** A column of the board, with what is listed in it. */
export interface Column {
  name: 'overdue' | CommitmentStatus;
  filter: { status: CommitmentStatus; overdue?: boolean };
}

export const columns: readonly Column[] = [
  { name: 'overdue', filter: { status: 'open', overdue: true } },
  { name: 'open', filter: { status: 'open', overdue: false } },
  { name: 'reported', filter: { status: 'reported' } },
  { name: 'kept', filter: { status: 'kept' } },
];

const tones = { overdue: 'danger', open: 'accent', reported: 'warn', kept: 'ok' } as const;

export function columnTone(name: Column['name']): (typeof tones)[Column['name']] {
  return tones[name];
}

export function columnOf(commitment: Pick<CommitmentSummary, 'status' | 'overdue'>): Column['name'] {
  return commitment.overdue ? 'overdue' : commitment.status;
}

/** What was promised, in the reader's language as far as the minutes have it, else in the authoritative one. */
export function textOf(
  commitment: Pick<CommitmentSummary, 'language' | 'text' | 'translations'>,
  language: Language,
): string {
  const other = commitment.translations.find((translation) => translation.language === language)?.text;
  return other || commitment.text;
}

export function languageOf(
  commitment: Pick<CommitmentSummary, 'language' | 'translations'>,
  language: Language,
): Language {
  return commitment.translations.some((other) => other.language === language && other.text)
    ? language
    : commitment.language;
}
