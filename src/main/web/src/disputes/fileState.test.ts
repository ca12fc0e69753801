import { describe, expect, it } from 'vitest';
import { nextOfUpload } from '@/offline/outboxState';
import type { DisputeFileView } from '@/shared/api/types';
import {
  attachmentsOf,
  byUrgency,
  documentRequest,
  emptyDocumentForm,
  isWithdrawable,
  kindOf,
  looseAttachments,
  mediaTypeOf,
  missingOfDocument,
} from './fileState';

const act = (township: string) => ({ township, office: '文书', at: '2026-11-20T02:00:00Z' });
const attachment = (id: string, township: string) => ({ id, begun: act(township) });
const item = (code: string, state: string) => ({ code, state });
const file = {
  items: [
    item('a', 'as-needed'),
    item('b', 'present'),
    item('c', 'missing'),
    item('d', 'not-yet'),
    item('e', 'missing'),
  ],
  documents: [
    { id: 'd1', attachments: ['x'], added: act('ours') },
    { id: 'd2', attachments: [], added: act('ours'), withdrawn: act('ours') },
  ],
  actions: ['add', 'withdraw'],
  attachments: [attachment('x', 'ours'), attachment('x', 'theirs'), attachment('y', 'ours')],
} as unknown as DisputeFileView;

describe('the statutory file', () => {
  it('shows what is missing first', () => {
    expect(byUrgency(file).map((one) => one.code)).toEqual(['c', 'e', 'b', 'd', 'a']);
  });

  it('takes only attachments of the side that put the document there', () => {
    expect(attachmentsOf(file, file.documents[0]!)).toEqual([file.attachments[0]]);
    expect(looseAttachments(file)).toEqual([file.attachments[1], file.attachments[2]]);
  });

  it('lets a side withdraw its own document once, while the file is open', () => {
    const [standing, withdrawn] = file.documents;
    expect(isWithdrawable(file, standing!, 'ours')).toBe(true);
    expect(isWithdrawable(file, standing!, 'theirs')).toBe(false);
    expect(isWithdrawable(file, withdrawn!, 'ours')).toBe(false);
    expect(isWithdrawable({ ...file, actions: ['add'] }, standing!, 'ours')).toBe(false);
  });

  it('asks for a file or a note', () => {
    const form = { ...emptyDocumentForm('1', '2026-11-20'), code: 'identity' };
    expect(missingOfDocument(form)).toEqual(['attachments']);
    expect(missingOfDocument({ ...form, note: '纸质件存档' })).toEqual([]);
    expect(documentRequest({ ...form, note: ' 纸质件存档 ' })).toEqual({
      id: '1',
      code: 'identity',
      datedOn: '2026-11-20',
      attachments: [],
      note: '纸质件存档',
    });
  });

  it('knows the types that the server takes, by the names that browsers give them', () => {
    expect(mediaTypeOf('audio/webm;codecs=opus')).toBe('audio/webm');
    expect(mediaTypeOf('audio/x-m4a')).toBe('audio/mp4');
    expect(mediaTypeOf('text/html')).toBeUndefined();
    expect(kindOf('application/pdf')).toBe('scan');
    expect(kindOf('audio/ogg')).toBe('audio');
  });
});

describe('an upload', () => {
  it('goes on with the piece that the server does not have, then has it checked, and ends', () => {
    expect(nextOfUpload({ state: 'uploading', chunks: 3, nextChunk: 1 })).toEqual({ piece: 1 });
    expect(nextOfUpload({ state: 'uploading', chunks: 3, nextChunk: 3 })).toBe('complete');
    expect(nextOfUpload({ state: 'complete', chunks: 3, nextChunk: 3 })).toBeUndefined();
    expect(nextOfUpload({ state: 'refused', chunks: 3, nextChunk: 3 })).toBeUndefined();
  });
});
