import type {
  DisputeAttachmentRequest,
  DisputeFileView,
  FileDocumentRequest,
  FileItemState,
  FileWithdrawalReason,
  UnmaskedDisputeFile,
} from '@/shared/api/types';

/** What the server takes; an image at most 20 MiB, anything else at most 50 MiB. */
export const acceptedTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'application/pdf',
  'audio/webm',
  'audio/mpeg',
  'audio/mp4',
  'audio/ogg',
  'audio/wav',
];
export const largestFile = 50 * 1024 * 1024;

export const withdrawalReasons: readonly FileWithdrawalReason[] = [
  'other-matter',
  'wrong-document',
  'unreadable',
  'duplicate',
  'replaced',
];

/** A chosen file; its content is kept on the device under the id. */
export type ChosenFile = DisputeAttachmentRequest & { id: string; kind: 'photo' | 'scan' | 'audio' | 'other' };

/** A file that was chosen, with what the service is told of it before its content. */
export interface Chosen {
  file: ChosenFile;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Describes a file of the device; what is wrong with it where it cannot be taken. */
export async function chosenFile(
  id: string,
  blob: Blob,
  kind: ChosenFile['kind'] | undefined,
  fileName: string,
): Promise<Chosen | 'type' | 'size'> {
  const mediaType = mediaTypeOf(blob.type);
  if (!mediaType) return 'type';
  if (blob.size > largestFile) return 'size';
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return {
    file: {
      id,
      kind: kind ?? kindOf(mediaType),
      mediaType,
      bytes: bytes.length,
      sha256: Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join(''),
      fileName: fileName.slice(0, 200),
    },
    bytes,
  };
}

export interface DocumentForm {
  id: string;
  code: string;
  datedOn: string;
  note: string;
  files: ChosenFile[];
}

export function emptyDocumentForm(id: string, datedOn: string): DocumentForm {
  return { id, code: '', datedOn, note: '', files: [] };
}

export function missingOfDocument(form: DocumentForm): string[] {
  const missing: string[] = (['code', 'datedOn'] as const).filter((field) => form[field] === '');
  if (form.files.length === 0 && form.note.trim() === '') missing.push('attachments');
  return missing;
}

export function documentRequest(form: DocumentForm): FileDocumentRequest {
  return {
    id: form.id,
    code: form.code,
    datedOn: form.datedOn,
    attachments: form.files.map((file) => file.id),
    ...(form.note.trim() && { note: form.note.trim() }),
  };
}

/** The type that the server knows a file by; browsers name some types in their own way. */
export function mediaTypeOf(type: string): string | undefined {
  const plain = type.split(';')[0]!.trim().toLowerCase();
  const known: Record<string, string> = {
    'audio/x-wav': 'audio/wav',
    'audio/wave': 'audio/wav',
    'audio/x-m4a': 'audio/mp4',
    'audio/m4a': 'audio/mp4',
    'audio/mp3': 'audio/mpeg',
    'video/webm': 'audio/webm',
  };
  const named = known[plain] ?? plain;
  return acceptedTypes.includes(named) ? named : undefined;
}

export function kindOf(mediaType: string): ChosenFile['kind'] {
  if (mediaType.startsWith('audio/')) return 'audio';
  return mediaType.startsWith('image/') || mediaType === 'application/pdf' ? 'scan' : 'other';
}

export function toneOf(state: FileItemState): 'ok' | 'danger' | 'neutral' {
  if (state === 'present') return 'ok';
  return state === 'missing' ? 'danger' : 'neutral';
}

/** What is missing first, then what is there, then what is not needed now; within that the catalogue's order. */
export function byUrgency(file: DisputeFileView): DisputeFileView['items'] {
  const rank: Record<FileItemState, number> = { missing: 0, present: 1, 'not-yet': 2, 'as-needed': 3 };
  return [...file.items].sort((a, b) => rank[a.state] - rank[b.state]);
}

export function attachmentsOf(
  file: DisputeFileView,
  document: DisputeFileView['documents'][number],
): DisputeFileView['attachments'] {
  return file.attachments.filter(
    (one) => one.begun.township === document.added.township && document.attachments.includes(one.id),
  );
}

/** Whether the acting township may withdraw a document: its own, not withdrawn yet. */
export function isWithdrawable(
  file: DisputeFileView,
  document: DisputeFileView['documents'][number],
  township: string | undefined,
): boolean {
  return file.actions.includes('withdraw') && !document.withdrawn && document.added.township === township;
}

/** What no document names: still being sent, refused, or not put on file yet. */
export function looseAttachments(file: DisputeFileView): DisputeFileView['attachments'] {
  return file.attachments.filter((one) => !file.documents.some((paper) => attachmentsOf(file, paper).includes(one)));
}

export function nameOfAttachment(
  attachment: DisputeFileView['attachments'][number],
  unmasked: UnmaskedDisputeFile | undefined,
): UnmaskedDisputeFile['attachments'][number] | undefined {
  return unmasked?.attachments.find(
    (one) => one.attachmentId === attachment.id && one.townshipId === attachment.begun.township,
  );
}

export function noteOf(
  document: DisputeFileView['documents'][number],
  unmasked: UnmaskedDisputeFile | undefined,
): string | undefined {
  return unmasked?.documents.find((one) => one.documentId === document.id && one.townshipId === document.added.township)
    ?.note;
}
