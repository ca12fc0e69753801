import type { Language } from '@/shared/api/types';

/** All times are shown in China Standard Time, wherever and however the device's clock stands. */
const zone = 'Asia/Shanghai';

const formatter = new Intl.DateTimeFormat('en-US', {
  timeZone: zone,
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function partsOf(instant: Date): Record<string, string> {
  return Object.fromEntries(formatter.formatToParts(instant).map((part) => [part.type, part.value]));
}

function dayText(year: string, month: string, day: string, language: Language): string {
  switch (language) {
    case 'zh-CN':
      return `${year}年${month}月${day}日`;
    case 'bo':
      return `${year}ལོའི་ཟླ་${month}པའི་ཚེས་${day}ཉིན།`;
    default:
      return `${day} ${englishMonths[Number(month) - 1]} ${year}`;
  }
}

/** An instant as a day in China. */
export function formatDay(instant: string, language: Language): string {
  const parts = partsOf(new Date(instant));
  return dayText(parts.year!, parts.month!, parts.day!, language);
}

/** An instant as day and minute in China. */
export function formatTime(instant: string, language: Language): string {
  const parts = partsOf(new Date(instant));
  const day = dayText(parts.year!, parts.month!, parts.day!, language);
  return `${day}${language === 'en' ? ', ' : ' '}${parts.hour}:${parts.minute}`;
}

/** A calendar date (no time zone). */
export function formatDate(date: string, language: Language): string {
  const [year, month, day] = date.split('-');
  return dayText(year!, String(Number(month)), String(Number(day)), language);
}

/** A month. @param month yyyy-mm */
export function formatMonth(month: string, language: Language): string {
  const [year, number] = month.split('-');
  switch (language) {
    case 'zh-CN':
      return `${year}年${Number(number)}月`;
    case 'bo':
      return `${year}ལོའི་ཟླ་${Number(number)}པ།`;
    default:
      return `${englishMonths[Number(number) - 1]} ${year}`;
  }
}

const weekdays: Record<Language, readonly string[]> = {
  'zh-CN': ['一', '二', '三', '四', '五', '六', '日'],
  bo: ['ཟླ་བ།', 'མིག་དམར།', 'ལྷག་པ།', 'ཕུར་བུ།', 'པ་སངས།', 'སྤེན་པ།', 'ཉི་མ།'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};

/** From Monday on, short. */
export function weekdayNames(language: Language): readonly string[] {
  return weekdays[language];
}

/** Today in China, as yyyy-mm-dd. */
export function todayInChina(now: Date = new Date()): string {
  const parts = partsOf(now);
  return `${parts.year}-${parts.month!.padStart(2, '0')}-${parts.day!.padStart(2, '0')}`;
}

/** The value of a datetime-local field, meant as time in China, as an instant. China has kept UTC+8 since 1991. */
export function instantOfLocal(value: string): string {
  return new Date(`${value}:00+08:00`).toISOString();
}

/** An instant as the value of a datetime-local field in China. */
export function localOfInstant(instant: string): string {
  const parts = partsOf(new Date(instant));
  return `${parts.year}-${parts.month!.padStart(2, '0')}-${parts.day!.padStart(2, '0')}T${parts.hour}:${parts.minute}`;
}
