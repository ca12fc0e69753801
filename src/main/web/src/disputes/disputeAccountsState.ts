import type { Account, DisputeAccounts, FactRequest, FactWords } from './disputeAccountsApi';

/** The words that have been shown, by the fact's or comment's id. */
export type Words = Readonly<Record<string, Pick<FactWords, 'text'> & Partial<FactWords>>>;

/** A line of the form. `kept` is the text with which it came: unchanged, it stays the same fact. */
export interface Line {
  id?: string;
  kept?: string;
  text: string;
}

export interface AccountForm {
  version: number;
  lines: Line[];
}

export const maxFacts = 50;

/** The form for an account as it stands. A fact whose words are hidden is a line without a text. */
export function formOf(account: Pick<Account, 'version' | 'facts'> | undefined, words: Words): AccountForm {
  const lines = (account?.facts ?? []).map((fact) => {
    const text = words[fact.id]?.text ?? '';
    return { id: fact.id, kept: text, text };
  });
  return { version: account?.version ?? 0, lines: lines.length > 0 ? lines : [{ text: '' }] };
}

/** What is sent: facts that stay by their id, so that their confirmations stay too; everything else as new words. */
export function requestOf(form: AccountForm): FactRequest[] {
  return sent(form).map((line) => (stays(line) ? { id: line.id } : { text: line.text.trim() }));
}

/** The words of an account that has just been written, as far as the form knew them. */
export function writtenWords(form: AccountForm, account: Pick<Account, 'facts'>): Words {
  const lines = sent(form);
  if (lines.length !== account.facts.length) return {};
  return Object.fromEntries(
    account.facts.flatMap((fact, index) => {
      const text = lines[index]?.text.trim();
      return text ? [[fact.id, { text }]] : [];
    }),
  );
}

function sent(form: AccountForm): Line[] {
  return form.lines.filter((line) => stays(line) || line.text.trim() !== '');
}

export function stays(line: Line): boolean {
  return line.id !== undefined && line.text === line.kept;
}

/** The same lines on top of the account as it stands now: what no longer stands there is told as new words. */
export function rebased(form: AccountForm, account: Pick<Account, 'version' | 'facts'>): AccountForm {
  const standing = new Set(account.facts.map((fact) => fact.id));
  return {
    version: account.version,
    lines: form.lines
      .map((line) => (line.id !== undefined && standing.has(line.id) ? line : { text: line.text }))
      .filter((line) => line.id !== undefined || line.text.trim() !== ''),
  };
}

/** Lines as one text, to be compared. */
export function asText(texts: readonly (string | undefined)[], hidden: string): string {
  return texts.map((text, index) => `${index + 1}. ${text ? text : hidden}`).join('\n');
}

/** How many of all facts that stand are agreed. */
export function agreement(accounts: DisputeAccounts): { agreed: number; all: number } {
  const facts = accounts.accounts.flatMap((account) => account.facts);
  return { agreed: facts.filter((fact) => fact.agreed).length, all: facts.length };
}
