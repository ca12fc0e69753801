import type { InspectionRoundRequest, InspectionRoundView } from '@/shared/api/types';
import type { AlertForm } from './state';

export interface RoundForm {
  id: string;
  borderId: string;
  heldOn: string;
  places: string;
  participants: { townshipId: string; office: string }[];
}

/** @param own the township that records, whose office is asked for first */
export function emptyRoundForm(id: string, borderId: string, heldOn: string, own: string): RoundForm {
  return { id, borderId, heldOn, places: '', participants: [{ townshipId: own, office: '' }] };
}

/** The fields that have to be filled in, as the server points to them. */
export function missingOfRound(form: RoundForm): string[] {
  return [
    ...(['borderId', 'heldOn', 'places'] as const).filter((field) => form[field].trim() === ''),
    ...form.participants.flatMap((one, index) =>
      (['townshipId', 'office'] as const)
        .filter((field) => one[field].trim() === '')
        .map((field) => `participants/${index}/${field}`),
    ),
  ];
}

export function roundRequest(form: RoundForm): InspectionRoundRequest & { id: string } {
  return {
    id: form.id,
    borderId: form.borderId,
    heldOn: form.heldOn,
    places: form.places.trim(),
    participants: form.participants.map((one) => ({ townshipId: one.townshipId, office: one.office.trim() })),
  };
}

export interface FindingForm {
  id: string;
  place: string;
  text: string;
}

export function missingOfFinding(form: FindingForm): string[] {
  return (['place', 'text'] as const).filter((field) => form[field].trim() === '');
}

/** What an alert takes over from a finding: its words, where and when it was. */
export function fromFinding(
  round: Pick<InspectionRoundView, 'borderId' | 'heldOn'>,
  finding: { place: string; text: string },
): Pick<AlertForm, 'headline' | 'placeName' | 'borderId' | 'occurredOn'> {
  return {
    headline: [...finding.text.replace(/\s+/g, ' ')].slice(0, 120).join(''),
    placeName: finding.place,
    borderId: round.borderId,
    occurredOn: round.heldOn,
  };
}
