import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contentHash, minutesCanonicalForm } from '@/shared/contentHash';
import {
  emptyItem,
  formOfMinutes,
  fromAgenda,
  mergeMinutes,
  missingInMinutes,
  plainText,
  requestOfMinutes,
  withTheirs,
  wordingOf,
  type Minutes,
  type MinutesForm,
} from './minutes';

const published = JSON.parse(readFileSync('../../../docs/vectors/minutes.json', 'utf8')) as {
  id: string;
  minutes: Minutes & { contentHash: string };
};
const { minutes } = published;
const [water, other] = minutes.items.map((item) => item.id) as [string, string];
const promised = minutes.items[0]?.commitments[0]?.id ?? '';
const [duoma, suojia] = ['a', 'b'].map((end) => `0198c0de-0000-7000-8000-00000000000${end}`) as [string, string];
const sides = [duoma, suojia];
const base = (): MinutesForm => formOfMinutes(minutes, 1, 'zh-CN');
const theirsFrom = (change: (form: MinutesForm) => void): MinutesForm => {
  const form = { ...base(), baseRevision: 2 };
  change(form);
  return form;
};
const item = (form: MinutesForm, id: string) => {
  const found = form.items.find((each) => each.id === id);
  if (!found) throw new Error('no such item');
  return found;
};

describe('minutes with items', () => {
  it('have the published hash', async () => {
    expect(await contentHash(minutesCanonicalForm({ meetingId: published.id, ...minutes }))).toBe(minutes.contentHash);
  });

  it('are read in each of their languages', () => {
    expect(wordingOf(minutes, 'zh-CN').items[0]?.decision).toBe('隔日轮流取水。');
    expect(wordingOf(minutes, 'bo').items[0]).toMatchObject({
      decision: 'རེས་མོས་ཆུ་ལེན་པ།',
      positions: [{ townshipId: duoma, text: '' }, { townshipId: suojia }],
      commitments: [{ office: '副乡长', dueOn: '2026-12-31' }],
    });
  });

  it('are sent as they were read', () => {
    const body = requestOfMinutes(base(), sides);
    expect(body).toMatchObject({
      baseRevision: 1,
      language: 'zh-CN',
      text: minutes.text,
      items: [{ id: water, agendaItemId: minutes.items[0]?.agendaItemId }, { id: other }],
      translations: [{ language: 'bo', items: [{ commitments: ['ཆུ་ལེན་གྱི་བརྡ་བྱང་འཛུགས་པ།'] }, {}] }],
    });
    // A position without words is none.
    expect(body.items?.[0]?.positions).toEqual([{ townshipId: duoma, text: '按户轮流。' }]);
    expect(body.translations?.[0]?.items?.[0]?.positions).toEqual(['']);
  });

  it('begin with the agenda, each of its items once', () => {
    const empty = formOfMinutes(undefined, 0, 'bo');
    const agenda = [
      { id: 'a1', title: '一' },
      { id: 'a2', title: '二' },
    ];
    empty.items = fromAgenda(agenda, empty);
    expect(empty.items.map(({ agendaItemId, title }) => [agendaItemId, title])).toEqual([
      ['a1', { bo: '一' }],
      ['a2', { bo: '二' }],
    ]);
    expect(fromAgenda(agenda, empty)).toEqual([]);
  });

  it('say what is missing', () => {
    const form = base();
    expect([...missingInMinutes(form, sides)]).toEqual([]);
    item(form, water).title = { bo: 'ཆུ' };
    item(form, water).positions[suojia] = { bo: 'མོས་མཐུན།' };
    Object.assign(item(form, water).commitments[0] ?? {}, { office: ' ', dueOn: '' });
    expect([...missingInMinutes(form, sides)]).toEqual([
      `${water}.title`,
      `${water}.position.${suojia}`,
      `${promised}.office`,
      `${promised}.dueOn`,
    ]);
    expect([...missingInMinutes(formOfMinutes(undefined, 0, 'en'), sides)]).toEqual(['texts']);
  });

  it('are compared as one text', () => {
    const labels = { discussion: '讨论', decision: '议定', commitment: '约定' };
    expect(plainText(wordingOf(minutes, 'zh-CN'), labels, (id) => (id === duoma ? '多玛' : '索加'))).toBe(
      [
        minutes.text,
        '1. 三号泉眼取水',
        '讨论 双方介绍了情况。',
        '多玛 按户轮流。',
        '索加 ',
        '议定 隔日轮流取水。',
        '约定 多玛 副乡长 2026-12-31 立轮流取水牌',
        '2. 其他',
      ].join('\n'),
    );
  });
});

describe('two writers at once', () => {
  it('are merged where they changed different passages', () => {
    const mine = base();
    item(mine, water).decision['zh-CN'] = '按户轮流取水。';
    mine.items.push({ ...emptyItem('mine'), title: { 'zh-CN': '我加的' } });
    const theirs = theirsFrom((form) => {
      item(form, water).discussion['zh-CN'] = '补充情况。';
      item(form, water).decision.bo = 'བོད་ཡིག་གསར་པ།';
      form.items.push({ ...emptyItem('theirs'), title: { 'zh-CN': '对方加的' } });
    });
    const { form, conflicts } = mergeMinutes(base(), mine, theirs);
    expect(conflicts).toEqual([]);
    expect(form.baseRevision).toBe(2);
    expect(item(form, water)).toMatchObject({
      discussion: { 'zh-CN': '补充情况。' },
      decision: { 'zh-CN': '按户轮流取水。', bo: 'བོད་ཡིག་གསར་པ།' },
    });
    expect(form.items.map((each) => each.id)).toEqual([water, other, 'theirs', 'mine']);
  });

  it('are shown the passage that both changed, and choose', () => {
    const mine = base();
    item(mine, water).decision['zh-CN'] = '我的';
    Object.assign(item(mine, water).commitments[0] ?? {}, { dueOn: '2027-01-01' });
    const theirs = theirsFrom((form) => {
      item(form, water).decision['zh-CN'] = '对方的';
      Object.assign(item(form, water).commitments[0] ?? {}, { dueOn: '2027-02-02' });
      form.texts['zh-CN'] = '对方的概况';
    });
    const { form, conflicts } = mergeMinutes(base(), mine, theirs);
    expect(conflicts).toEqual([
      { name: `${water}.decision.zh-CN`, mine: '我的', theirs: '对方的' },
      { name: `${promised}.dueOn`, mine: '2027-01-01', theirs: '2027-02-02' },
    ]);
    expect(form.texts['zh-CN']).toBe('对方的概况');
    expect(item(form, water).decision['zh-CN']).toBe('我的');
    const taken = withTheirs(form, conflicts);
    expect(item(taken, water).decision['zh-CN']).toBe('对方的');
    expect(item(taken, water).commitments[0]?.dueOn).toBe('2027-02-02');
    expect(item(form, water).decision['zh-CN']).toBe('我的');
  });

  it('keep what one took out and the other changed, and lose what nobody changed', () => {
    const mine = base();
    mine.items = mine.items.filter((each) => each.id !== water);
    const changed = theirsFrom((form) => (item(form, water).decision['zh-CN'] = '改'));
    expect(mergeMinutes(base(), mine, changed).form.items.map((each) => each.id)).toEqual([water, other]);
    const unchanged = theirsFrom(() => undefined);
    expect(mergeMinutes(base(), mine, unchanged).form.items.map((each) => each.id)).toEqual([other]);
  });

  it('take over another order and a language that was added', () => {
    const theirs = theirsFrom((form) => form.items.reverse());
    expect(mergeMinutes(base(), base(), theirs).form.items.map((each) => each.id)).toEqual([other, water]);
    const mine = base();
    mine.languages = [...mine.languages, 'en'];
    mine.texts.en = 'Information is exchanged.';
    const { form } = mergeMinutes(base(), mine, theirs);
    expect(form.languages).toEqual(['zh-CN', 'bo', 'en']);
    expect(form.texts.en).toBe('Information is exchanged.');
  });
});
