import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { agreementCanonicalForm, contentHash, minutesCanonicalForm } from './contentHash';
import { fieldErrors, problemOf, slugOf } from './api/problem';
import { difference } from './textDifference';
import { uuidv7 } from './uuid';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

describe('the content hash', () => {
  it('of minutes is the SHA-256 of the documented form', async () => {
    const meetingId = '0192f0c1-2a3b-7c4d-8e5f-60718293a4b5';
    const form = minutesCanonicalForm({
      meetingId,
      language: 'zh-CN',
      text: '一、议定\r\n二、分工\n',
      items: [],
      translations: [],
    });
    expect(form).toBe(`jointgov-minutes-v1\n${meetingId}\nzh-CN\n一、议定\n二、分工\n`);
    expect(await contentHash(form)).toBe(sha256(form));
    expect(await contentHash('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('of an agreement holds term, title and text, composed to NFC', () => {
    const form = agreementCanonicalForm({
      agreementId: 'a',
      language: 'bo',
      termFrom: '2024-01-01',
      title: 'e\u0301',
      text: 'གྲོས་མཐུན།\r\nཟུར།',
    });
    expect(form).toBe('jointgov-agreement-v1\na\nbo\n2024-01-01\n\n\u00e9\nགྲོས་མཐུན།\nཟུར།');
  });

  it('changes with every part', async () => {
    const base = {
      agreementId: 'a',
      language: 'en',
      termFrom: '2024-01-01',
      termTo: '2025-01-01',
      title: 't',
      text: 'x',
    };
    const changed = [
      { ...base, agreementId: 'b' },
      { ...base, language: 'bo' },
      { ...base, termFrom: '2024-01-02' },
      { ...base, termTo: undefined },
      { ...base, title: 'u' },
      { ...base, text: 'x ' },
    ];
    const hashes = await Promise.all([base, ...changed].map((content) => contentHash(agreementCanonicalForm(content))));
    expect(new Set(hashes).size).toBe(7);
  });
});

describe('a text difference', () => {
  it.each([
    ['zh-CN', '甲方负责巡查，乙方负责联络。', '甲方负责联合巡查，双方负责联络。'],
    ['en', 'The herd may cross in June.', 'No herd may cross in June or July.'],
    ['bo', 'རྩྭ་ས་འདི་ཕྱོགས་གཉིས་ཀས་སྲུང་།', 'རྩྭ་ས་འདི་ཕྱོགས་གཉིས་ཀས་མཉམ་དུ་སྲུང་།'],
    ['en', '', 'all new'],
    ['en', 'all old', ''],
  ])('in %s gives back both texts', (language, before, after) => {
    const pieces = difference(before, after, language);
    const side = (left: string) =>
      pieces
        .filter((piece) => piece.kind !== left)
        .map((piece) => piece.text)
        .join('');
    expect(side('added')).toBe(before);
    expect(side('removed')).toBe(after);
  });

  it('keeps what did not change', () => {
    expect(difference('one two three', 'one 2 three', 'en').filter((piece) => piece.kind === 'same')).toEqual([
      { kind: 'same', text: 'one ' },
      { kind: 'same', text: ' three' },
    ]);
    expect(difference('same', 'same', 'en')).toEqual([{ kind: 'same', text: 'same' }]);
  });

  it('tells texts that share nothing as replaced, within its limit', () => {
    expect(difference('a b c', 'x y z', 'en', 1)).toEqual([
      { kind: 'removed', text: 'a b c' },
      { kind: 'added', text: 'x y z' },
    ]);
  });
});

describe('a UUIDv7', () => {
  it('carries version, variant and the milliseconds', () => {
    const id = uuidv7(0x0192f0c12a3b);
    expect(id).toMatch(/^0192f0c1-2a3b-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(Array.from({ length: 1000 }, () => uuidv7(1))).size).toBe(1000);
  });
});

describe('a problem', () => {
  it('is read from problem details', async () => {
    const body = {
      type: 'urn:jointgov:problem:invalid-fields',
      title: '有内容需要更正',
      status: 422,
      correlationId: 'c1',
      errors: [{ pointer: '/place/name', code: 'required', detail: '请填写地点' }],
    };
    const problem = await problemOf(
      new Response(JSON.stringify(body), { status: 422, headers: { 'Content-Type': 'application/problem+json' } }),
    );
    expect(problem.slug).toBe('invalid-fields');
    expect(fieldErrors(problem.problem)['place.name']?.code).toBe('required');
  });

  it('is made up from the status when a proxy answers', async () => {
    const problem = await problemOf(
      new Response('<html>', { status: 503, headers: { 'Retry-After': '7', 'Correlation-Id': 'c2' } }),
    );
    expect(problem.problem).toMatchObject({ status: 503, correlationId: 'c2' });
    expect(problem.retryAfter).toBe(7);
    expect(slugOf(problem.problem)).toBe('unknown');
  });
});
