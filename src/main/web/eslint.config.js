import pluginVue from 'eslint-plugin-vue';
import { defineConfigWithVueTs, vueTsConfigs } from '@vue/eslint-config-typescript';
import prettier from '@vue/eslint-config-prettier/skip-formatting';

export default defineConfigWithVueTs(
  { ignores: ['node_modules/**', 'dist/**', 'src/shared/api/schema.d.ts', '**/*.mjs'] },
  pluginVue.configs['flat/recommended'],
  vueTsConfigs.recommended,
  prettier,
  {
    rules: {
      'vue/multi-word-component-names': 'off',
      'vue/no-v-html': 'error',
      // A strict content security policy refuses style attributes that stand in the markup.
      'vue/no-static-inline-styles': 'error',
      'no-console': 'error',
      'no-eval': 'error',
    },
  },
  {
    // Only offline/ touches IndexedDB, the service worker and web storage.
    files: ['src/**/*.{ts,vue}'],
    ignores: ['src/offline/**'],
    rules: {
      'no-restricted-globals': ['error', 'indexedDB', 'caches', 'localStorage', 'sessionStorage'],
      'no-restricted-imports': ['error', { paths: [{ name: 'idb', message: 'Only offline/ opens IndexedDB.' }] }],
    },
  },
  {
    // State is pure: no DOM, no fetch.
    files: ['src/**/state.ts', 'src/**/*State.ts'],
    rules: { 'no-restricted-globals': ['error', 'fetch', 'document', 'window', 'navigator', 'indexedDB'] },
  },
);
