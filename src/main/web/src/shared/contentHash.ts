/**
 * The hash that both sides sign: SHA-256 over a canonical form of the exact text, recomputed here so that nobody signs what
 * their screen did not show.
 */
export interface SignedMinutes {
  meetingId: string;
  language: string;
  text: string;
}

export interface SignedAgreement {
  agreementId: string;
  language: string;
  termFrom?: string;
  termTo?: string;
  title: string;
  text: string;
}

export function minutesCanonicalForm(minutes: SignedMinutes): string {
  return ['jointgov-minutes-v1', minutes.meetingId, minutes.language, canonicalText(minutes.text)].join('\n');
}

export function agreementCanonicalForm(agreement: SignedAgreement): string {
  return [
    'jointgov-agreement-v1',
    agreement.agreementId,
    agreement.language,
    agreement.termFrom ?? '',
    agreement.termTo ?? '',
    agreement.title.normalize('NFC'),
    canonicalText(agreement.text),
  ].join('\n');
}

export interface ConsentedTeam {
  disputeId: string;
  members: readonly { townshipId: string; mediatorId: string; displayName: string }[];
}

export function teamCanonicalForm(team: ConsentedTeam): string {
  return [
    'jointgov-mediation-team-v1',
    team.disputeId,
    // By code units, as ids are: not by the rules of a language.
    ...team.members.map((member) => `${member.townshipId} ${member.mediatorId} ${member.displayName}`).sort(),
  ].join('\n');
}

/** Lower-case SHA-256 hex of the UTF-8 bytes. */
export async function contentHash(canonicalForm: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonicalForm));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function canonicalText(text: string): string {
  return text.replaceAll('\r\n', '\n').normalize('NFC');
}
