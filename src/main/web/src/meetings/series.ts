import type { JointMeetingRequest, MeetingSeries, MeetingSeriesRequest, SeriesRhythm } from '@/shared/api/types';

export const rhythms: readonly SeriesRhythm[] = ['quarterly', 'half-yearly', 'yearly'];

/** A series has so many meetings at most. */
export const mostMeetings = 10;

/** What is chosen of a series; no rhythm: a single meeting. */
export interface SeriesForm {
  rhythm: SeriesRhythm | '';
  /** Empty: until the agreement's term ends. */
  meetings: number | '';
  rotating: boolean;
  agreementId: string;
}

export const noSeries = (): SeriesForm => ({ rhythm: '', meetings: 2, rotating: true, agreementId: '' });

/** Whether it can be told how many meetings there are to be. */
export function seriesIsWhole(form: SeriesForm): boolean {
  if (form.rhythm === '') return true;
  return form.meetings === ''
    ? form.agreementId !== ''
    : Number.isInteger(form.meetings) && form.meetings >= 2 && form.meetings <= mostMeetings;
}

export function seriesBody(
  id: string,
  form: SeriesForm,
  rhythm: SeriesRhythm,
  first: JointMeetingRequest & { id: string },
): MeetingSeriesRequest & { first: JointMeetingRequest & { id: string } } {
  return {
    id,
    first,
    rhythm,
    rotating: form.rotating,
    ...(form.meetings !== '' && { meetings: form.meetings }),
    ...(form.agreementId && { agreementId: form.agreementId }),
  };
}

export interface PlaceInSeries {
  number: number;
  of: number;
  previous?: MeetingSeries['meetings'][number];
  next?: MeetingSeries['meetings'][number];
  /** Whether it or a later one can still be called off. */
  open: boolean;
}

/** Where a meeting stands in its series; what was called off is passed over. */
export function placeOf(series: MeetingSeries, meetingId: string): PlaceInSeries | undefined {
  const here = series.meetings.find((meeting) => meeting.id === meetingId);
  if (!here) return undefined;
  const standing = series.meetings.filter((meeting) => meeting.state !== 'cancelled');
  return {
    number: here.number,
    of: series.meetings.length,
    previous: standing.filter((meeting) => meeting.number < here.number).at(-1),
    next: standing.find((meeting) => meeting.number > here.number),
    open: here.state === 'planned' && standing.some((meeting) => meeting.number > here.number),
  };
}
