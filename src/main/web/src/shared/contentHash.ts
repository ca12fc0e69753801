/**
 * The hash that both sides sign: SHA-256 over a canonical form of the exact text, recomputed here so that nobody signs what
 * their screen did not show.
 */
export interface SignedMinutes {
  meetingId: string;
  language: string;
  text: string;
  items: readonly {
    id: string;
    agendaItemId?: string;
    title: string;
    discussion: string;
    decision: string;
    positions: readonly { townshipId: string; text: string }[];
    commitments: readonly { id: string; townshipId: string; office: string; dueOn: string; text: string }[];
  }[];
  translations: readonly {
    language: string;
    text: string;
    items: readonly {
      title: string;
      discussion: string;
      decision: string;
      positions: readonly string[];
      commitments: readonly string[];
    }[];
  }[];
}

export interface SignedAgreement {
  agreementId: string;
  language: string;
  termFrom?: string;
  termTo?: string;
  title: string;
  text: string;
}

/** Minutes that are a text alone keep the first form. */
export function minutesCanonicalForm(minutes: SignedMinutes): string {
  const { meetingId, language, text, items, translations } = minutes;
  if (items.length === 0 && translations.length === 0)
    return ['jointgov-minutes-v1', meetingId, language, canonicalText(text)].join('\n');
  const said = (item: { title: string; discussion: string; decision: string }): string[] =>
    [item.title, item.discussion, item.decision].map(oneLine);
  return [
    'jointgov-minutes-v2',
    meetingId,
    language,
    oneLine(text),
    ...items.flatMap((item) => [
      `item ${item.id} ${item.agendaItemId ?? '-'}`,
      ...said(item),
      ...item.positions.flatMap((position) => [`position ${position.townshipId}`, oneLine(position.text)]),
      ...item.commitments.flatMap((promised) => [
        `commitment ${promised.id} ${promised.townshipId} ${promised.dueOn}`,
        oneLine(promised.office),
        oneLine(promised.text),
      ]),
    ]),
    ...translations.flatMap((translation) => [
      `translation ${translation.language}`,
      oneLine(translation.text),
      ...translation.items.flatMap((item) => [
        ...said(item),
        ...item.positions.map(oneLine),
        ...item.commitments.map(oneLine),
      ]),
    ]),
  ].join('\n');
}

export interface SignedAddendum {
  meetingId: string;
  addendumId: string;
  /** The hash of the minutes in force that it belongs to. */
  minutesHash: string;
  language: string;
  text: string;
}

export function addendumCanonicalForm(addendum: SignedAddendum): string {
  return [
    'jointgov-addendum-v1',
    addendum.meetingId,
    addendum.addendumId,
    addendum.minutesHash,
    addendum.language,
    canonicalText(addendum.text),
  ].join('\n');
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

export interface SettlementWords {
  settlementId: string;
  salt: string;
  parties: string;
  facts?: string;
  matters?: string;
  responsibilities?: string;
  content: string;
  manner?: string;
  obligations: readonly string[];
}

export function settlementWordsCanonicalForm(disputeId: string, words: SettlementWords): string {
  return [
    'jointgov-settlement-words-v1',
    disputeId,
    words.settlementId,
    words.salt,
    ...[words.parties, words.facts, words.matters, words.responsibilities, words.content, words.manner].map(oneLine),
    ...words.obligations.map(oneLine),
  ].join('\n');
}

export interface ConfirmedSettlement {
  townshipId: string;
  id: string;
  round: number;
  revision: number;
  form: string;
  copies: number;
  agreedOn: string;
  totalYuan: string;
  obligations: readonly {
    number: number;
    owingTownshipId: string;
    kind: string;
    amountYuan?: string;
    dueOn: string;
  }[];
}

/** @param wordsHash of the words' own form */
export function settlementCanonicalForm(disputeId: string, settlement: ConfirmedSettlement, wordsHash: string): string {
  return [
    'jointgov-settlement-v1',
    disputeId,
    settlement.townshipId,
    settlement.id,
    settlement.round,
    settlement.revision,
    settlement.form,
    settlement.copies,
    settlement.agreedOn,
    settlement.totalYuan,
    wordsHash,
    ...settlement.obligations.map((owed) =>
      [owed.number, owed.owingTownshipId, owed.kind, owed.amountYuan ?? '-', owed.dueOn].join(' '),
    ),
  ].join('\n');
}

/** A text of many lines in one: a backslash is doubled, a line break is a backslash and an n. */
function oneLine(text: string | undefined): string {
  return canonicalText(text ?? '')
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n');
}

/** Lower-case SHA-256 hex of the UTF-8 bytes. */
export async function contentHash(canonicalForm: string): Promise<string> {
  return sha256(new TextEncoder().encode(canonicalForm));
}

async function sha256(bytes: BufferSource): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function canonicalText(text: string): string {
  return text.replaceAll('\r\n', '\n').normalize('NFC');
}
