import { describe, expect, it } from 'vitest';
import { emptyRoundForm, fromFinding, missingOfFinding, missingOfRound, roundRequest } from './inspectionState';

describe('a round', () => {
  it('needs a place and the office of everybody who took part', () => {
    const form = emptyRoundForm('r', 'b', '2026-11-20', 'own');
    expect(missingOfRound(form)).toEqual(['places', 'participants/0/office']);
    form.places = ' 界桩沿线 ';
    form.participants = [
      { townshipId: 'own', office: ' 乡长 ' },
      { townshipId: 'other', office: '调解员' },
    ];
    expect(missingOfRound(form)).toEqual([]);
    expect(roundRequest(form)).toEqual({
      id: 'r',
      borderId: 'b',
      heldOn: '2026-11-20',
      places: '界桩沿线',
      participants: [
        { townshipId: 'own', office: '乡长' },
        { townshipId: 'other', office: '调解员' },
      ],
    });
  });
});

describe('a finding', () => {
  it('needs words and a place', () => {
    expect(missingOfFinding({ id: 'f', place: ' ', text: '' })).toEqual(['place', 'text']);
  });

  it('fills an alert in, in one line of at most 120 characters', () => {
    const alert = fromFinding(
      { borderId: 'b', heldOn: '2026-11-20' },
      { place: '界桩旁', text: `围栏\n${'𠀀'.repeat(200)}` },
    );
    expect([...alert.headline]).toHaveLength(120);
    expect(alert.headline.startsWith('围栏 ')).toBe(true);
    expect(alert).toMatchObject({ placeName: '界桩旁', borderId: 'b', occurredOn: '2026-11-20' });
  });
});
