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
  'amendment',
  'awaiting-sign-off',
  'in-force',
  'cancelled',
];
export const attendanceRoles: readonly AttendanceEntry['role'][] = ['chair', 'attendee', 'recorder', 'guest'];
export const presences: readonly AttendanceEntry['presence'][] = ['attended', 'excused', 'deputy'];

const tones = {
  planned: 'accent',
  'minutes-drafting': 'warn',
  amendment: 'warn',
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

export interface SideOfSigning<S> {
  townshipId: string;
  /** signed: the text as it stands now · partly: a second person has still to sign · outdated: an older text · open: nothing yet. */
  status: 'signed' | 'partly' | 'outdated' | 'open';
  /** Under the text as it stands; of a side that has signed an older one only, the last of those. */
  signatures: S[];
}

/** Where each side of the border stands with the text as it is now. */
export function signingOf<S extends { townshipId: string; current: boolean }>(
  signatures: readonly S[],
  townshipIds: readonly string[],
  signedBy: readonly string[],
): SideOfSigning<S>[] {
  return townshipIds.map((townshipId) => {
    const own = signatures.filter((signature) => signature.townshipId === townshipId);
    const current = own.filter((signature) => signature.current);
    if (current.length > 0)
      return { townshipId, status: signedBy.includes(townshipId) ? 'signed' : 'partly', signatures: current };
    return { townshipId, status: own.length > 0 ? 'outdated' : 'open', signatures: own.slice(0, 1) };
  });
}

/** The four phases from the first word to minutes in force. */
export const phases = ['drafting', 'amendment', 'sign-off', 'sealed'] as const;
export type Phase = (typeof phases)[number];

/** Which of them minutes are in; the window for amendments ends by itself, or when somebody signs. */
export function phaseOf(state: MeetingState, amendmentUntil: string | undefined, now: number): Phase {
  if (state === 'in-force') return 'sealed';
  if (state === 'awaiting-sign-off') return 'sign-off';
  if (state === 'amendment') return Date.parse(amendmentUntil ?? '') > now ? 'amendment' : 'sign-off';
  return 'drafting';
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

/** The longest office and organisation, in characters. */
export const longestOffice = 60;

/** One line of the own side's list as it is typed. */
export type AttendanceForm = Omit<AttendanceEntry, 'deputyOffice' | 'organisation'> & {
  deputyOffice: string;
  organisation: string;
};

export const attendanceForm = (entry?: AttendanceEntry): AttendanceForm => ({
  office: '',
  role: 'attendee',
  presence: 'attended',
  ...entry,
  deputyOffice: entry?.deputyOffice ?? '',
  organisation: entry?.organisation ?? '',
});

/** The fields of a line that are asked for. */
export function fieldsOfAttendance(entry: AttendanceForm): ('office' | 'organisation' | 'deputyOffice')[] {
  return [
    'office',
    ...(entry.role === 'guest' ? (['organisation'] as const) : []),
    ...(entry.presence === 'deputy' ? (['deputyOffice'] as const) : []),
  ];
}

/** What is still to be filled in, as the server would point to it: `entries.0.office`. */
export function missingInAttendance(entries: readonly AttendanceForm[]): string[] {
  return entries.flatMap((entry, index) =>
    fieldsOfAttendance(entry)
      .filter((field) => (entry[field] ?? '').trim() === '')
      .map((field) => `entries.${index}.${field}`),
  );
}

export function attendanceBody(entries: readonly AttendanceForm[]): AttendanceEntry[] {
  return entries.map((entry) => ({
    role: entry.role,
    presence: entry.presence,
    office: entry.office.trim(),
    ...Object.fromEntries(fieldsOfAttendance(entry).map((field) => [field, (entry[field] ?? '').trim()])),
  }));
}
