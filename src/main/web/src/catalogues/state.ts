import { textIn } from '@/i18n';
import type {
  Catalogue,
  CatalogueEntry,
  CatalogueKind,
  CatalogueRequest,
  FileNeed,
  Language,
} from '@/shared/api/types';
import version1 from './version1.json';

export const catalogueKinds: readonly CatalogueKind[] = ['dispute-types', 'severities', 'file-documents'];
/** What makes a document of a dispute's file needed; up to `settled` it is required, the rest are as needed. */
export const fileNeeds: readonly FileNeed[] = [
  'always',
  'no-intake-register',
  'no-application',
  'mediated',
  'settled',
  'represented',
  'investigated',
  'evidence-given',
  'performed',
  'visited',
  'confirmation-sought',
  'explained',
];
/** What came with the product: for a device that has not heard of a later version yet. */
export const firstVersions = version1 as Record<CatalogueKind, Catalogue>;
/** How many types without subtypes the form of an alert shows at once; the rest is one tap away. */
const singlesAtHand = 5;

/** The name of a code, retired or not; the code itself when this version does not know it. */
export function nameIn(catalogue: Catalogue, code: string, language: Language): string {
  const entry = catalogue.entries.find((candidate) => candidate.code === code);
  return entry ? textIn(entry.name, language) : code;
}

export function knows(catalogue: Catalogue, code: string): boolean {
  return catalogue.entries.some((entry) => entry.code === code);
}

export interface TypeGroup {
  /** The type with subtypes; none for the types that have none. */
  parent?: CatalogueEntry;
  entries: CatalogueEntry[];
}

/** Whether a record may bear the code: what it bears already it keeps, even when it has been retired. */
export function isOffered(catalogue: Catalogue, code: string, kept?: string): boolean {
  return catalogue.entries.some((entry) => entry.code === code && (!entry.retired || code === kept));
}

/**
 * What may be chosen, in the catalogue's order: each type with its subtypes, then those without, of which the first are at hand
 * and the others come on demand.
 *
 * @param kept what the record bears already
 */
export function typeGroups(catalogue: Catalogue, kept?: string): { atHand: TypeGroup[]; further: CatalogueEntry[] } {
  const offered = catalogue.entries.filter((entry) => isOffered(catalogue, entry.code, kept));
  const groups: TypeGroup[] = [];
  const singles: CatalogueEntry[] = [];
  for (const entry of offered.filter((candidate) => !candidate.parentCode)) {
    const subtypes = offered.filter((candidate) => candidate.parentCode === entry.code);
    if (subtypes.length > 0) groups.push({ parent: entry, entries: subtypes });
    else singles.push(entry);
  }
  // A retired subtype that is kept stands without its retired type.
  const orphan = offered.find(
    (entry) => entry.parentCode && !groups.some((group) => group.parent?.code === entry.parentCode),
  );
  if (orphan) singles.unshift(orphan);
  return {
    atHand: [...groups, { entries: singles.slice(0, singlesAtHand) }].filter((group) => group.entries.length > 0),
    further: singles.slice(singlesAtHand),
  };
}

/** The entries as lists show them: each type, and after it its subtypes. */
export function inOrder<T extends { code: string; parentCode?: string }>(entries: readonly T[]): T[] {
  return entries
    .filter((entry) => !entry.parentCode)
    .flatMap((entry) => [entry, ...entries.filter((candidate) => candidate.parentCode === entry.code)]);
}

export interface EntryForm {
  code: string;
  parentCode: string;
  nameZh: string;
  nameBo: string;
  nameEn: string;
  retired: boolean;
  /** As typed; empty for what is no severity. */
  answerWithinHours: string;
  /** Empty for what is no document of a file. */
  neededWhen: FileNeed | '';
  /** Not in the version that is in force: its code may still be chosen, and it may be taken out again. */
  added: boolean;
  /** Edited in this form. */
  touched: boolean;
}

export interface CatalogueForm {
  /** The version that is being followed; 0 while it is not known. */
  base: number;
  entries: EntryForm[];
  /** Put into another order in this form. */
  moved: boolean;
  /** What stands in the dialog, and which entry it is to replace; a new one replaces none. */
  editing: { at: number | null; entry: EntryForm } | null;
}

export function emptyEntry(parentCode = ''): EntryForm {
  return {
    code: '',
    parentCode,
    nameZh: '',
    nameBo: '',
    nameEn: '',
    retired: false,
    answerWithinHours: '',
    neededWhen: '',
    added: true,
    touched: true,
  };
}

export function formOf(catalogue: Catalogue): CatalogueForm {
  return {
    base: catalogue.version,
    entries: inOrder(catalogue.entries).map((entry) => ({
      code: entry.code,
      parentCode: entry.parentCode ?? '',
      nameZh: entry.name.zh,
      nameBo: entry.name.bo ?? '',
      nameEn: entry.name.en ?? '',
      retired: entry.retired,
      answerWithinHours: entry.answerWithinHours === undefined ? '' : String(entry.answerWithinHours),
      neededWhen: entry.neededWhen ?? '',
      added: false,
      touched: false,
    })),
    moved: false,
    editing: null,
  };
}

export function isEdited(form: CatalogueForm): boolean {
  return form.moved || form.editing !== null || form.entries.some((entry) => entry.touched);
}

export function requestOf(form: CatalogueForm): CatalogueRequest {
  return {
    entries: form.entries.map((entry) => ({
      code: entry.code.trim(),
      ...(entry.parentCode && { parentCode: entry.parentCode }),
      name: {
        zh: entry.nameZh.trim(),
        ...(entry.nameBo.trim() && { bo: entry.nameBo.trim() }),
        ...(entry.nameEn.trim() && { en: entry.nameEn.trim() }),
      },
      retired: entry.retired,
      ...(entry.answerWithinHours !== '' && { answerWithinHours: Number(entry.answerWithinHours) }),
      ...(entry.neededWhen && { neededWhen: entry.neededWhen }),
    })),
  };
}

export type EntryError = 'required' | 'code' | 'code-used' | 'hours';

/** What is wrong with an entry before it is put among these others. */
export function entryErrors(
  entry: EntryForm,
  others: readonly EntryForm[],
  kind: CatalogueKind,
): Partial<Record<keyof EntryForm, EntryError>> {
  const errors: Partial<Record<keyof EntryForm, EntryError>> = {};
  const code = entry.code.trim();
  if (code === '') errors.code = 'required';
  else if (!/^[a-z][a-z0-9-]{0,39}$/.test(code)) errors.code = 'code';
  else if (others.some((other) => other.code === code)) errors.code = 'code-used';
  if (entry.nameZh.trim() === '') errors.nameZh = 'required';
  if (kind === 'file-documents' && entry.neededWhen === '') errors.neededWhen = 'required';
  if (kind === 'severities') {
    const hours = Number(entry.answerWithinHours);
    if (!/^\d+$/.test(entry.answerWithinHours) || hours < 1 || hours > 8760) errors.answerWithinHours = 'hours';
  }
  return errors;
}

/** The entries with this one in its place; a new one comes last of its type. A type that is retired takes its subtypes along. */
export function withEntry(entries: readonly EntryForm[], entry: EntryForm, at?: number): EntryForm[] {
  if (at !== undefined) {
    return entries.map((other, index) => {
      if (index === at) return entry;
      const along = entry.retired && other.parentCode === entry.code && !other.retired;
      return along ? { ...other, retired: true, touched: true } : other;
    });
  }
  const family = entries.filter(
    (other) => entry.parentCode && [other.code, other.parentCode].includes(entry.parentCode),
  );
  const last = family.length > 0 ? entries.indexOf(family[family.length - 1]!) + 1 : entries.length;
  return [...entries.slice(0, last), entry, ...entries.slice(last)];
}

/** The entries with this one before its neighbour of the same rank, a type with its subtypes. */
export function movedUp(entries: readonly EntryForm[], at: number): EntryForm[] {
  const entry = entries[at]!;
  const rank = entries.filter((other) => other.parentCode === entry.parentCode);
  const before = rank[rank.indexOf(entry) - 1];
  if (!before) return [...entries];
  const family = (head: EntryForm): EntryForm[] => [
    head,
    ...entries.filter((other) => other.parentCode !== '' && other.parentCode === head.code),
  ];
  const moving = family(entry);
  const rest = entries.filter((other) => !moving.includes(other));
  const to = rest.indexOf(before);
  return [...rest.slice(0, to), ...moving, ...rest.slice(to)];
}

/** Whether an entry differs from what is in force. */
export function isChanged(entry: EntryForm, catalogue: Catalogue): boolean {
  const now = formOf(catalogue).entries.find((candidate) => candidate.code === entry.code);
  return !now || JSON.stringify(now) !== JSON.stringify({ ...now, ...entry, added: false, touched: false });
}

/** The same edits on a newer version, which somebody else has published meanwhile. The order is the newer version's. */
export function rebased(form: CatalogueForm, newest: Catalogue): CatalogueForm {
  const on = formOf(newest);
  for (const entry of form.entries.filter((candidate) => candidate.touched)) {
    const at = on.entries.findIndex((candidate) => candidate.code === entry.code);
    on.entries = withEntry(on.entries, { ...entry, added: at < 0 }, at < 0 ? undefined : at);
  }
  return on;
}

export function nameOf(entry: EntryForm, language: Language): string {
  return textIn({ zh: entry.nameZh, bo: entry.nameBo || undefined, en: entry.nameEn || undefined }, language);
}
