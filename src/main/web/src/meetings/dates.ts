import type { DateAnswersRequest, JointMeetingView, MeetingDate, MeetingDateRequest } from '@/shared/api/types';
import { instantOfLocal } from '@/i18n/dates';

/** So many dates of one side stand at a time. */
export const mostDates = 5;

/** A date as it is typed, in China's time. */
export interface DateForm {
  id: string;
  startsAt: string;
  endsAt: string;
}

export const emptyDate = (id: string): DateForm => ({ id, startsAt: '', endsAt: '' });

/** What is wrong with each of the dates that are typed. */
export function dateErrors(dates: readonly DateForm[]): ('required' | 'end' | 'twice' | undefined)[] {
  return dates.map((date, index) => {
    if (date.startsAt === '') return 'required';
    if (date.endsAt !== '' && date.endsAt < date.startsAt) return 'end';
    return dates.slice(0, index).some((earlier) => earlier.startsAt === date.startsAt) ? 'twice' : undefined;
  });
}

export function datesBody(dates: readonly DateForm[]): MeetingDateRequest[] {
  return dates.map((date) => ({
    id: date.id,
    startsAt: instantOfLocal(date.startsAt),
    ...(date.endsAt && { endsAt: instantOfLocal(date.endsAt) }),
  }));
}

/** What a side says of a date; the side that proposes one has said yes to it. */
export function answerOf(date: MeetingDate, townshipId: string): { suits?: boolean; remark?: string } {
  if (date.proposed.township === townshipId) return { suits: true };
  const answer = date.answers.find((each) => each.act.township === townshipId);
  return { suits: answer?.suits, remark: answer?.remark };
}

/** How many dates of other sides a side has not answered. */
export function unanswered(dates: readonly MeetingDate[], townshipId: string): number {
  return dates.filter((date) => answerOf(date, townshipId).suits === undefined).length;
}

/** What is chosen about one date. */
export interface AnswerForm {
  suits: '' | 'yes' | 'no';
  remark: string;
}

/** The answers that were chosen; nothing about dates that stand no more or are the own side's. */
export function answersBody(
  forms: Readonly<Record<string, AnswerForm>>,
  dates: readonly MeetingDate[],
  townshipId: string,
): DateAnswersRequest['answers'] {
  return dates
    .filter((date) => date.proposed.township !== townshipId && forms[date.id] && forms[date.id]!.suits !== '')
    .map((date) => {
      const form = forms[date.id]!;
      return {
        dateId: date.id,
        suits: form.suits === 'yes',
        ...(form.remark.trim() && { remark: form.remark.trim() }),
      };
    });
}

/** The dates that a side may still propose. */
export function datesLeft(dates: readonly MeetingDate[], townshipId: string): number {
  return mostDates - dates.filter((date) => date.proposed.township === townshipId).length;
}

export type DatedMeeting = Pick<JointMeetingView, 'id' | 'title' | 'version' | 'borderId' | 'state'>;
