/** Keeps the shell on the device, so that the app opens without network. */
export function registerServiceWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  addEventListener('load', () => {
    navigator.serviceWorker.register('/sw.js', { scope: '/' }).catch(() => {
      // A browser that refuses (private mode) still works online.
    });
  });
}
