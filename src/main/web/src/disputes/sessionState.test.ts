import { describe, expect, it } from 'vitest';
import type { MediationSessionsView, UnmaskedSessions } from '@/shared/api/types';
import { emptySessionForm, memberKey, missingOfSession, saidAt, sessionRequest, wordsOf } from './sessionState';

const act = { township: 'suojia', office: '调解员', at: '2026-11-20T03:00:00Z' };
const session: MediationSessionsView['sessions'][number] = {
  id: 's',
  townshipId: 'duoma',
  heldAt: '2026-11-20T02:00:00Z',
  place: '界桩旁',
  openToPublic: false,
  languages: ['bo'],
  interpreter: false,
  present: [],
  recorded: { ...act, township: 'duoma' },
  remarks: [{ id: 'r', act }],
};

describe('a mediation session', () => {
  it('says what is missing', () => {
    expect(missingOfSession(emptySessionForm('s', ''))).toEqual(['heldAt', 'place', 'record', 'languages', 'present']);
  });

  it('is sent without what was left empty, its languages in their order', () => {
    const form = {
      ...emptySessionForm('s', '2026-11-20T10:00'),
      place: ' 界桩旁 ',
      languages: ['zh' as const, 'bo' as const],
      present: [memberKey({ townshipId: 'duoma', id: 'm' })],
      record: '双方同意。',
    };
    expect(missingOfSession(form)).toEqual([]);
    expect(sessionRequest(form)).toEqual({
      id: 's',
      heldAt: '2026-11-20T02:00:00.000Z',
      place: '界桩旁',
      openToPublic: false,
      languages: ['bo', 'zh'],
      interpreter: false,
      present: [{ townshipId: 'duoma', memberId: 'm' }],
      record: '双方同意。',
    });
    expect(
      sessionRequest({
        ...form,
        openness: 'public',
        parties: '甲',
        confirmation: 'interpreted',
        refusingTownshipId: 'suojia',
      }),
    ).toMatchObject({ openToPublic: true, parties: '甲', confirmation: 'interpreted', refusingTownshipId: 'suojia' });
  });

  it('shows words once they have been opened, each side its own', () => {
    const said: UnmaskedSessions = {
      records: [
        { townshipId: 'suojia', sessionId: 's', record: '另一方的' },
        { townshipId: 'duoma', sessionId: 's', record: '双方同意。' },
      ],
      remarks: [{ townshipId: 'suojia', remarkId: 'r', text: '补记时间' }],
    };
    expect(saidAt(session, undefined)).toBeUndefined();
    expect(saidAt(session, said)?.record).toBe('双方同意。');
    expect(wordsOf(session.remarks[0]!, said)).toBe('补记时间');
    expect(wordsOf(session.remarks[0]!, undefined)).toBeUndefined();
  });
});
