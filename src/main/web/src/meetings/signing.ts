import type { SigningDeputy } from '@/shared/api/types';

/** The day of a moment in Asia/Shanghai, in whose bounds a deputy signs. */
export function dayOf(moment: number): string {
  return new Date(moment + 8 * 3_600_000).toISOString().slice(0, 10);
}

export type DeputyState = 'coming' | 'acting' | 'over';

/** Whether a deputy signs today, later, or no more. */
export function deputyState(
  deputy: Pick<SigningDeputy, 'firstDay' | 'lastDay' | 'endedAt'>,
  today: string,
): DeputyState {
  if (deputy.endedAt || deputy.lastDay < today) return 'over';
  return deputy.firstDay > today ? 'coming' : 'acting';
}
