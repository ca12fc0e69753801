import { createI18n } from 'vue-i18n';
import type { Language, TextSet } from '@/shared/api/types';
import { deviceSetting, setDeviceSetting } from '@/offline/device';
import type { Messages } from './messages/zh';

export const languages: readonly Language[] = ['zh-CN', 'bo', 'en'];

/** Each in itself. */
export const languageNames: Record<Language, string> = { 'zh-CN': '中文', bo: 'བོད་ཡིག', en: 'English' };

const loaders: Record<Language, () => Promise<{ default: Messages }>> = {
  'zh-CN': () => import('./messages/zh'),
  bo: () => import('./messages/bo'),
  en: () => import('./messages/en'),
};

export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN',
  missingWarn: false,
  fallbackWarn: false,
  messages: {} as Record<string, Messages>,
});

export function currentLanguage(): Language {
  return i18n.global.locale.value as Language;
}

async function load(language: Language): Promise<void> {
  if (!i18n.global.availableLocales.includes(language)) {
    i18n.global.setLocaleMessage(language, (await loaders[language]()).default);
  }
}

/** Loads a language (and its font, for Tibetan) and shows the whole app in it; nothing is reloaded, no input is lost. */
export async function switchLanguage(language: Language): Promise<void> {
  await load(language);
  i18n.global.locale.value = language;
  document.documentElement.lang = language;
  await setDeviceSetting('language', language);
}

export async function startLanguage(): Promise<void> {
  const kept = await deviceSetting<Language>('language').catch(() => undefined);
  await switchLanguage(kept && languages.includes(kept) ? kept : 'zh-CN');
  // The others come when the first screen stands, so that the language can be switched without network too.
  setTimeout(() => {
    for (const language of languages) load(language).catch(() => undefined);
  }, 3000);
}

/** A name in the reader's language, else in Chinese, which every name has. */
export function textIn(text: TextSet | undefined, language: Language): string {
  if (!text) return '';
  if (language === 'bo') return text.bo ?? text.zh;
  if (language === 'en') return text.en ?? text.zh;
  return text.zh;
}
