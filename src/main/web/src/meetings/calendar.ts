/** A month as calendars draw it: whole weeks from Monday to Sunday. */
export interface Day {
  /** yyyy-mm-dd */
  date: string;
  /** Whether it belongs to the month, and not to the one before or after. */
  within: boolean;
}

const dayMillis = 24 * 60 * 60 * 1000;
const isoDay = (day: Date): string => day.toISOString().slice(0, 10);

/** @param month yyyy-mm */
export function daysOf(month: string): Day[] {
  const first = new Date(`${month}-01T00:00:00Z`);
  const leading = (first.getUTCDay() + 6) % 7;
  const days = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  const cells = Math.ceil((leading + days) / 7) * 7;
  return Array.from({ length: cells }, (_, i) => {
    const date = isoDay(new Date(first.getTime() + (i - leading) * dayMillis));
    return { date, within: date.startsWith(month) };
  });
}

/** The month so many months later. @param month yyyy-mm */
export function monthAfter(month: string, by: number): string {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  return isoDay(new Date(Date.UTC(year, number - 1 + by, 1))).slice(0, 7);
}

/** What a bad address says is no month. */
export function monthOr(text: string, otherwise: string): string {
  return /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(text) ? text : otherwise;
}
