import type {
  DisputeStatus,
  DisputeView,
  LegalNature,
  NegotiationNoteRequest,
  StatusQuoBreachRequest,
  StatusQuoItem,
} from '@/shared/api/types';
import type { Tone } from './state';

export const disputeStatuses: readonly DisputeStatus[] = ['open', 'referred', 'mediation', 'settled', 'closed'];
export const legalNatures: readonly LegalNature[] = ['civil', 'pasture-use', 'administrative-boundary'];
export const statusQuoItems: readonly StatusQuoItem[] = ['moving-in', 'fences', 'change-of-use', 'titles'];

const tones: Record<DisputeStatus, Tone> = {
  open: 'warn',
  referred: 'high',
  mediation: 'accent',
  settled: 'ok',
  closed: 'neutral',
};

export function statusTone(status: DisputeStatus): Tone {
  return tones[status];
}

type Declaration = DisputeView['declarations'][number];

/** What each side declares now, the own side first; nothing for a side that has not spoken. */
export function declaredBySides(
  dispute: Pick<DisputeView, 'sides' | 'declarations'>,
  own: string | undefined,
): { townshipId: string; declaration?: Declaration }[] {
  return [...dispute.sides]
    .sort((a, b) => Number(b === own) - Number(a === own))
    .map((townshipId) => ({
      townshipId,
      declaration: dispute.declarations.find((declaration) => declaration.act.township === townshipId),
    }));
}

/** What a side said before, newest first. */
export function earlierDeclarations(dispute: Pick<DisputeView, 'sides' | 'declarations'>): Declaration[] {
  const current = declaredBySides(dispute, undefined).map((side) => side.declaration);
  return dispute.declarations.filter((declaration) => !current.includes(declaration));
}

/** How often the own side has declared: what its next declaration builds on. */
export function ownVersion(dispute: Pick<DisputeView, 'sides' | 'declarations'>, own: string | undefined): number {
  return declaredBySides(dispute, own).find((side) => side.townshipId === own)?.declaration?.version ?? 0;
}

/** The key of the text that says what has to be done next. */
export function nextStepOf(
  dispute: Pick<DisputeView, 'status' | 'sides' | 'declarations' | 'legalNature'>,
  own: string | undefined,
): string {
  if (dispute.status !== 'open') return `dispute.next.${dispute.status}`;
  if (dispute.legalNature) return `dispute.next.${dispute.legalNature}`;
  const silent = declaredBySides(dispute, own).filter((side) => !side.declaration);
  if (silent.length === 0) return 'dispute.next.differ';
  return silent.some((side) => side.townshipId === own) ? 'dispute.next.declare' : 'dispute.next.wait';
}

export interface BreachForm {
  id: string;
  item: StatusQuoItem | '';
  seenOn: string;
  place: string;
  seen: string;
}

export function emptyBreachForm(id: string, seenOn: string): BreachForm {
  return { id, item: '', seenOn, place: '', seen: '' };
}

export function missingOfBreach(form: BreachForm): string[] {
  return (['item', 'seenOn', 'place', 'seen'] as const).filter((field) => form[field].trim() === '');
}

export function breachRequest(form: BreachForm): StatusQuoBreachRequest {
  return {
    id: form.id,
    item: form.item as StatusQuoItem,
    seenOn: form.seenOn,
    place: form.place.trim(),
    seen: form.seen.trim(),
  };
}

export interface NoteForm {
  id: string;
  text: string;
}

export function missingOfNote(form: NoteForm): string[] {
  return form.text.trim() === '' ? ['text'] : [];
}

export function noteRequest(form: NoteForm): NegotiationNoteRequest {
  return { id: form.id, text: form.text.trim() };
}
