/** Keeps the shell on the device, so that the app opens without network. */
export function registerServiceWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const register = (): void => {
    navigator.serviceWorker
      .register('/sw.js', { scope: '/' })
      .then(() => navigator.serviceWorker.ready)
      .then((registration) => {
        // Without the worker this page would find no form to open once the network is gone.
        if (!navigator.serviceWorker.controller) registration.active?.postMessage('claim');
      })
      .catch(() => {
        // A browser that refuses (private mode) still works online.
      });
  };
  // The page comes first; its load may be over already when a sign-in was finished before the start.
  if (document.readyState === 'complete') register();
  else addEventListener('load', register, { once: true });
}
