// Imported by the service worker. A page that was on its way while the worker took charge is left without it; it asks again.
self.addEventListener('message', (event) => {
  if (event.data === 'claim') event.waitUntil(self.clients.claim());
});
