import { api, read, send } from '@/shared/api/client';
import { problemOf } from '@/shared/api/problem';
import type {
  AgendaSuggestions,
  AgendaView,
  AttendanceEntry,
  CalendarAddress,
  DateAnswersRequest,
  JointMeetingRequest,
  JointMeetingSummary,
  JointMeetingView,
  Language,
  MeetingFileKind,
  MeetingFiles,
  MeetingDateRequest,
  MeetingDatesView,
  MeetingKind,
  MeetingSeries,
  MeetingSeriesRequest,
  MeetingState,
  MinutesRequest,
  MinutesRevision,
  Page,
  SigningCapacity,
} from '@/shared/api/types';
import type { NewCommand } from '@/offline/outbox';
import { uuidv7 } from '@/shared/uuid';
import { pathOfFile } from './filesState';
import { itemBody, type ItemForm } from './state';

export type MeetingFilters = Partial<Record<'q' | 'borderId' | 'kind' | 'state' | 'from' | 'to', string>>;

export function listMeetings(filters: MeetingFilters, cursor?: string): Promise<Page<JointMeetingSummary>> {
  const kind = filters.kind as MeetingKind | undefined;
  const state = filters.state as MeetingState | undefined;
  return read(api.GET('/joint-meetings', { params: { query: { ...filters, kind, state, limit: 20, cursor } } }));
}

/** The meetings that begin in a period, a hundred at most: what a month holds. */
export async function meetingsBetween(filters: MeetingFilters): Promise<JointMeetingSummary[]> {
  const kind = filters.kind as MeetingKind | undefined;
  const state = filters.state as MeetingState | undefined;
  return (await read(api.GET('/joint-meetings', { params: { query: { ...filters, kind, state, limit: 100 } } }))).items;
}

export function getMeeting(id: string): Promise<JointMeetingView> {
  return read(api.GET('/joint-meetings/{id}', { params: { path: { id } } }));
}

export async function listRevisions(id: string): Promise<MinutesRevision[]> {
  return (await read(api.GET('/joint-meetings/{id}/minutes-revisions', { params: { path: { id } } }))).items;
}

type Target = Pick<JointMeetingView, 'id' | 'title' | 'version'>;

function command(meeting: Pick<Target, 'id' | 'title'>, intent: string, rest: Partial<NewCommand>): NewCommand {
  return {
    recordKind: 'joint-meeting',
    recordId: meeting.id,
    title: meeting.title,
    intent,
    method: 'POST',
    path: `/joint-meetings/${meeting.id}`,
    ...rest,
  };
}

export function plan(body: JointMeetingRequest & { id: string }, form: NewCommand['form']): NewCommand {
  return command({ id: body.id, title: body.title }, 'plan', { path: '/joint-meetings', body, form });
}

/** The meetings of a rhythm, of which the first is the command's record. */
export function planSeries(
  body: MeetingSeriesRequest & { first: JointMeetingRequest & { id: string } },
  form: NewCommand['form'],
): NewCommand {
  const { id, title } = body.first;
  return command({ id, title }, 'plan-series', { path: '/meeting-series', body, form });
}

export function getSeries(id: string): Promise<MeetingSeries> {
  return read(api.GET('/meeting-series/{id}', { params: { path: { id } } }));
}

export async function seriesOfAgreement(id: string): Promise<MeetingSeries[]> {
  return (await read(api.GET('/cooperation-agreements/{id}/meeting-series', { params: { path: { id } } }))).items;
}

/** A meeting and those that follow it in its series. */
export function cancelRest(meeting: Target, reason: string): NewCommand {
  return command(meeting, 'cancel-rest', {
    path: `/joint-meetings/${meeting.id}/cancellation-of-following`,
    body: { reason },
    ifMatch: `"${meeting.version}"`,
  });
}

export function change(meeting: Target, body: JointMeetingRequest, form: NewCommand['form']): NewCommand {
  return command(meeting, 'change', { method: 'PUT', body, ifMatch: `"${meeting.version}"`, form });
}

export function cancel(meeting: Target, reason: string): NewCommand {
  return command(meeting, 'cancel', {
    path: `/joint-meetings/${meeting.id}/cancellation`,
    body: { reason },
    ifMatch: `"${meeting.version}"`,
  });
}

/** Each side's list has a version of its own. */
export function recordAttendance(meeting: Target, version: number, entries: AttendanceEntry[]): NewCommand {
  return command(meeting, 'attendance', {
    method: 'PUT',
    path: `/joint-meetings/${meeting.id}/attendance`,
    body: { entries },
    ifMatch: `"${version}"`,
    ownVersion: true,
  });
}

export function reviseMinutes(meeting: Target, body: MinutesRequest, form: NewCommand['form']): NewCommand {
  return command(meeting, 'minutes', {
    path: `/joint-meetings/${meeting.id}/minutes-revisions`,
    body,
    ifMatch: `"${meeting.version}"`,
    form,
  });
}

/** As what somebody signs; nothing told: a leader as leader, anybody else as deputy. */
export interface Signing {
  capacity?: SigningCapacity;
  forOffice?: string;
  fileId?: string;
}

export function signOff(meeting: Target, revision: number, contentHash: string, as: Signing = {}): NewCommand {
  return command(meeting, 'sign-off', {
    path: `/joint-meetings/${meeting.id}/sign-offs`,
    body: { revision, contentHash, ...as },
    ifMatch: `"${meeting.version}"`,
  });
}

export function putToBothSides(meeting: Target, revision: number, days: number): NewCommand {
  return command(meeting, 'put-to-both-sides', {
    path: `/joint-meetings/${meeting.id}/amendments/windows`,
    body: { revision, days },
  });
}

export function proposeAmendment(meeting: Target, id: string, revision: number, text: string): NewCommand {
  return command(meeting, 'propose-amendment', {
    path: `/joint-meetings/${meeting.id}/amendments`,
    body: { id, revision, text },
  });
}

export function answerAmendment(meeting: Target, amendment: string, accepted: boolean, reason?: string): NewCommand {
  return command(meeting, 'answer-amendment', {
    path: `/joint-meetings/${meeting.id}/amendments/${amendment}/answer`,
    body: { accepted, reason },
  });
}

export function writeAddendum(meeting: Target, id: string, language: Language, text: string): NewCommand {
  return command(meeting, 'write-addendum', {
    path: `/joint-meetings/${meeting.id}/addenda`,
    body: { id, language, text },
  });
}

export function signAddendum(meeting: Target, addendum: string, contentHash: string, as: Signing = {}): NewCommand {
  return command(meeting, 'sign-addendum', {
    path: `/joint-meetings/${meeting.id}/addenda/${addendum}/sign-offs`,
    body: { contentHash, ...as },
  });
}

export function withdrawAddendum(meeting: Target, addendum: string): NewCommand {
  return command(meeting, 'withdraw-addendum', {
    path: `/joint-meetings/${meeting.id}/addenda/${addendum}/withdrawal`,
  });
}

export function refuseSignOff(meeting: Target, revision: number, contentHash: string, reason: string): NewCommand {
  return command(meeting, 'refuse-sign-off', {
    path: `/joint-meetings/${meeting.id}/refusals`,
    body: { revision, contentHash, reason },
    ifMatch: `"${meeting.version}"`,
  });
}

export function confirmTranslation(
  meeting: Target,
  revision: number,
  contentHash: string,
  language: Language,
): NewCommand {
  return command(meeting, 'confirm-translation', {
    path: `/joint-meetings/${meeting.id}/translation-confirmations`,
    body: { revision, contentHash, language },
    ifMatch: `"${meeting.version}"`,
  });
}

export function getAgenda(id: string): Promise<AgendaView> {
  return read(api.GET('/joint-meetings/{id}/agenda', { params: { path: { id } } }));
}

export function getSuggestions(id: string): Promise<AgendaSuggestions> {
  return read(api.GET('/joint-meetings/{id}/agenda/suggestions', { params: { path: { id } } }));
}

/** Items come beside each other: what the meeting's version was does not matter to them. */
function agendaCommand(meeting: Target, intent: string, rest: string, more: Partial<NewCommand>): NewCommand {
  return command(meeting, intent, { path: `/joint-meetings/${meeting.id}/agenda/${rest}`, ...more });
}

export function addItem(meeting: Target, form: ItemForm): NewCommand {
  return agendaCommand(meeting, 'add-agenda-item', 'items', { body: { ...itemBody(form), id: form.id } });
}

export function changeItem(meeting: Target, item: string, form: ItemForm): NewCommand {
  return agendaCommand(meeting, 'change-agenda-item', `items/${item}`, { method: 'PUT', body: itemBody(form) });
}

export function withdrawItem(meeting: Target, item: string): NewCommand {
  return agendaCommand(meeting, 'withdraw-agenda-item', `items/${item}/withdrawal`, {});
}

export function orderAgenda(meeting: Target, version: number, items: string[]): NewCommand {
  return agendaCommand(meeting, 'order-agenda', 'order', { method: 'PUT', body: { items }, ifMatch: `"${version}"` });
}

export function recordOutcome(meeting: Target, item: string, reached: boolean): NewCommand {
  return agendaCommand(meeting, 'record-agenda-outcome', `items/${item}/outcome`, { method: 'PUT', body: { reached } });
}

export function listFiles(meetingId: string): Promise<MeetingFiles> {
  return read(api.GET('/joint-meetings/{id}/files', { params: { path: { id: meetingId } } }));
}

/** The meeting whose file it is; of evidence the commitment too, under which the outbox then keeps it in order. */
export interface FileTarget {
  meetingId: string;
  title: string;
  commitmentId?: string;
}

function fileCommand(target: FileTarget, intent: string, rest: Partial<NewCommand>): NewCommand {
  const of = command({ id: target.meetingId, title: target.title }, intent, rest);
  return target.commitmentId ? { ...of, recordKind: 'commitment', recordId: target.commitmentId } : of;
}

export function addFile(
  target: FileTarget,
  file: { id: string; kind: MeetingFileKind; mediaType: string; bytes: Uint8Array<ArrayBuffer> },
): NewCommand {
  return fileCommand(target, 'add-file', {
    path: pathOfFile(target.meetingId, file.kind, file.id, target.commitmentId),
    mediaType: file.mediaType,
    attachment: file.bytes,
  });
}

export function withdrawFile(target: FileTarget, fileId: string, reason: string): NewCommand {
  return fileCommand(target, 'withdraw-file', {
    path: `/joint-meetings/${target.meetingId}/files/${fileId}/withdrawal`,
    body: { reason },
  });
}

/** Recorded when it is the other side's; never kept on the device. */
export async function openFile(meetingId: string, fileId: string): Promise<Blob> {
  const response = await send(`/joint-meetings/${meetingId}/files/${fileId}/content`, { headers: { Accept: '*/*' } });
  if (!response.ok) throw await problemOf(response);
  return response.blob();
}

export function getDates(id: string): Promise<MeetingDatesView> {
  return read(api.GET('/joint-meetings/{id}/dates', { params: { path: { id } } }));
}

/** Proposals and answers come beside each other, as agenda items do. */
export function proposeDates(meeting: Target, dates: MeetingDateRequest[]): NewCommand {
  return command(meeting, 'propose-dates', { path: `/joint-meetings/${meeting.id}/dates`, body: { dates } });
}

export function withdrawDate(meeting: Target, date: string): NewCommand {
  return command(meeting, 'withdraw-date', { path: `/joint-meetings/${meeting.id}/dates/${date}/withdrawal` });
}

export function answerDates(meeting: Target, answers: DateAnswersRequest['answers']): NewCommand {
  return command(meeting, 'answer-dates', { path: `/joint-meetings/${meeting.id}/dates/answers`, body: { answers } });
}

/** A date that suits all, or without one the time that the plan has. */
export function fixDate(meeting: Target, version: number, dateId?: string): NewCommand {
  return command(meeting, 'fix-date', {
    path: `/joint-meetings/${meeting.id}/dates/fixing`,
    body: { dateId },
    ifMatch: `"${version}"`,
  });
}

/** The meeting as a file that calendars take. */
export async function calendarFile(id: string): Promise<Blob> {
  const response = await send(`/joint-meetings/${id}/calendar`, { headers: { Accept: 'text/calendar' } });
  if (!response.ok) throw await problemOf(response);
  return response.blob();
}

export function getCalendarAddress(): Promise<CalendarAddress> {
  return read(api.GET('/me/calendar-address', {}));
}

/** Never through the outbox: what comes back is told once. */
export function makeCalendarAddress(): Promise<CalendarAddress> {
  return read(api.PUT('/me/calendar-address', { params: { header: { 'Idempotency-Key': uuidv7() } } }));
}

export async function endCalendarAddress(): Promise<void> {
  await read(api.DELETE('/me/calendar-address', { params: { header: { 'Idempotency-Key': uuidv7() } } }));
}
