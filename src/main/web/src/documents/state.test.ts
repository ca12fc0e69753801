import { describe, expect, it } from 'vitest';
import { claimInFragment, claimOf, fileNameOf, outcomeTone } from './state';

const id = '0198c0de-0000-7000-8000-000000000001';
const hash = '64566309f2280c638f5dd72f71571c7d1113a38aab5421685dd6a61f5f9b712e';

describe('the name of a file', () => {
  it('is the full one where there is one', () => {
    expect(fileNameOf(`attachment; filename="minutes.pdf"; filename*=UTF-8''%E7%BA%AA%E8%A6%81.pdf`, 'x')).toBe(
      '纪要.pdf',
    );
  });

  it('is the plain one else, or what the page calls it', () => {
    expect(fileNameOf('attachment; filename="minutes.pdf"', 'x')).toBe('minutes.pdf');
    expect(fileNameOf(`attachment; filename="minutes.pdf"; filename*=UTF-8''%E7%`, 'x')).toBe('minutes.pdf');
    expect(fileNameOf(null, 'x.pdf')).toBe('x.pdf');
  });
});

describe('what a paper says of itself', () => {
  it('stands behind the #', () => {
    expect(claimInFragment(`#${id}.${hash}`)).toEqual({ meetingId: id, contentHash: hash });
    for (const wrong of ['', '#', `#${id}`, `#${id}.${hash.slice(1)}`, `#x.${hash}`, '#state=a&code=b']) {
      expect(claimInFragment(wrong)).toBeUndefined();
    }
  });

  it('may be typed in pieces and in capitals', () => {
    expect(claimOf(` ${id.toUpperCase()}\n`, `${hash.slice(0, 32)}\n ${hash.slice(32).toUpperCase()}`)).toEqual({
      meetingId: id,
      contentHash: hash,
    });
    expect(claimOf(id, hash.replace('6', 'g'))).toEqual({ meetingId: id });
  });
});

it('only what is in force is good news', () => {
  expect((['in-force', 'not-in-force', 'superseded', 'unknown'] as const).map(outcomeTone)).toEqual([
    'ok',
    'warn',
    'warn',
    'danger',
  ]);
});
