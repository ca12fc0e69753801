import { createApp } from 'vue';
import { createPinia } from 'pinia';
import App from './App.vue';
import { i18n, startLanguage } from './i18n';
import { useOutbox } from './offline/outbox';
import { registerServiceWorker } from './offline/serviceWorker';
import { useSession } from './identity/session';
import { isReturning } from './identity/state';
import { router, verificationPath } from './router';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/components.css';
import './styles/layout.css';

async function start(): Promise<void> {
  await startLanguage();
  const app = createApp(App).use(createPinia()).use(i18n);
  const outbox = useOutbox();
  addEventListener('offline', () => outbox.networkChanged(false));

  const session = useSession();
  // Who checks minutes on paper is asked for no login.
  const isPublic = location.pathname === verificationPath;
  addEventListener('online', () => {
    outbox.networkChanged(true);
    if (!isPublic) void session.networkBack();
  });
  // A page of an older build asks for a file that a newer one has replaced.
  addEventListener('vite:preloadError', () => {
    if (navigator.onLine) location.reload();
  });
  const begun = isPublic ? Promise.resolve() : session.begin();
  // The hub's answer stands in the address until the sign-in is finished; the router must not touch it before.
  if (isReturning(location.hash)) {
    await begun;
    const page = await session.pageBeforeSignIn();
    if (page) await router.replace(page);
  }
  app.use(router);
  app.mount('#app');
  registerServiceWorker();
}

void start();
