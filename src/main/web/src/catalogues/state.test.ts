import { describe, expect, it } from 'vitest';
import type { Catalogue } from '@/shared/api/types';
import {
  emptyEntry,
  entryErrors,
  firstVersions,
  formOf,
  inOrder,
  isChanged,
  movedUp,
  nameIn,
  rebased,
  requestOf,
  typeGroups,
  withEntry,
} from './state';

const types = firstVersions['dispute-types'];
const codes = (entries: readonly { code: string }[]) => entries.map((entry) => entry.code);

function retiring(code: string): Catalogue {
  return {
    ...types,
    version: 2,
    currentVersion: 2,
    entries: types.entries.map((entry) => (entry.code === code ? { ...entry, retired: true } : entry)),
  };
}

describe('the form of an alert', () => {
  it('offers types with their subtypes first, the rest on demand', () => {
    const { atHand, further } = typeGroups(types);
    expect(atHand.map((group) => group.parent?.code)).toEqual(['mountain-forest-land', 'livestock', undefined]);
    expect(codes(atHand[0]!.entries)).toContain('pasture-trespass');
    expect(atHand[2]!.entries).toHaveLength(5);
    expect(codes(further)).toContain('other');
    const offered = [
      ...atHand.flatMap((group) => [...(group.parent ? [group.parent] : []), ...group.entries]),
      ...further,
    ];
    expect(codes(offered).sort()).toEqual(codes(types.entries).sort());
  });

  it('offers no retired type but the one that the alert bears already', () => {
    const all = (kept?: string) => {
      const { atHand, further } = typeGroups(retiring('debt'), kept);
      return codes([...atHand.flatMap((group) => group.entries), ...further]);
    };
    expect(all()).not.toContain('debt');
    expect(all('debt')).toContain('debt');
  });

  it('keeps a subtype whose type has been retired with it', () => {
    const gone: Catalogue = {
      ...types,
      entries: types.entries.map((entry) =>
        [entry.code, entry.parentCode].includes('livestock') ? { ...entry, retired: true } : entry,
      ),
    };
    expect(codes(typeGroups(gone, 'livestock-loss').atHand.at(-1)!.entries)).toContain('livestock-loss');
  });
});

describe('names', () => {
  it('are those of the catalogue, of retired codes too', () => {
    expect(nameIn(retiring('debt'), 'debt', 'zh-CN')).toBe('债务');
    expect(nameIn(types, 'debt', 'bo')).toBe('བུ་ལོན');
    expect(nameIn(firstVersions.severities, 'urgent', 'en')).toBe('Urgent');
    expect(nameIn(types, 'from-a-later-version', 'en')).toBe('from-a-later-version');
  });
});

describe('the form of a catalogue', () => {
  it('sends what it was filled from', () => {
    for (const catalogue of Object.values(firstVersions)) {
      expect(requestOf(formOf(catalogue))).toEqual({ entries: inOrder(catalogue.entries) });
    }
  });

  it('puts a new subtype last of its type, and takes subtypes along when a type is retired', () => {
    const added = withEntry(formOf(types).entries, {
      ...emptyEntry('livestock'),
      code: 'livestock-mix',
      nameZh: '混群',
    });
    expect(codes(added).indexOf('livestock-mix')).toBe(codes(added).indexOf('livestock-injury') + 1);
    const at = codes(added).indexOf('livestock');
    const retired = withEntry(added, { ...added[at]!, retired: true }, at).filter((entry) => entry.retired);
    expect(codes(retired)).toEqual([
      'livestock',
      'livestock-loss',
      'livestock-theft-claim',
      'livestock-injury',
      'livestock-mix',
    ]);
  });

  it('moves a type with its subtypes, and a subtype within its type', () => {
    const entries = formOf(types).entries;
    const moved = codes(movedUp(entries, codes(entries).indexOf('livestock')));
    expect(moved.slice(0, 5)).toEqual([
      'livestock',
      'livestock-loss',
      'livestock-theft-claim',
      'livestock-injury',
      'mountain-forest-land',
    ]);
    expect(codes(movedUp(entries, 1))).toEqual(codes(entries));
    expect(codes(movedUp(entries, 2)).slice(0, 3)).toEqual([
      'mountain-forest-land',
      'pasture-trespass',
      'pasture-boundary',
    ]);
  });

  it('says what is wrong with an entry', () => {
    const others = formOf(types).entries;
    expect(entryErrors(emptyEntry(), others, 'dispute-types')).toEqual({ code: 'required', nameZh: 'required' });
    expect(entryErrors({ ...emptyEntry(), code: 'Salt Lake', nameZh: '盐' }, others, 'dispute-types')).toEqual({
      code: 'code',
    });
    expect(entryErrors({ ...emptyEntry(), code: 'debt', nameZh: '债' }, others, 'dispute-types')).toEqual({
      code: 'code-used',
    });
    for (const answerWithinHours of ['', '0', '8761', '1.5', 'x']) {
      expect(entryErrors({ ...emptyEntry(), code: 'low', nameZh: '低', answerWithinHours }, [], 'severities')).toEqual({
        answerWithinHours: 'hours',
      });
    }
  });

  it('carries its edits to a version that somebody else has published', () => {
    const form = formOf(types);
    form.entries = withEntry(form.entries, { ...emptyEntry('livestock'), code: 'livestock-mix', nameZh: '混群' });
    const at = codes(form.entries).indexOf('debt');
    form.entries = withEntry(form.entries, { ...form.entries[at]!, nameZh: '欠款', touched: true }, at);
    const newest = retiring('other');
    const on = rebased(form, newest);
    expect(on.base).toBe(2);
    expect(codes(on.entries)).toContain('livestock-mix');
    expect(on.entries.find((entry) => entry.code === 'other')!.retired).toBe(true);
    expect(codes(on.entries.filter((entry) => isChanged(entry, newest)))).toEqual(['livestock-mix', 'debt']);
  });
});
