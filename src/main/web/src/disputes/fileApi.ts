import { api, read, send } from '@/shared/api/client';
import { problemOf } from '@/shared/api/problem';
import type {
  DisputeAttachmentRequest,
  DisputeFileView,
  DisputeView,
  FileDocumentRequest,
  FileWithdrawalReason,
  UnmaskedDisputeFile,
} from '@/shared/api/types';
import type { NewCommand } from '@/offline/outbox';
import { uuidv7 } from '@/shared/uuid';

export function getFile(disputeId: string): Promise<DisputeFileView> {
  return read(api.GET('/disputes/{id}/file', { params: { path: { id: disputeId } } }));
}

/** Opens names, thumbnails and notes: always recorded, never kept on the device, so it does not pass through the outbox. */
export function unmaskFile(disputeId: string, purpose: string): Promise<UnmaskedDisputeFile> {
  return read(
    api.POST('/disputes/{id}/file/unmasking', {
      params: { path: { id: disputeId }, header: { 'Idempotency-Key': uuidv7() } },
      body: { purpose },
    }),
  );
}

/** The content of an attachment, likewise. */
export async function openAttachment(disputeId: string, attachmentId: string, purpose: string): Promise<Blob> {
  const response = await send(`/disputes/${disputeId}/attachments/${attachmentId}/unmasking`, {
    method: 'POST',
    headers: { Accept: '*/*', 'Content-Type': 'application/json', 'Idempotency-Key': uuidv7() },
    body: JSON.stringify({ purpose }),
  });
  if (!response.ok) throw await problemOf(response);
  return response.blob();
}

type Target = Pick<DisputeView, 'id' | 'fileNumber'>;

function command(dispute: Target, intent: string, path: string, rest: Partial<NewCommand>): NewCommand {
  return {
    recordKind: 'dispute',
    recordId: dispute.id,
    title: dispute.fileNumber,
    intent,
    method: 'POST',
    path: `/disputes/${dispute.id}/${path}`,
    ...rest,
  };
}

export function upload(
  dispute: Target,
  body: DisputeAttachmentRequest & { id: string },
  attachment: Uint8Array<ArrayBuffer>,
): NewCommand {
  return command(dispute, 'attach', 'attachments', { body, attachment, upload: true });
}

export function addDocument(dispute: Target, body: FileDocumentRequest, form: NewCommand['form']): NewCommand {
  return command(dispute, 'add-document', 'file/documents', { body, form });
}

export function withdrawDocument(dispute: Target, documentId: string, reason: FileWithdrawalReason): NewCommand {
  return command(dispute, 'withdraw-document', `file/documents/${documentId}/withdrawal`, { body: { reason } });
}
