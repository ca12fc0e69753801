import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import bo from './messages/bo';
import en from './messages/en';
import zh from './messages/zh';

type Tree = { [key: string]: string | Tree };

function flat(tree: Tree, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value] as const] : [...flat(value, `${prefix}${key}.`)],
    ),
  );
}

const languages = { zh: flat(zh as Tree), bo: flat(bo as Tree), en: flat(en as Tree) };
const placeholders = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!))].sort();
/** Made of placeholders and signs only. */
const languageless = new Set(['meeting.revisionBy']);

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'messages' ? [] : sources(path);
    return /\.(vue|ts)$/.test(entry.name) && !entry.name.endsWith('.test.ts') ? [readFileSync(path, 'utf8')] : [];
  });
}

describe('messages', () => {
  it('have the same keys in all languages', () => {
    expect([...languages.bo.keys()].sort()).toEqual([...languages.zh.keys()].sort());
    expect([...languages.en.keys()].sort()).toEqual([...languages.zh.keys()].sort());
  });

  it('are never empty, never copied from another language, and carry the same placeholders', () => {
    const wrong: string[] = [];
    for (const [key, text] of languages.zh) {
      const all = { zh: text, bo: languages.bo.get(key)!, en: languages.en.get(key)! };
      if (Object.values(all).some((value) => value.trim() === '')) wrong.push(`${key}: empty`);
      if (!languageless.has(key) && new Set(Object.values(all)).size < 3) wrong.push(`${key}: copied`);
      for (const [language, value] of Object.entries(all)) {
        if (placeholders(value).join() !== placeholders(text).join()) wrong.push(`${key}: placeholders of ${language}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('are written in their own script', () => {
    const wrong: string[] = [];
    for (const [key, text] of languages.zh) {
      if (languageless.has(key)) continue;
      if (!/\p{Script=Han}/u.test(text) || /\p{Script=Tibetan}/u.test(text)) wrong.push(`zh ${key}`);
      if (!/\p{Script=Tibetan}/u.test(languages.bo.get(key)!) || /\p{Script=Han}/u.test(languages.bo.get(key)!)) {
        wrong.push(`bo ${key}`);
      }
      if (/\p{Script=Han}|\p{Script=Tibetan}/u.test(languages.en.get(key)!)) wrong.push(`en ${key}`);
    }
    expect(wrong).toEqual([]);
  });

  it('name every command that the outbox can hold', () => {
    const intents = new Set<string>();
    for (const source of sources(join(import.meta.dirname, '..'))) {
      for (const match of source.matchAll(/[cC]ommand\([\w.,\s{}:]+, '([a-z-]+)'|intent: '([a-z-]+)'/g))
        intents.add(match[1] ?? match[2]!);
    }
    expect(intents.size).toBeGreaterThan(50);
    expect([...intents].filter((intent) => !languages.zh.has(`outbox.intent.${intent}`))).toEqual([]);
  });

  it('exist for every key that a screen names', () => {
    const used = new Set<string>();
    const prefixes = new Set<string>();
    for (const source of sources(join(import.meta.dirname, '..'))) {
      for (const match of source.matchAll(/'([a-zA-Z]+(?:\.[\w-]+)+)'/g)) {
        if (match[1]!.split('.')[0]! in zh) used.add(match[1]!);
      }
      for (const match of source.matchAll(/`([a-zA-Z]+(?:\.[\w-]+)*)\.\$\{/g)) {
        if (match[1]!.split('.')[0]! in zh) prefixes.add(match[1]!);
      }
    }
    expect(used.size).toBeGreaterThan(250);
    expect([...used].filter((key) => !languages.zh.has(key))).toEqual([]);
    const known = [...languages.zh.keys()];
    expect([...prefixes].filter((prefix) => !known.some((key) => key.startsWith(`${prefix}.`)))).toEqual([]);
    const unused = known.filter(
      (key) => !used.has(key) && ![...prefixes].some((prefix) => key.startsWith(`${prefix}.`)),
    );
    expect(unused).toEqual([]);
  });
});
