import type {
  AgendaItem,
  AgendaItemRequest,
  AttendanceEntry,
  JointMeetingRequest,
  JointMeetingView,
  MeetingDateRequest,
  MeetingKind,
  MeetingState,
} from '@/shared/api/types';
import { instantOfLocal, localOfInstant } from '@/i18n/dates';
import { dateErrors, datesBody, type DateForm } from './dates';
import { noSeries, seriesIsWhole, type SeriesForm } from './series';

export const meetingKinds: readonly MeetingKind[] = [
  'symposium',
  'exchange-visit',
  'joint-inspection',
  'yearly-conference',
];
export const meetingStates: readonly MeetingState[] = [
  'planned',
  'minutes-drafting',
  'awaiting-sign-off',
  'in-force',
  'cancelled',
];
export const attendanceRoles: readonly AttendanceEntry['role'][] = ['chair', 'attendee', 'recorder', 'guest'];
export const presences: readonly AttendanceEntry['presence'][] = ['attended', 'excused', 'deputy'];

const tones = {
  planned: 'accent',
  'minutes-drafting': 'warn',
  'awaiting-sign-off': 'high',
  'in-force': 'ok',
  cancelled: 'neutral',
} as const satisfies Record<MeetingState, string>;

export function meetingTone(state: MeetingState): (typeof tones)[MeetingState] {
  return tones[state];
}

export interface MeetingForm {
  id: string;
  borderId: string;
  kind: MeetingKind | '';
  title: string;
  place: string;
  startsAt: string;
  endsAt: string;
  online: boolean;
  hostTownshipId: string;
  /** When planning: several dates for the other sides to answer, instead of a time. */
  severalDates: boolean;
  dates: DateForm[];
  /** When planning: of what it is the first. */
  series: SeriesForm;
}

export function emptyMeetingForm(id: string, borderId: string, hostTownshipId: string): MeetingForm {
  return {
    id,
    borderId,
    kind: '',
    title: '',
    place: '',
    startsAt: '',
    endsAt: '',
    online: false,
    hostTownshipId,
    severalDates: false,
    dates: [],
    series: noSeries(),
  };
}

export function formOf(meeting: JointMeetingView): MeetingForm {
  return {
    id: meeting.id,
    borderId: meeting.borderId,
    kind: meeting.kind,
    title: meeting.title,
    place: meeting.place,
    startsAt: localOfInstant(meeting.startsAt),
    endsAt: meeting.endsAt ? localOfInstant(meeting.endsAt) : '',
    online: meeting.online,
    hostTownshipId: meeting.hostTownshipId,
    severalDates: false,
    dates: [],
    series: noSeries(),
  };
}

/** Whether it was planned with others. */
export function isOfSeries(meeting: JointMeetingView): meeting is JointMeetingView & { seriesId: string } {
  return meeting.seriesId !== undefined;
}

export function missingFields(form: MeetingForm): string[] {
  const missing = (['borderId', 'kind', 'hostTownshipId'] as const).filter((field) => form[field] === '') as string[];
  for (const field of ['title', 'place'] as const) if (form[field].trim() === '') missing.push(field);
  if (form.severalDates ? dateErrors(form.dates).some(Boolean) : form.startsAt.trim() === '') missing.push('startsAt');
  if (!form.severalDates && !seriesIsWhole(form.series)) missing.push('meetings');
  return missing;
}

export function endsBeforeItStarts(form: Pick<MeetingForm, 'startsAt' | 'endsAt'>): boolean {
  return form.startsAt !== '' && form.endsAt !== '' && form.endsAt < form.startsAt;
}

/** The first of several dates stands provisionally. */
function timeOf({ startsAt, endsAt }: MeetingDateRequest): Pick<JointMeetingRequest, 'startsAt' | 'endsAt'> {
  return { startsAt, ...(endsAt && { endsAt }) };
}

export function requestOf(form: MeetingForm): JointMeetingRequest {
  return {
    id: form.id,
    borderId: form.borderId,
    kind: form.kind as MeetingKind,
    title: form.title.trim(),
    place: form.place.trim(),
    ...(form.severalDates
      ? { ...timeOf(datesBody(form.dates)[0]!), dates: datesBody(form.dates) }
      : {
          startsAt: instantOfLocal(form.startsAt),
          ...(form.endsAt && { endsAt: instantOfLocal(form.endsAt) }),
        }),
    online: form.online,
    hostTownshipId: form.hostTownshipId,
  };
}

export interface SideOfSigning {
  townshipId: string;
  /** signed: the text as it stands now · outdated: an older text · open: nothing yet. */
  status: 'signed' | 'outdated' | 'open';
  office?: string;
  at?: string;
}

/** Where each side of the border stands with the text as it is now. */
export function signingOf(
  signatures: readonly { townshipId: string; office: string; at: string; current: boolean }[],
  townshipIds: readonly string[],
): SideOfSigning[] {
  return townshipIds.map((townshipId) => {
    const own = signatures.filter((signature) => signature.townshipId === townshipId);
    const current = own.find((signature) => signature.current);
    if (current) return { townshipId, status: 'signed', office: current.office, at: current.at };
    const old = own.at(-1);
    return old ? { townshipId, status: 'outdated', office: old.office, at: old.at } : { townshipId, status: 'open' };
  });
}

/** Whether somebody else's revision came after the one that the writer started from. */
export function isStale(form: { baseRevision: number }, latestRevision: number): boolean {
  return form.baseRevision < latestRevision;
}

/** What is typed of an agenda item; what it is about is chosen. */
export interface ItemForm {
  id: string;
  title: string;
  responsible: string;
  minutes: number | '';
  disputeId?: string;
  agreementId?: string;
  commitmentId?: string;
  earlierId?: string;
}

export const emptyItem = (id: string, office: string): ItemForm => ({
  id,
  title: '',
  responsible: office,
  minutes: '',
});

export function itemBody(form: ItemForm): Omit<AgendaItemRequest, 'id'> {
  return {
    title: form.title.trim(),
    responsible: form.responsible.trim(),
    minutes: form.minutes === '' ? undefined : form.minutes,
    disputeId: form.disputeId,
    agreementId: form.agreementId,
    commitmentId: form.commitmentId,
    earlierId: form.earlierId,
  };
}

/** The order with one item at another place; nothing when it stands there already. */
export function moved(ids: string[], id: string, to: number): string[] | undefined {
  if (ids[to] === id || to < 0 || to >= ids.length || !ids.includes(id)) return undefined;
  const rest = ids.filter((each) => each !== id);
  return [...rest.slice(0, to), id, ...rest.slice(to)];
}

/** How long the items are to take in all. */
export const agendaMinutes = (items: Pick<AgendaItem, 'minutes'>[]): number =>
  items.reduce((sum, item) => sum + (item.minutes ?? 0), 0);
