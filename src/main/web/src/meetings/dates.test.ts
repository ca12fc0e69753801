import { describe, expect, it } from 'vitest';
import type { MeetingDate } from '@/shared/api/types';
import { answerOf, answersBody, dateErrors, datesBody, datesLeft, unanswered } from './dates';

const here = 'here';
const there = 'there';
const date = (id: string, by: string, answers: MeetingDate['answers'] = []): MeetingDate => ({
  id,
  startsAt: '2026-12-01T02:00:00Z',
  proposed: { township: by, office: '乡长', at: '2026-11-01T02:00:00Z' },
  answers,
  agreed: false,
});
const said = (by: string, suits: boolean, remark?: string): MeetingDate['answers'][number] => ({
  suits,
  remark,
  act: { township: by, office: '乡长', at: '2026-11-02T02:00:00Z' },
});

describe('dates that are typed', () => {
  it('need a beginning, an end after it, and differ', () => {
    const startsAt = '2026-12-01T10:00';
    expect(
      dateErrors([
        { id: '1', startsAt: '', endsAt: '' },
        { id: '2', startsAt, endsAt: '2026-12-01T09:00' },
        { id: '3', startsAt: '2026-12-02T10:00', endsAt: '' },
        { id: '4', startsAt, endsAt: '' },
      ]),
    ).toEqual(['required', 'end', undefined, 'twice']);
  });

  it("are China's time", () => {
    expect(datesBody([{ id: '1', startsAt: '2026-12-01T10:00', endsAt: '2026-12-01T12:00' }])).toEqual([
      { id: '1', startsAt: '2026-12-01T02:00:00.000Z', endsAt: '2026-12-01T04:00:00.000Z' },
    ]);
    expect(datesBody([{ id: '1', startsAt: '2026-12-01T10:00', endsAt: '' }])[0]).not.toHaveProperty('endsAt');
  });
});

describe('answers', () => {
  const own = date('a', here);
  const open = date('b', there);
  const refused = date('c', there, [said(here, false, '当天县里开会')]);

  it('are a yes by proposing, and what a side said', () => {
    expect(answerOf(own, here)).toEqual({ suits: true });
    expect(answerOf(own, there).suits).toBeUndefined();
    expect(answerOf(refused, here)).toEqual({ suits: false, remark: '当天县里开会' });
    expect(unanswered([own, open, refused], here)).toBe(1);
    expect(unanswered([own, open, refused], there)).toBe(1);
    expect(datesLeft([own, open, refused], there)).toBe(3);
  });

  it('are sent for what was chosen of the other sides, as far as it stands', () => {
    const forms = {
      a: { suits: 'no', remark: '' },
      b: { suits: 'yes', remark: '  ' },
      c: { suits: '', remark: 'x' },
      gone: { suits: 'yes', remark: '' },
    } as const;
    expect(answersBody(forms, [own, open, refused], here)).toEqual([{ dateId: 'b', suits: true }]);
    expect(answersBody({ c: { suits: 'no', remark: ' 大雪 ' } }, [refused], here)).toEqual([
      { dateId: 'c', suits: false, remark: '大雪' },
    ]);
  });
});
