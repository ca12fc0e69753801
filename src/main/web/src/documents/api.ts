import { api, read, send } from '@/shared/api/client';
import { problemOf } from '@/shared/api/problem';
import type { VerifiedMinutes } from '@/shared/api/types';
import { uuidv7 } from '@/shared/uuid';
import { fileNameOf, type Claim, type Paper } from './state';

/** A meeting's paper, printed by the server, with its name. */
export async function print(meetingId: string, paper: Paper): Promise<{ content: Blob; name: string }> {
  const file = `${paper.name}.${paper.type}`;
  const response = await send(`/joint-meetings/${meetingId}/documents/${file}`, { headers: { Accept: '*/*' } });
  if (!response.ok) throw await problemOf(response);
  return { content: await response.blob(), name: fileNameOf(response.headers.get('Content-Disposition'), file) };
}

/** Whether these minutes are in force; needs no login. */
export function verify(claim: Claim): Promise<VerifiedMinutes> {
  return read(api.POST('/minutes-verifications', { params: { header: { 'Idempotency-Key': uuidv7() } }, body: claim }));
}
