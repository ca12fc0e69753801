import { describe, expect, it } from 'vitest';
import { agreement, asText, formOf, rebased, requestOf, writtenWords } from './disputeAccountsState';

const fact = (id: string, agreed = false) => ({ id, agreed, confirmations: [] });
const words = { a: { text: 'the fence fell' }, b: { text: 'forty sheep crossed' } };

describe('an account in its form', () => {
  it('keeps facts whose words stay, and tells changed ones anew', () => {
    const form = formOf({ version: 3, facts: [fact('a'), fact('b')] }, words);
    expect(form.version).toBe(3);
    form.lines[1]!.text = ' fifty sheep crossed ';
    form.lines.push({ text: 'it rained' }, { text: '  ' });
    expect(requestOf(form)).toEqual([{ id: 'a' }, { text: 'fifty sheep crossed' }, { text: 'it rained' }]);
  });

  it('keeps facts whose words are hidden', () => {
    expect(requestOf(formOf({ version: 1, facts: [fact('a'), fact('hidden')] }, words))).toEqual([
      { id: 'a' },
      { id: 'hidden' },
    ]);
  });

  it('keeps them after the form was put back from the device', () => {
    const restored = JSON.parse(JSON.stringify(formOf({ version: 1, facts: [fact('a')] }, words)));
    expect(requestOf(restored)).toEqual([{ id: 'a' }]);
  });

  it('begins with one empty line, of which nothing is sent', () => {
    const form = formOf(undefined, {});
    expect(form).toEqual({ version: 0, lines: [{ text: '' }] });
    expect(requestOf(form)).toEqual([]);
  });

  it('knows the words that were just written', () => {
    const form = formOf({ version: 1, facts: [fact('a'), fact('hidden')] }, words);
    form.lines.push({ text: '' }, { text: ' it rained ' });
    expect(writtenWords(form, { facts: [fact('a'), fact('hidden'), fact('new')] })).toEqual({
      a: { text: 'the fence fell' },
      new: { text: 'it rained' },
    });
    expect(writtenWords(form, { facts: [fact('somebody else was faster')] })).toEqual({});
  });

  it('loses no words on top of another version', () => {
    const form = formOf({ version: 1, facts: [fact('a'), fact('b'), fact('hidden')] }, words);
    const moved = rebased(form, { version: 2, facts: [fact('b')] });
    expect(moved.version).toBe(2);
    expect(requestOf(moved)).toEqual([{ text: 'the fence fell' }, { id: 'b' }]);
  });
});

describe('accounts side by side', () => {
  it('are counted and compared', () => {
    const accounts = {
      disputeId: 'd',
      version: 1,
      actions: [],
      accounts: [
        { townshipId: 's', version: 1, versions: [], facts: [fact('a', true), fact('b')] },
        { townshipId: 't', version: 0, versions: [], facts: [] },
      ],
    };
    expect(agreement(accounts)).toEqual({ agreed: 1, all: 2 });
    expect(asText(['one', undefined], 'hidden')).toBe('1. one\n2. hidden');
  });
});
