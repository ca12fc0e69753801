import type { Border, InvitationRequest, Member, Role, Scope, TextSet, TownshipRequest } from '@/shared/api/types';

export interface TownshipForm {
  id: string;
  code: string;
  nameZh: string;
  nameBo: string;
  nameEn: string;
  countyCode: string;
  provinceCode: string;
  dutyPhone: string;
}

export function emptyTownshipForm(id: string): TownshipForm {
  return { id, code: '', nameZh: '', nameBo: '', nameEn: '', countyCode: '', provinceCode: '', dutyPhone: '' };
}

/** Codes by GB/T 2260 (province 2, county 6 digits) and GB/T 10114 (township 9 digits). */
export const codeLengths = { code: 9, countyCode: 6, provinceCode: 2 } as const;

export function townshipErrors(form: TownshipForm): Partial<Record<keyof TownshipForm, 'required' | 'code'>> {
  const errors: Partial<Record<keyof TownshipForm, 'required' | 'code'>> = {};
  if (form.nameZh.trim() === '') errors.nameZh = 'required';
  for (const [field, length] of Object.entries(codeLengths) as [keyof typeof codeLengths, number][]) {
    if (!new RegExp(`^\\d{${length}}$`).test(form[field])) errors[field] = 'code';
  }
  return errors;
}

/** A township's code begins with its county's, and that with its province's: typing nine digits fills the rest. */
export function withDerivedCodes(form: TownshipForm): TownshipForm {
  if (!/^\d{9}$/.test(form.code)) return form;
  return {
    ...form,
    countyCode: form.countyCode || form.code.slice(0, 6),
    provinceCode: form.provinceCode || form.code.slice(0, 2),
  };
}

export function namesOf(form: { nameZh: string; nameBo: string; nameEn: string }): TextSet {
  return {
    zh: form.nameZh.trim(),
    ...(form.nameBo.trim() && { bo: form.nameBo.trim() }),
    ...(form.nameEn.trim() && { en: form.nameEn.trim() }),
  };
}

export function townshipRequest(form: TownshipForm): TownshipRequest {
  return {
    id: form.id,
    code: form.code,
    name: namesOf(form),
    countyCode: form.countyCode,
    provinceCode: form.provinceCode,
    ...(form.dutyPhone.trim() && { dutyPhone: form.dutyPhone.trim() }),
  };
}

/** The member townships that have still to confirm a border. */
export function unconfirmed(border: Border): Border['townships'] {
  return border.townships.filter((township) => !border.confirmations.some((act) => act.township === township.id));
}

/** The township's word on who answers at a border: whom, and in which version; none said yet is version 0. */
export function responderOf(
  border: Pick<Border, 'responders'>,
  townshipId: string | undefined,
): { membershipId: string; version: number } {
  const own = border.responders.find((responder) => responder.townshipId === townshipId);
  return { membershipId: own?.membershipId ?? '', version: own?.version ?? 0 };
}

/** The members who can be named to answer: people, no machine clients. */
export function nameable(members: Member[], townshipId: string | undefined): Member[] {
  return members.filter((member) => !member.machine && member.township?.id === townshipId);
}

export const rolesOfScope: Record<Scope, readonly Role[]> = {
  township: ['leader', 'clerk', 'mediator'],
  county: ['county-officer'],
  province: ['provincial-officer'],
  platform: ['operator'],
};

export interface InvitationForm {
  id: string;
  identityProvider: string;
  username: string;
  scope: Scope;
  role: Role;
  office: string;
  townshipId: string;
  countyCode: string;
  provinceCode: string;
}

export function emptyInvitationForm(id: string, townshipId: string, identityProvider: string): InvitationForm {
  return {
    id,
    identityProvider,
    username: '',
    scope: 'township',
    role: 'clerk',
    office: '',
    townshipId,
    countyCode: '',
    provinceCode: '',
  };
}

export function missingOfInvitation(form: InvitationForm): string[] {
  const missing: string[] = [];
  for (const field of ['identityProvider', 'username', 'office'] as const) {
    if (form[field].trim() === '') missing.push(field);
  }
  if (form.scope === 'township' && form.townshipId === '') missing.push('townshipId');
  if (form.scope === 'county' && !/^\d{6}$/.test(form.countyCode)) missing.push('countyCode');
  if (form.scope === 'province' && !/^\d{2}$/.test(form.provinceCode)) missing.push('provinceCode');
  return missing;
}

export function invitationRequest(form: InvitationForm): InvitationRequest {
  return {
    id: form.id,
    identityProvider: form.identityProvider,
    username: form.username.trim(),
    scope: form.scope,
    role: form.role,
    office: form.office.trim(),
    ...(form.scope === 'township' && { townshipId: form.townshipId }),
    ...(form.scope === 'county' && { countyCode: form.countyCode, provinceCode: form.countyCode.slice(0, 2) }),
    ...(form.scope === 'province' && { provinceCode: form.provinceCode }),
  };
}
