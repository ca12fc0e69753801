import type { OutboxItem } from '@/offline/outboxState';
import type { MeetingFile, MeetingFileKind, MeetingFiles } from '@/shared/api/types';

/** What the server takes, at most 5 MiB each. */
export const fileTypes = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'];
export const largestFile = 5 * 1024 * 1024;

/** A commitment whose evidence is looked at; without one it is the meeting itself. */
export interface Proved {
  id: string;
  townshipId: string;
  status: string;
}

/** What is kept with the meeting, or with one of its commitments. */
export function filesOf(view: MeetingFiles | undefined, commitmentId?: string): MeetingFile[] {
  return (view?.files ?? []).filter((file) => file.commitmentId === commitmentId);
}

/** The kinds that the caller may add here now. */
export function kindsToAdd(
  view: MeetingFiles | undefined,
  commitment: Proved | undefined,
  own: string | undefined,
): MeetingFileKind[] {
  const kinds = view?.kinds ?? [];
  if (!commitment) return kinds.filter((kind) => kind !== 'evidence');
  return commitment.townshipId === own && commitment.status !== 'kept'
    ? kinds.filter((kind) => kind === 'evidence')
    : [];
}

/** What is wrong with a chosen file, before it is sent. */
export function refusalOf(file: { type: string; size: number }): 'type' | 'size' | undefined {
  if (!fileTypes.includes(file.type)) return 'type';
  return file.size > largestFile ? 'size' : undefined;
}

/** Where a file is sent to; its content is the body. */
export function pathOfFile(meetingId: string, kind: MeetingFileKind, fileId: string, commitmentId?: string): string {
  const query = new URLSearchParams({ kind, fileId, ...(commitmentId && { commitmentId }) });
  return `/joint-meetings/${meetingId}/files?${query}`;
}

export interface WaitingFile {
  id: string;
  kind: MeetingFileKind;
  status: OutboxItem['status'];
}

/** What is on its way from this device to the meeting, or to its commitment. */
export function waitingFiles(
  outbox: readonly OutboxItem[],
  files: readonly MeetingFile[],
  meetingId: string,
  commitmentId?: string,
): WaitingFile[] {
  return outbox
    .filter((item) => item.intent === 'add-file' && item.status !== 'sent')
    .map((item) => ({ item, url: new URL(item.path, 'https://outbox.invalid') }))
    .filter(
      ({ url }) =>
        url.pathname === `/joint-meetings/${meetingId}/files` &&
        url.searchParams.get('commitmentId') === (commitmentId ?? null),
    )
    .map(({ item, url }) => ({
      id: url.searchParams.get('fileId') ?? item.id,
      kind: url.searchParams.get('kind') as MeetingFileKind,
      status: item.status,
    }))
    .filter((waiting) => !files.some((file) => file.id === waiting.id));
}

/** What a file is called on the device that opens it. */
export function fileName(file: Pick<MeetingFile, 'kind' | 'mediaType' | 'received'>): string {
  const endings: Record<string, string> = {
    'image/jpeg': 'jpg',
    'image/png': 'png',
    'image/webp': 'webp',
    'application/pdf': 'pdf',
  };
  return `${file.kind}-${file.received.at.slice(0, 10)}.${endings[file.mediaType] ?? 'bin'}`;
}
