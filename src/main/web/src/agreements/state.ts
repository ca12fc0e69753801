import type {
  AgreementState,
  CooperationAgreementRequest,
  CooperationAgreementView,
  Language,
} from '@/shared/api/types';

export const agreementStates: readonly AgreementState[] = ['draft', 'proposed', 'accepted', 'in-force', 'ended'];

const tones = {
  draft: 'neutral',
  proposed: 'warn',
  accepted: 'accent',
  'in-force': 'ok',
  ended: 'neutral',
} as const satisfies Record<AgreementState, string>;

export function agreementTone(state: AgreementState): (typeof tones)[AgreementState] {
  return tones[state];
}

export interface AgreementForm {
  id: string;
  borderId: string;
  title: string;
  language: Language;
  text: string;
  termFrom: string;
  termTo: string;
}

export function emptyAgreementForm(id: string, borderId: string, language: Language): AgreementForm {
  return { id, borderId, title: '', language, text: '', termFrom: '', termTo: '' };
}

export function formOf(agreement: CooperationAgreementView): AgreementForm {
  return {
    id: agreement.id,
    borderId: agreement.borderId,
    title: agreement.title,
    language: agreement.language,
    text: agreement.text,
    termFrom: agreement.termFrom ?? '',
    termTo: agreement.termTo ?? '',
  };
}

export function missingFields(form: Pick<AgreementForm, 'title' | 'text' | 'borderId'>): string[] {
  return (['borderId', 'title', 'text'] as const).filter((field) => form[field].trim() === '');
}

export function endsBeforeItStarts(form: Pick<AgreementForm, 'termFrom' | 'termTo'>): boolean {
  return form.termFrom !== '' && form.termTo !== '' && form.termTo < form.termFrom;
}

export function requestOf(form: AgreementForm): CooperationAgreementRequest {
  return {
    id: form.id,
    borderId: form.borderId,
    title: form.title.trim(),
    language: form.language,
    text: form.text,
    ...(form.termFrom && { termFrom: form.termFrom }),
    ...(form.termTo && { termTo: form.termTo }),
  };
}

export interface SideOfAgreement {
  townshipId: string;
  wrote: boolean;
  accepted?: { office: string; at: string };
  signed?: { office: string; at: string };
  ending?: { office: string; at: string; reason: string };
}

/** Where each side stands with the text as it is now; what was given to an older text does not count. */
export function sidesOf(agreement: CooperationAgreementView, townshipIds: readonly string[]): SideOfAgreement[] {
  return townshipIds.map((townshipId) => ({
    townshipId,
    wrote: agreement.revisionTownshipId === townshipId,
    accepted: agreement.acceptances.find((act) => act.townshipId === townshipId && act.current),
    signed: agreement.signatures.find((act) => act.townshipId === townshipId && act.current),
    ending: agreement.endings.find((act) => act.townshipId === townshipId),
  }));
}
