import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import vue from '@vitejs/plugin-vue';
import { VitePWA } from 'vite-plugin-pwa';

const api = process.env.JOINTGOV_URL ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [
    vue(),
    VitePWA({
      // offline/serviceWorker.ts registers it, so that nothing has to be injected into the page.
      injectRegister: null,
      registerType: 'autoUpdate',
      includeAssets: ['icons/*.png', 'icons/*.svg'],
      // A name whose media type every server knows.
      manifestFilename: 'manifest.json',
      manifest: {
        id: '/',
        name: '边界共治 · Joint Governance',
        short_name: '边界共治',
        description: '两地乡镇共享纠纷预警、会议纪要与合作协议',
        lang: 'zh-CN',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        background_color: '#f4f6f5',
        theme_color: '#12505a',
        icons: [
          { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icons/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
        shortcuts: [{ name: '上报预警', url: '/dispute-alerts/new' }],
      },
      workbox: {
        globPatterns: ['**/*.{js,css,html,svg,png}', '**/noto-serif-tibetan-tibetan-*.woff2'],
        navigateFallback: '/index.html',
        // The server and the identity provider answer these themselves.
        navigateFallbackDenylist: [
          /^\/(api|openapi|health|metrics|auth|realms|resources)(\/|$)/,
          /^\/silent-check-sso/,
        ],
        cleanupOutdatedCaches: true,
        clientsClaim: true,
        importScripts: ['/sw-claim.js'],
        skipWaiting: true,
      },
    }),
  ],
  define: {
    __VUE_I18N_LEGACY_API__: false,
    __VUE_I18N_FULL_INSTALL__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
    __VUE_OPTIONS_API__: false,
  },
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    target: 'es2022',
    // Nothing as data: URL, so that the content security policy stays strict.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    manifest: true,
  },
  server: { proxy: { '/api': api } },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
});
