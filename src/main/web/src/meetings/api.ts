import { api, read } from '@/shared/api/client';
import type {
  AttendanceEntry,
  JointMeetingRequest,
  JointMeetingSummary,
  JointMeetingView,
  MeetingKind,
  MeetingState,
  MinutesRevision,
  Page,
} from '@/shared/api/types';
import type { NewCommand } from '@/offline/outbox';
import type { MinutesForm } from './state';

export type MeetingFilters = Partial<Record<'q' | 'borderId' | 'kind' | 'state' | 'from' | 'to', string>>;

export function listMeetings(filters: MeetingFilters, cursor?: string): Promise<Page<JointMeetingSummary>> {
  const kind = filters.kind as MeetingKind | undefined;
  const state = filters.state as MeetingState | undefined;
  return read(api.GET('/joint-meetings', { params: { query: { ...filters, kind, state, limit: 20, cursor } } }));
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

export function reviseMinutes(meeting: Target, minutes: MinutesForm, form: NewCommand['form']): NewCommand {
  return command(meeting, 'minutes', {
    path: `/joint-meetings/${meeting.id}/minutes-revisions`,
    body: { baseRevision: minutes.baseRevision, language: minutes.language, text: minutes.text },
    ifMatch: `"${meeting.version}"`,
    form,
  });
}

export function signOff(meeting: Target, revision: number, contentHash: string): NewCommand {
  return command(meeting, 'sign-off', {
    path: `/joint-meetings/${meeting.id}/sign-offs`,
    body: { revision, contentHash },
    ifMatch: `"${meeting.version}"`,
  });
}
