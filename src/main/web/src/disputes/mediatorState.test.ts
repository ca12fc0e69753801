import { describe, expect, it } from 'vitest';
import type { MediationOrganisation, MediatorSummary, MediatorView } from '@/shared/api/types';
import {
  byOrganisation,
  emptyMediatorForm,
  emptyOrganisationForm,
  mediatorFormOf,
  mediatorRequest,
  missingOfMediator,
  missingOfOrganisation,
  organisationFormOf,
  organisationRequest,
} from './mediatorState';

const organisation = (id: string, kind: MediationOrganisation['kind'], zh: string): MediationOrganisation => ({
  id,
  version: 1,
  townshipId: 'duoma',
  kind,
  name: { zh },
  mediators: 0,
  addedAt: '2026-11-01T00:00:00Z',
  actions: [],
});
const mediator = (id: string, organisationId: string): MediatorSummary => ({
  id,
  version: 1,
  townshipId: 'duoma',
  organisationId,
  displayName: id,
  languages: ['bo'],
  active: true,
  interests: 0,
  addedAt: '2026-11-01T00:00:00Z',
});

describe('an organisation', () => {
  it('of a village needs its village, a centre has none', () => {
    const form = { ...emptyOrganisationForm('o'), kind: 'village-committee' as const };
    expect(missingOfOrganisation(emptyOrganisationForm('o'))).toEqual(['kind', 'name.zh']);
    expect(missingOfOrganisation({ ...form, nameZh: '一村' })).toEqual(['village']);
    expect(organisationRequest({ ...form, nameZh: ' 一村 ', village: ' 一村 ' })).toEqual({
      id: 'o',
      kind: 'village-committee',
      name: { zh: '一村' },
      village: '一村',
    });
    const centre = { ...form, kind: 'township-centre' as const, nameZh: '中心', nameEn: 'Centre', village: '一村' };
    expect(missingOfOrganisation(centre)).toEqual([]);
    expect(organisationRequest(centre)).toEqual({
      id: 'o',
      kind: 'township-centre',
      name: { zh: '中心', en: 'Centre' },
    });
  });

  it('comes back into the form as it was sent', () => {
    const form = { ...emptyOrganisationForm('o'), kind: 'village-committee' as const, nameZh: '一村', village: '一村' };
    const kept = { ...organisation('o', 'village-committee', '一村'), village: '一村' };
    expect(organisationFormOf(kept)).toEqual(form);
  });
});

describe('a mediator', () => {
  it('needs organisation, name and a language', () => {
    expect(missingOfMediator(emptyMediatorForm('m', ''))).toEqual(['organisationId', 'displayName', 'languages']);
  });

  it('is sent with the languages in their order and without what is empty', () => {
    const form = { ...emptyMediatorForm('m', 'o'), displayName: ' 示例 ', languages: ['zh' as const, 'bo' as const] };
    expect(mediatorRequest(form)).toEqual({
      id: 'm',
      organisationId: 'o',
      displayName: '示例',
      languages: ['bo', 'zh'],
    });
  });

  it('keeps phone and login through a change of the name', () => {
    const view = {
      ...mediator('m', 'o'),
      organisationName: { zh: '一村' },
      phone: '0896-5550101',
      membershipId: 'login',
      interestDeclarations: [],
      actions: [],
    } as MediatorView;
    expect(mediatorRequest({ ...mediatorFormOf(view), displayName: '新' })).toMatchObject({
      displayName: '新',
      phone: '0896-5550101',
      membershipId: 'login',
    });
  });
});

describe('the register', () => {
  const organisations = [
    organisation('b', 'village-committee', '二村'),
    organisation('a', 'village-committee', '八村'),
    organisation('c', 'township-centre', '中心'),
  ];

  it('stands by organisation, the centre first', () => {
    const groups = byOrganisation(organisations, [mediator('m', 'b'), mediator('n', 'c')], 'duoma', false);
    expect(groups.map((group) => [group.organisation.id, group.mediators.map((each) => each.id)])).toEqual([
      ['c', ['n']],
      ['a', []],
      ['b', ['m']],
    ]);
  });

  it('leaves out organisations in which a filter finds nobody', () => {
    const groups = byOrganisation(organisations, [mediator('m', 'b')], 'duoma', true);
    expect(groups.map((group) => group.organisation.id)).toEqual(['b']);
  });

  it('begins with the own township and ends with what is dissolved', () => {
    const act = { township: 'duoma', office: '乡长', at: '2026-11-01T00:00:00Z' };
    const groups = byOrganisation(
      [
        { ...organisation('theirs', 'township-centre', '索加'), townshipId: 'a' },
        { ...organisation('old', 'township-centre', '旧'), dissolved: act },
        ...organisations,
      ],
      [],
      'duoma',
      false,
    );
    expect(groups.map((group) => group.organisation.id)).toEqual(['c', 'a', 'b', 'old', 'theirs']);
  });
});
