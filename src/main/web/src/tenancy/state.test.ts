import { describe, expect, it } from 'vitest';
import { isReturning, may } from '@/identity/state';
import { linkOf } from '@/notification/state';
import type { Member, MembershipView, Role } from '@/shared/api/types';
import {
  emptyInvitationForm,
  emptyTownshipForm,
  invitationRequest,
  missingOfInvitation,
  nameable,
  responderOf,
  townshipErrors,
  townshipRequest,
  withDerivedCodes,
} from './state';

describe('a township', () => {
  it('needs a Chinese name and codes of the right length', () => {
    expect(townshipErrors(emptyTownshipForm('t'))).toEqual({
      nameZh: 'required',
      code: 'code',
      countyCode: 'code',
      provinceCode: 'code',
    });
    const form = withDerivedCodes({ ...emptyTownshipForm('t'), code: '540624204', nameZh: '多玛乡' });
    expect(townshipErrors(form)).toEqual({});
    expect(townshipRequest(form)).toEqual({
      id: 't',
      code: '540624204',
      name: { zh: '多玛乡' },
      countyCode: '540624',
      provinceCode: '54',
    });
  });
});

describe('who answers on a border', () => {
  const responders = [
    { townshipId: 'suojia', office: '乡长', version: 4 },
    { townshipId: 'duoma', membershipId: 'm', office: '调解员', version: 2 },
  ];

  it('is the own township’s word, in its own version', () => {
    expect(responderOf({ responders }, 'duoma')).toEqual({ membershipId: 'm', version: 2 });
    expect(responderOf({ responders: [{ townshipId: 'duoma', version: 3 }] }, 'duoma')).toEqual({
      membershipId: '',
      version: 3,
    });
    expect(responderOf({ responders: [] }, 'duoma')).toEqual({ membershipId: '', version: 0 });
  });

  it('is a person of the own township', () => {
    const member = (id: string, machine: boolean, township: string) =>
      ({ id, machine, township: { id: township } }) as Member;
    const all = [member('a', false, 'duoma'), member('b', true, 'duoma'), member('c', false, 'suojia')];
    expect(nameable(all, 'duoma').map((each) => each.id)).toEqual(['a']);
  });
});

describe('an invitation', () => {
  it('names the place that its scope needs', () => {
    const form = { ...emptyInvitationForm('i', '', 'xizang-government'), username: 'x', office: '主任' };
    expect(missingOfInvitation(form)).toEqual(['townshipId']);
    expect(missingOfInvitation({ ...form, scope: 'county', countyCode: '540624' })).toEqual([]);
    expect(invitationRequest({ ...form, scope: 'county', role: 'county-officer', countyCode: '540624' })).toMatchObject(
      {
        countyCode: '540624',
        provinceCode: '54',
      },
    );
    expect(missingOfInvitation({ ...form, scope: 'province' })).toEqual(['provinceCode']);
    expect(missingOfInvitation({ ...form, scope: 'platform' })).toEqual([]);
  });
});

describe('what a role is offered', () => {
  it.each<[Role, string[]]>([
    [
      'leader',
      [
        'raise-alert',
        'plan-meeting',
        'draft-agreement',
        'keep-register',
        'read-audit',
        'confirm-members',
        'read-records',
        'read-joint-records',
      ],
    ],
    [
      'clerk',
      [
        'raise-alert',
        'plan-meeting',
        'draft-agreement',
        'keep-register',
        'read-audit',
        'read-records',
        'read-joint-records',
      ],
    ],
    ['mediator', ['raise-alert', 'read-records', 'read-joint-records']],
    ['county-officer', ['read-records']],
    ['provincial-officer', ['read-audit', 'confirm-members', 'read-records', 'read-joint-records']],
    ['operator', ['administer', 'confirm-members']],
  ])('%s', (role, expected) => {
    const all = [
      'raise-alert',
      'plan-meeting',
      'draft-agreement',
      'keep-register',
      'read-audit',
      'administer',
      'confirm-members',
      'read-records',
      'read-joint-records',
    ] as const;
    expect(all.filter((right) => may({ role } as MembershipView, right)).sort()).toEqual([...expected].sort());
    expect(may(undefined, 'read-records')).toBe(false);
  });
});

describe('addresses', () => {
  it('lead from the home page to the record', () => {
    expect(linkOf({ recordKind: 'joint-meeting', recordId: 'm' })).toBe('/joint-meetings/m');
    expect(linkOf({ recordKind: 'invitation', recordId: 'i' })).toBe('/members');
  });

  it('tell a sign-in that is coming back', () => {
    expect(isReturning('#state=a&session_state=b&code=c')).toBe(true);
    expect(isReturning('#error=login_required&state=a')).toBe(true);
    expect(isReturning('#main')).toBe(false);
  });
});
