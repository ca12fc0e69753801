import { describe, expect, it } from 'vitest';
import type { OutboxItem } from '@/offline/outboxState';
import type { MeetingFile, MeetingFiles } from '@/shared/api/types';
import { fileName, filesOf, kindsToAdd, pathOfFile, refusalOf, waitingFiles } from './filesState';

const file: MeetingFile = {
  id: 'f1',
  townshipId: 'duoma',
  kind: 'sign-in-sheet',
  mediaType: 'image/jpeg',
  bytes: 10,
  contentSha256: 'a'.repeat(64),
  scanned: false,
  received: { township: 'duoma', office: '乡长', at: '2026-11-20T09:10:00Z' },
  actions: ['open'],
};
const view: MeetingFiles = {
  kinds: ['sign-in-sheet', 'evidence'],
  files: [file, { ...file, id: 'f2', kind: 'evidence', commitmentId: 'c1' }],
};
const owed = { id: 'c1', townshipId: 'duoma', status: 'open' };

describe('files of a meeting', () => {
  it('are those of the meeting, or of one commitment', () => {
    expect(filesOf(view).map((one) => one.id)).toEqual(['f1']);
    expect(filesOf(view, 'c1').map((one) => one.id)).toEqual(['f2']);
    expect(filesOf(view, 'c2')).toEqual([]);
    expect(filesOf(undefined)).toEqual([]);
  });

  it('are added where they belong', () => {
    expect(kindsToAdd(view, undefined, 'duoma')).toEqual(['sign-in-sheet']);
    expect(kindsToAdd(view, owed, 'duoma')).toEqual(['evidence']);
    expect(kindsToAdd(view, owed, 'suojia')).toEqual([]);
    expect(kindsToAdd(view, { ...owed, status: 'kept' }, 'duoma')).toEqual([]);
    expect(kindsToAdd({ ...view, kinds: [] }, owed, 'duoma')).toEqual([]);
  });

  it('are of four types and at most 5 MiB', () => {
    expect(refusalOf({ type: 'image/png', size: 5 * 1024 * 1024 })).toBeUndefined();
    expect(refusalOf({ type: 'image/png', size: 5 * 1024 * 1024 + 1 })).toBe('size');
    expect(refusalOf({ type: 'image/heic', size: 1 })).toBe('type');
  });

  it('wait in the outbox until the server shows them', () => {
    const item = (fileId: string, status: OutboxItem['status'], commitmentId?: string): OutboxItem =>
      ({
        id: fileId,
        intent: 'add-file',
        status,
        path: pathOfFile('m1', commitmentId ? 'evidence' : 'sign-in-sheet', fileId, commitmentId),
      }) as OutboxItem;
    const outbox = [
      item('n1', 'waiting'),
      item('f1', 'sending'),
      item('n2', 'sent'),
      item('n3', 'refused', 'c1'),
      { ...item('n4', 'waiting'), intent: 'withdraw-file' },
    ];
    expect(waitingFiles(outbox, view.files, 'm1')).toEqual([{ id: 'n1', kind: 'sign-in-sheet', status: 'waiting' }]);
    expect(waitingFiles(outbox, view.files, 'm1', 'c1')).toEqual([{ id: 'n3', kind: 'evidence', status: 'refused' }]);
    expect(waitingFiles(outbox, view.files, 'm2')).toEqual([]);
  });

  it('are called by kind and day', () => {
    expect(fileName(file)).toBe('sign-in-sheet-2026-11-20.jpg');
    expect(fileName({ ...file, mediaType: 'application/pdf' })).toBe('sign-in-sheet-2026-11-20.pdf');
  });
});
