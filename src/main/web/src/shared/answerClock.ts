const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export interface Clock {
  key: string;
  count: number;
  tone: 'neutral' | 'warn' | 'danger';
}

/** How long there still is for an answer, in the unit that a reader would say; nothing where none is due. */
export function answerClock(dueAt: string | undefined, now: number = Date.now()): Clock | undefined {
  if (!dueAt) return undefined;
  const left = new Date(dueAt).getTime() - now;
  if (left <= 0) return { key: 'clock.overdue', count: 0, tone: 'danger' };
  const tone = left < 4 * hour ? 'warn' : 'neutral';
  if (left < hour) return { key: 'clock.minutes', count: Math.ceil(left / minute), tone };
  if (left < 2 * day) return { key: 'clock.hours', count: Math.floor(left / hour), tone };
  return { key: 'clock.days', count: Math.floor(left / day), tone };
}
