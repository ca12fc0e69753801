import { describe, expect, it } from 'vitest';
import type { Retention } from '@/shared/api/types';
import { contentHash } from '@/shared/contentHash';
import {
  destructionCanonicalForm,
  emptyRuleForm,
  missingOfRule,
  ruleCanonicalForm,
  ruleRequest,
  standingOf,
} from './retentionState';

describe('a rule', () => {
  it('needs a border, its law and months that are a number', () => {
    expect(missingOfRule(emptyRuleForm('r'))).toEqual(['borderId', 'legalBasis', 'defaultMonths']);
    const form = {
      ...emptyRuleForm('r'),
      borderId: 'b',
      legalBasis: '档案管理规定',
      defaultMonths: '1201',
      exceptions: [{ type: '', months: '0' }],
    };
    expect(missingOfRule(form)).toEqual(['defaultMonths', 'exceptions.0.type', 'exceptions.0.months']);
    expect(ruleRequest({ ...form, defaultMonths: ' 60 ', exceptions: [{ type: 'debt', months: '24' }] })).toEqual({
      id: 'r',
      borderId: 'b',
      defaultMonths: 60,
      legalBasis: '档案管理规定',
      exceptions: [{ type: 'debt', months: 24 }],
    });
  });

  it('is approved in the form that the server hashes', async () => {
    const form = ruleCanonicalForm({
      borderId: '0198c0de-0000-7000-8000-000000000001',
      version: 2,
      defaultMonths: 60,
      exceptions: [
        { type: 'pasture-water', months: 24 },
        { type: 'debt', months: 12 },
      ],
      legalBasis: '人民调解档案管理规定',
    });
    expect(form).toBe(
      'jointgov-retention-rule-v1\n0198c0de-0000-7000-8000-000000000001\n2\n60\ndebt 12\npasture-water 24\n人民调解档案管理规定',
    );
    expect(await contentHash(form)).toBe('bee7af2c5b8d86faffb70af2804c2433ff4a03d254b18441e75220dc6e83e343');
  });
});

describe('personal data', () => {
  const kept: Retention = {
    alertId: 'a',
    townshipId: 't',
    version: 3,
    sides: ['t', 'u'],
    holds: [],
    consents: [],
    actions: [],
  };
  const hold = {
    id: 'h',
    reason: 'litigation' as const,
    placed: { office: '乡长', at: '2026-01-01T00:00:00Z' },
    mayLift: false,
  };

  it.each<[Partial<Retention>, string]>([
    [{}, 'no-rule'],
    [{ ruleVersion: 1 }, 'going-on'],
    [{ ruleVersion: 1, keepUntil: '2030-01-01T00:00:00Z' }, 'counting'],
    [{ ruleVersion: 1, keepUntil: '2020-01-01T00:00:00Z', contentHash: 'x' }, 'due'],
    [{ ruleVersion: 1, contentHash: 'x', holds: [hold] }, 'held'],
    [{ ruleVersion: 1, contentHash: 'x', holds: [{ ...hold, lifted: hold.placed }] }, 'due'],
  ])('stands as it does: %j', (part, standing) => {
    expect(standingOf({ ...kept, ...part })).toBe(standing);
  });

  it('goes under a form with microseconds, as the server writes them', () => {
    expect(
      destructionCanonicalForm({
        ...kept,
        ruleVersion: 1,
        endedAt: '2026-01-02T03:04:05.12Z',
        keepUntil: '2031-01-02T03:04:05Z',
      }),
    ).toBe('jointgov-destruction-v1\nt\na\n1\n2026-01-02T03:04:05.120000Z\n2031-01-02T03:04:05.000000Z');
  });
});
