import { describe, expect, it } from 'vitest';
import type { DisputeView, LegalNature } from '@/shared/api/types';
import {
  breachRequest,
  declaredBySides,
  disputeStatuses,
  earlierDeclarations,
  emptyBreachForm,
  missingOfBreach,
  missingOfNote,
  nextStepOf,
  noteRequest,
  ownVersion,
  statusTone,
} from './disputeState';

const said = (township: string, nature: LegalNature, version: number): DisputeView['declarations'][number] => ({
  nature,
  version,
  act: { township, office: '乡长', at: '2026-11-20T02:00:00Z' },
});

/** Newest first, as the server tells them. */
function dispute(
  declarations: DisputeView['declarations'],
  rest: Partial<Pick<DisputeView, 'status' | 'legalNature'>> = {},
): Pick<DisputeView, 'status' | 'sides' | 'declarations' | 'legalNature'> {
  return { status: 'open', sides: ['ours', 'theirs'], declarations, ...rest };
}

describe('what the sides declare', () => {
  const changed = dispute([said('theirs', 'civil', 2), said('ours', 'civil', 1), said('theirs', 'pasture-use', 1)]);

  it('is the latest word of each, the own side first', () => {
    expect(declaredBySides(changed, 'theirs')).toEqual([
      { townshipId: 'theirs', declaration: said('theirs', 'civil', 2) },
      { townshipId: 'ours', declaration: said('ours', 'civil', 1) },
    ]);
    expect(declaredBySides(dispute([]), undefined)).toEqual([{ townshipId: 'ours' }, { townshipId: 'theirs' }]);
  });

  it('keeps what was said before', () => {
    expect(earlierDeclarations(changed)).toEqual([said('theirs', 'pasture-use', 1)]);
  });

  it('is counted for each side', () => {
    expect(ownVersion(changed, 'theirs')).toBe(2);
    expect(ownVersion(changed, 'ours')).toBe(1);
    expect(ownVersion(changed, undefined)).toBe(0);
    expect(ownVersion(dispute([]), 'ours')).toBe(0);
  });
});

describe('the next step', () => {
  it.each([
    [dispute([]), 'ours', 'declare'],
    [dispute([said('theirs', 'civil', 1)]), 'ours', 'declare'],
    [dispute([said('ours', 'civil', 1)]), 'ours', 'wait'],
    [dispute([said('ours', 'civil', 1)]), undefined, 'wait'],
    [dispute([said('ours', 'civil', 1), said('theirs', 'pasture-use', 1)]), 'ours', 'differ'],
    [dispute([said('ours', 'civil', 1), said('theirs', 'civil', 1)], { legalNature: 'civil' }), 'ours', 'civil'],
    [dispute([], { legalNature: 'pasture-use' }), 'ours', 'pasture-use'],
    [dispute([], { status: 'referred', legalNature: 'administrative-boundary' }), 'ours', 'referred'],
    [dispute([], { status: 'closed' }), 'ours', 'closed'],
  ] as const)('%#: is told by where the dispute stands', (at, own, step) => {
    expect(nextStepOf(at, own)).toBe(`dispute.next.${step}`);
  });
});

describe('forms', () => {
  it('say what is missing', () => {
    expect(missingOfBreach(emptyBreachForm('1', ''))).toEqual(['item', 'seenOn', 'place', 'seen']);
    expect(missingOfBreach({ id: '1', item: 'fences', seenOn: '2026-11-20', place: '界线', seen: ' ' })).toEqual([
      'seen',
    ]);
    expect(missingOfNote({ id: '1', text: '\n' })).toEqual(['text']);
    expect(missingOfNote({ id: '1', text: '商定' })).toEqual([]);
  });

  it('become requests without spaces around', () => {
    expect(breachRequest({ id: '1', item: 'titles', seenOn: '2026-11-20', place: ' 界线 ', seen: ' 发证 ' })).toEqual({
      id: '1',
      item: 'titles',
      seenOn: '2026-11-20',
      place: '界线',
      seen: '发证',
    });
    expect(noteRequest({ id: '1', text: ' 商定 ' })).toEqual({ id: '1', text: '商定' });
  });
});

it('every status has a tone', () => {
  expect(disputeStatuses.map(statusTone)).toEqual(['warn', 'high', 'accent', 'neutral', 'ok', 'neutral']);
});
