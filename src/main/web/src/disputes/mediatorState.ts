import type {
  MediationLanguage,
  MediationOrganisation,
  MediationOrganisationKind,
  MediationOrganisationRequest,
  MediatorRequest,
  MediatorSummary,
  MediatorView,
} from '@/shared/api/types';

export const organisationKinds: readonly MediationOrganisationKind[] = ['village-committee', 'township-centre'];
export const mediationLanguages: readonly MediationLanguage[] = ['bo', 'zh', 'en'];

export interface OrganisationForm {
  id: string;
  kind: MediationOrganisationKind | '';
  nameZh: string;
  nameBo: string;
  nameEn: string;
  village: string;
}

export function emptyOrganisationForm(id: string): OrganisationForm {
  return { id, kind: '', nameZh: '', nameBo: '', nameEn: '', village: '' };
}

export function organisationFormOf(organisation: MediationOrganisation): OrganisationForm {
  return {
    id: organisation.id,
    kind: organisation.kind,
    nameZh: organisation.name.zh,
    nameBo: organisation.name.bo ?? '',
    nameEn: organisation.name.en ?? '',
    village: organisation.village ?? '',
  };
}

export function missingOfOrganisation(form: OrganisationForm): string[] {
  const missing: string[] = [];
  if (form.kind === '') missing.push('kind');
  if (form.nameZh.trim() === '') missing.push('name.zh');
  if (form.kind === 'village-committee' && form.village.trim() === '') missing.push('village');
  return missing;
}

export function organisationRequest(form: OrganisationForm): MediationOrganisationRequest {
  return {
    id: form.id,
    kind: form.kind as MediationOrganisationKind,
    name: {
      zh: form.nameZh.trim(),
      ...(form.nameBo.trim() && { bo: form.nameBo.trim() }),
      ...(form.nameEn.trim() && { en: form.nameEn.trim() }),
    },
    ...(form.kind === 'village-committee' && { village: form.village.trim() }),
  };
}

export interface MediatorForm {
  id: string;
  organisationId: string;
  displayName: string;
  languages: MediationLanguage[];
  phone: string;
  membershipId: string;
}

export function emptyMediatorForm(id: string, organisationId: string): MediatorForm {
  return { id, organisationId, displayName: '', languages: [], phone: '', membershipId: '' };
}

export function mediatorFormOf(mediator: MediatorView): MediatorForm {
  return {
    id: mediator.id,
    organisationId: mediator.organisationId,
    displayName: mediator.displayName,
    languages: [...mediator.languages],
    phone: mediator.phone ?? '',
    membershipId: mediator.membershipId ?? '',
  };
}

export function missingOfMediator(form: MediatorForm): string[] {
  const missing: string[] = [];
  if (form.organisationId === '') missing.push('organisationId');
  if (form.displayName.trim() === '') missing.push('displayName');
  if (form.languages.length === 0) missing.push('languages');
  return missing;
}

export function mediatorRequest(form: MediatorForm): MediatorRequest {
  return {
    id: form.id,
    organisationId: form.organisationId,
    displayName: form.displayName.trim(),
    languages: mediationLanguages.filter((language) => form.languages.includes(language)),
    ...(form.phone.trim() && { phone: form.phone.trim() }),
    ...(form.membershipId && { membershipId: form.membershipId }),
  };
}

export interface OrganisationWithMediators {
  organisation: MediationOrganisation;
  mediators: MediatorSummary[];
}

/**
 * Mediators under their organisations: the own township's first; in each township the centre before the villages' committees,
 * each kind in the order of its Chinese names, and what is dissolved at the end.
 *
 * @param own the reader's township, if there is one
 * @param narrowed leaves out organisations without any of these mediators
 */
export function byOrganisation(
  organisations: readonly MediationOrganisation[],
  mediators: readonly MediatorSummary[],
  own: string | undefined,
  narrowed: boolean,
): OrganisationWithMediators[] {
  return [...organisations]
    .sort(
      (a, b) =>
        Number(b.townshipId === own) - Number(a.townshipId === own) ||
        a.townshipId.localeCompare(b.townshipId) ||
        Number(a.dissolved !== undefined) - Number(b.dissolved !== undefined) ||
        organisationKinds.indexOf(b.kind) - organisationKinds.indexOf(a.kind) ||
        a.name.zh.localeCompare(b.name.zh, 'zh-CN'),
    )
    .map((organisation) => ({
      organisation,
      mediators: mediators.filter(
        (mediator) => mediator.organisationId === organisation.id && mediator.townshipId === organisation.townshipId,
      ),
    }))
    .filter((group) => !narrowed || group.mediators.length > 0);
}
