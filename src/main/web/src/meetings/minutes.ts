import { languages as allLanguages } from '@/i18n';
import type { AgendaItem, JointMeetingView, Language, MinutesRequest } from '@/shared/api/types';
import { uuidv7 } from '@/shared/uuid';

/** What a revision says. */
export type Minutes = Pick<NonNullable<JointMeetingView['minutes']>, 'language' | 'text' | 'items' | 'translations'>;

/** A text in each language of the minutes. */
export type Texts = Partial<Record<Language, string>>;

export interface CommitmentForm {
  id: string;
  townshipId: string;
  office: string;
  dueOn: string;
  text: Texts;
}

export interface ItemForm {
  id: string;
  agendaItemId?: string;
  title: Texts;
  discussion: Texts;
  decision: Texts;
  /** By township. */
  positions: Record<string, Texts | undefined>;
  commitments: CommitmentForm[];
}

/** Minutes as they are written. The first language is the authoritative one. */
export interface MinutesForm {
  baseRevision: number;
  languages: Language[];
  texts: Texts;
  items: ItemForm[];
}

/** Minutes in one of their languages. */
export interface Wording {
  language: Language;
  text: string;
  items: {
    id: string;
    title: string;
    discussion: string;
    decision: string;
    positions: { townshipId: string; text: string }[];
    commitments: { id: string; townshipId: string; office: string; dueOn: string; text: string }[];
  }[];
}

export function languagesOf(minutes: Minutes): Language[] {
  return [minutes.language, ...minutes.translations.map((translation) => translation.language)];
}

export function wordingOf(minutes: Minutes, language: Language): Wording {
  const other = minutes.translations.find((translation) => translation.language === language);
  if (!other) return { language: minutes.language, text: minutes.text, items: minutes.items };
  return {
    language,
    text: other.text,
    items: minutes.items.map((item, i) => {
      const said = other.items[i];
      return {
        id: item.id,
        title: said?.title ?? '',
        discussion: said?.discussion ?? '',
        decision: said?.decision ?? '',
        positions: item.positions.map((position, n) => ({ ...position, text: said?.positions[n] ?? '' })),
        commitments: item.commitments.map((promised, n) => ({ ...promised, text: said?.commitments[n] ?? '' })),
      };
    }),
  };
}

/** What a wording says, as one text: to be compared with another. */
export function plainText(
  wording: Wording,
  labels: Record<'discussion' | 'decision' | 'commitment', string>,
  township: (id: string) => string,
): string {
  const parts = (item: Wording['items'][number], number: number): string[] => [
    `${number}. ${item.title}`,
    ...(item.discussion && [`${labels.discussion} ${item.discussion}`]),
    ...item.positions.map((position) => `${township(position.townshipId)} ${position.text}`),
    ...(item.decision && [`${labels.decision} ${item.decision}`]),
    ...item.commitments.map((promised) =>
      [labels.commitment, township(promised.townshipId), promised.office, promised.dueOn, promised.text].join(' '),
    ),
  ];
  return [...(wording.text && [wording.text]), ...wording.items.flatMap((item, i) => parts(item, i + 1))].join('\n');
}

export function emptyItem(id = uuidv7()): ItemForm {
  return { id, title: {}, discussion: {}, decision: {}, positions: {}, commitments: [] };
}

export function emptyCommitment(townshipId: string): CommitmentForm {
  return { id: uuidv7(), townshipId, office: '', dueOn: '', text: {} };
}

/** An item for each of the agenda that no item stands for yet. */
export function fromAgenda(
  agenda: readonly Pick<AgendaItem, 'id' | 'title'>[],
  form: Pick<MinutesForm, 'items' | 'languages'>,
): ItemForm[] {
  const [language = 'zh-CN'] = form.languages;
  return agenda
    .filter((item) => !form.items.some((written) => written.agendaItemId === item.id))
    .map((item) => ({ ...emptyItem(), agendaItemId: item.id, title: { [language]: item.title } }));
}

export function formOfMinutes(minutes: Minutes | undefined, revision: number, language: Language): MinutesForm {
  if (!minutes) return { baseRevision: 0, languages: [language], texts: {}, items: [] };
  const languages = languagesOf(minutes);
  const wordings = languages.map((each) => wordingOf(minutes, each));
  const texts = (of: (wording: Wording) => string | undefined): Texts =>
    Object.fromEntries(wordings.map((wording) => [wording.language, of(wording) ?? ''])) as Texts;
  return {
    baseRevision: revision,
    languages,
    texts: texts((wording) => wording.text),
    items: minutes.items.map((item, i) => ({
      id: item.id,
      agendaItemId: item.agendaItemId,
      title: texts((wording) => wording.items[i]?.title),
      discussion: texts((wording) => wording.items[i]?.discussion),
      decision: texts((wording) => wording.items[i]?.decision),
      positions: Object.fromEntries(
        item.positions.map((position, n) => [
          position.townshipId,
          texts((wording) => wording.items[i]?.positions[n]?.text),
        ]),
      ),
      commitments: item.commitments.map((promised, n) => ({
        id: promised.id,
        townshipId: promised.townshipId,
        office: promised.office,
        dueOn: promised.dueOn,
        text: texts((wording) => wording.items[i]?.commitments[n]?.text),
      })),
    })),
  };
}

const said = (texts: Texts): boolean => Object.values(texts).some((text) => text.trim() !== '');

/** The sides whose position is written, in the order of the border. */
function sidesOf(item: ItemForm, sides: readonly string[]): string[] {
  return sides.filter((side) => said(item.positions[side] ?? {}));
}

/** What goes to the server; nothing is trimmed from the texts but from the lines. */
export function requestOfMinutes(form: MinutesForm, sides: readonly string[]): MinutesRequest {
  const [language = 'zh-CN'] = form.languages;
  const others = allLanguages.filter((each) => each !== language && form.languages.includes(each));
  const inLanguage = (texts: Texts | undefined, each: Language): string => texts?.[each] ?? '';
  return {
    baseRevision: form.baseRevision,
    language,
    text: inLanguage(form.texts, language),
    items: form.items.map((item) => ({
      id: item.id,
      agendaItemId: item.agendaItemId,
      title: inLanguage(item.title, language).trim(),
      discussion: inLanguage(item.discussion, language),
      decision: inLanguage(item.decision, language),
      positions: sidesOf(item, sides).map((townshipId) => ({
        townshipId,
        text: inLanguage(item.positions[townshipId], language),
      })),
      commitments: item.commitments.map(({ id, townshipId, office, dueOn, text }) => ({
        id,
        townshipId,
        office: office.trim(),
        dueOn,
        text: inLanguage(text, language).trim(),
      })),
    })),
    translations: others.map((each) => ({
      language: each,
      text: inLanguage(form.texts, each),
      items: form.items.map((item) => ({
        title: inLanguage(item.title, each).trim(),
        discussion: inLanguage(item.discussion, each),
        decision: inLanguage(item.decision, each),
        positions: sidesOf(item, sides).map((townshipId) => inLanguage(item.positions[townshipId], each)),
        commitments: item.commitments.map((promised) => inLanguage(promised.text, each).trim()),
      })),
    })),
  };
}

/** What is missing before it can be sent, by the names that the form's fields have. */
export function missingInMinutes(form: MinutesForm, sides: readonly string[]): Set<string> {
  const [language = 'zh-CN'] = form.languages;
  const missing = new Set<string>();
  const need = (name: string, value: string | undefined): void => {
    if (!value || value.trim() === '') missing.add(name);
  };
  if (form.items.length === 0) need('texts', form.texts[language]);
  for (const item of form.items) {
    need(`${item.id}.title`, item.title[language]);
    for (const side of sidesOf(item, sides)) need(`${item.id}.position.${side}`, item.positions[side]?.[language]);
    for (const promised of item.commitments) {
      need(`${promised.id}.text`, promised.text[language]);
      need(`${promised.id}.office`, promised.office);
      need(`${promised.id}.dueOn`, promised.dueOn);
      need(`${promised.id}.townshipId`, promised.townshipId);
    }
  }
  return missing;
}

// ---- two people at once ------------------------------------------------------------------------------------------

/** A passage that both have changed, each in another way. */
export interface PassageConflict {
  /** Where it stands: the names of {@link missingInMinutes}, with the language of a text at the end. */
  name: string;
  mine: string;
  theirs: string;
}

export interface Merge {
  /** Both sides' changes; of a passage that both changed, mine. */
  form: MinutesForm;
  conflicts: PassageConflict[];
}

/** Three versions of minutes in one: what only one has changed is taken as it is, what both have is a conflict. */
export function mergeMinutes(base: MinutesForm, mine: MinutesForm, theirs: MinutesForm): Merge {
  const conflicts: PassageConflict[] = [];
  const pick = (name: string, old: string, own: string, other: string): string => {
    if (own === other || other === old) return own;
    if (own === old) return other;
    conflicts.push({ name, mine: own, theirs: other });
    return own;
  };
  const languages = mergeList(base.languages, mine.languages, theirs.languages);
  const texts = (name: string, old: Texts = {}, own: Texts = {}, other: Texts = {}): Texts =>
    Object.fromEntries(
      languages.map((language) => [
        language,
        pick(`${name}.${language}`, old[language] ?? '', own[language] ?? '', other[language] ?? ''),
      ]),
    ) as Texts;
  const commitment = (old: CommitmentForm | undefined, own: CommitmentForm, other: CommitmentForm): CommitmentForm => ({
    id: own.id,
    townshipId: pick(`${own.id}.townshipId`, old?.townshipId ?? '', own.townshipId, other.townshipId),
    office: pick(`${own.id}.office`, old?.office ?? '', own.office, other.office),
    dueOn: pick(`${own.id}.dueOn`, old?.dueOn ?? '', own.dueOn, other.dueOn),
    text: texts(`${own.id}.text`, old?.text, own.text, other.text),
  });
  const item = (old: ItemForm | undefined, own: ItemForm, other: ItemForm): ItemForm => ({
    id: own.id,
    agendaItemId: own.agendaItemId ?? other.agendaItemId,
    title: texts(`${own.id}.title`, old?.title, own.title, other.title),
    discussion: texts(`${own.id}.discussion`, old?.discussion, own.discussion, other.discussion),
    decision: texts(`${own.id}.decision`, old?.decision, own.decision, other.decision),
    positions: Object.fromEntries(
      [...new Set([...Object.keys(own.positions), ...Object.keys(other.positions)])].map((side) => [
        side,
        texts(`${own.id}.position.${side}`, old?.positions[side], own.positions[side], other.positions[side]),
      ]),
    ),
    commitments: mergeById(old?.commitments ?? [], own.commitments, other.commitments, commitment),
  });
  return {
    form: {
      baseRevision: theirs.baseRevision,
      languages,
      texts: texts('texts', base.texts, mine.texts, theirs.texts),
      items: mergeById(base.items, mine.items, theirs.items, item),
    },
    conflicts,
  };
}

/** With the other side's words where they are chosen. */
export function withTheirs(form: MinutesForm, chosen: readonly PassageConflict[]): MinutesForm {
  const result = JSON.parse(JSON.stringify(form)) as MinutesForm;
  for (const { name, theirs } of chosen) {
    const [first = '', field = '', ...rest] = name.split('.');
    if (first === 'texts') {
      result.texts[field as Language] = theirs;
      continue;
    }
    const item = result.items.find((each) => each.id === first);
    const promised = result.items.flatMap((each) => each.commitments).find((each) => each.id === first);
    if (item && field === 'position') (item.positions[rest[0] ?? ''] ??= {})[rest[1] as Language] = theirs;
    else if (item) item[field as 'title' | 'discussion' | 'decision'][rest[0] as Language] = theirs;
    else if (promised && field === 'text') promised.text[rest[0] as Language] = theirs;
    else if (promised) promised[field as 'townshipId' | 'office' | 'dueOn'] = theirs;
  }
  return result;
}

/** What one has added or taken out; in the order of whoever changed it, mine when both did. */
function mergeList<T>(base: readonly T[], mine: readonly T[], theirs: readonly T[], stays?: (id: T) => boolean): T[] {
  const kept = (id: T): boolean =>
    base.includes(id) ? (mine.includes(id) && theirs.includes(id)) || (stays?.(id) ?? false) : true;
  const [leading, following] = sameOrder(base, mine) ? [theirs, mine] : [mine, theirs];
  return [...leading, ...following.filter((id) => !leading.includes(id))].filter(kept);
}

/** Whether what both lists have stands in one order. */
function sameOrder<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.filter((id) => other.includes(id)).join() === other.filter((id) => one.includes(id)).join();
}

/** What one has taken out and the other changed stays. */
function mergeById<T extends { id: string }>(
  base: readonly T[],
  mine: readonly T[],
  theirs: readonly T[],
  merge: (old: T | undefined, own: T, other: T) => T,
): T[] {
  const of = (list: readonly T[], id: string): T | undefined => list.find((each) => each.id === id);
  const changed = (id: string): boolean => {
    const old = JSON.stringify(of(base, id));
    return [mine, theirs].some((list) => of(list, id) && JSON.stringify(of(list, id)) !== old);
  };
  const ids = (list: readonly T[]): string[] => list.map((each) => each.id);
  return mergeList(ids(base), ids(mine), ids(theirs), changed).map((id) => {
    const own = of(mine, id);
    const other = of(theirs, id);
    if (own && other) return merge(of(base, id), own, other);
    return (own ?? other) as T;
  });
}
