import { describe, expect, it } from 'vitest';
import type { Minutes } from './minutes';
import { changesByLanguage, opened, sinceRead } from './sinceRead';

const at = '2026-11-27T08:00:00Z';
const later = '2026-11-28T08:00:00Z';

describe('what was read', () => {
  it('is nothing at first, and the latest once it was opened', () => {
    expect(sinceRead(undefined, 2)).toEqual({ kind: 'first' });
    const mark = opened(undefined, 2, at);
    expect(mark).toEqual({ revision: 2, at });
    expect(sinceRead(mark, 2)).toEqual({ kind: 'same', at, base: undefined });
    expect(opened(mark, 2, later)).toBe(mark);
  });

  it('is an earlier revision when another came, which a second look still knows', () => {
    const mark = opened(undefined, 2, at);
    expect(sinceRead(mark, 4)).toEqual({ kind: 'changed', at, base: 2 });
    const next = opened(mark, 4, later);
    expect(next).toEqual({ revision: 4, at: later, earlier: 2 });
    expect(sinceRead(next, 4)).toEqual({ kind: 'same', at: later, base: 2 });
  });
});

describe('changes', () => {
  const minutes = (language: Minutes['language'], text: string, others: Record<string, string> = {}): Minutes => ({
    language,
    text,
    items: [],
    translations: Object.entries(others).map(([each, said]) => ({
      language: each as Minutes['language'],
      text: said,
      items: [],
    })),
  });
  const textOf = (of: Minutes, language: Minutes['language']): string =>
    of.language === language ? of.text : (of.translations.find((each) => each.language === language)?.text ?? '');

  it('are told for each language', () => {
    const before = minutes('zh-CN', '十二月六日', { en: 'on the sixth' });
    const now = minutes('zh-CN', '十二月八日', { bo: 'ཚེས་བརྒྱད།' });
    expect(changesByLanguage(before, now, textOf)).toEqual({
      changes: [
        { language: 'zh-CN', kind: 'changed', before: '十二月六日', now: '十二月八日' },
        { language: 'bo', kind: 'added', before: '', now: 'ཚེས་བརྒྱད།' },
      ],
      gone: ['en'],
    });
    expect(changesByLanguage(before, before, textOf).changes.map((change) => change.kind)).toEqual(['same', 'same']);
  });
});
