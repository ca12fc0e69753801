import { instantOfLocal } from '@/i18n/dates';
import type {
  MediationLanguage,
  MediationSessionRequest,
  MediationSessionsView,
  MediationTeamView,
  SessionConfirmation,
  UnmaskedSessions,
} from '@/shared/api/types';
import { mediationLanguages } from './mediatorState';

export const sessionConfirmations: readonly SessionConfirmation[] = ['read-aloud', 'read-by-parties', 'interpreted'];

export interface SessionForm {
  id: string;
  heldAt: string;
  place: string;
  openness: 'closed' | 'public';
  languages: MediationLanguage[];
  interpreter: boolean;
  /** Of the team: appointments as the team's page names them. */
  present: string[];
  parties: string;
  record: string;
  confirmation: SessionConfirmation | '';
  refusingTownshipId: string;
}

export function emptySessionForm(id: string, heldAt: string): SessionForm {
  return {
    id,
    heldAt,
    place: '',
    openness: 'closed',
    languages: [],
    interpreter: false,
    present: [],
    parties: '',
    record: '',
    confirmation: '',
    refusingTownshipId: '',
  };
}

export function missingOfSession(form: SessionForm): string[] {
  const missing: string[] = (['heldAt', 'place', 'record'] as const).filter((field) => form[field].trim() === '');
  for (const field of ['languages', 'present'] as const) if (form[field].length === 0) missing.push(field);
  return missing;
}

export function memberKey(member: Pick<MediationTeamView['members'][number], 'townshipId' | 'id'>): string {
  return `${member.townshipId} ${member.id}`;
}

export function sessionRequest(form: SessionForm): MediationSessionRequest {
  return {
    id: form.id,
    heldAt: instantOfLocal(form.heldAt),
    place: form.place.trim(),
    openToPublic: form.openness === 'public',
    languages: mediationLanguages.filter((language) => form.languages.includes(language)),
    interpreter: form.interpreter,
    present: form.present.map((key) => {
      const [townshipId = '', memberId = ''] = key.split(' ');
      return { townshipId, memberId };
    }),
    ...(form.parties.trim() && { parties: form.parties.trim() }),
    record: form.record.trim(),
    ...(form.confirmation && { confirmation: form.confirmation }),
    ...(form.refusingTownshipId && { refusingTownshipId: form.refusingTownshipId }),
  };
}

type Session = MediationSessionsView['sessions'][number];

/** What was said at a session, once it has been opened. */
export function saidAt(
  session: Session,
  said: UnmaskedSessions | undefined,
): UnmaskedSessions['records'][number] | undefined {
  return said?.records.find((each) => each.townshipId === session.townshipId && each.sessionId === session.id);
}

/** The words of a remark, once they have been opened. */
export function wordsOf(remark: Session['remarks'][number], said: UnmaskedSessions | undefined): string | undefined {
  return said?.remarks.find((each) => each.townshipId === remark.act.township && each.remarkId === remark.id)?.text;
}
