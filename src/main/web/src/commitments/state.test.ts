import { describe, expect, it } from 'vitest';
import { columnOf, columns, languageOf, textOf } from './state';

const promised = {
  language: 'zh-CN',
  text: '立牌',
  translations: [
    { language: 'bo', text: 'བརྡ་བྱང་།' },
    { language: 'en', text: '' },
  ],
} as const;
const commitment = { ...promised, translations: [...promised.translations] };

describe('a commitment', () => {
  it('is read in the reader’s language where the minutes have it', () => {
    expect([textOf(commitment, 'bo'), languageOf(commitment, 'bo')]).toEqual(['བརྡ་བྱང་།', 'bo']);
    expect([textOf(commitment, 'en'), languageOf(commitment, 'en')]).toEqual(['立牌', 'zh-CN']);
    expect([textOf(commitment, 'zh-CN'), languageOf(commitment, 'zh-CN')]).toEqual(['立牌', 'zh-CN']);
  });

  it('stands in one column of the board', () => {
    expect(columnOf({ status: 'open', overdue: true })).toBe('overdue');
    expect(columnOf({ status: 'reported', overdue: false })).toBe('reported');
    expect(columns.map((column) => column.name)).toEqual(['overdue', 'open', 'reported', 'kept']);
  });
});
