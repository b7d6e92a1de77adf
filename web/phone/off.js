// Served in place of the worker when it has to go: it takes the shell's caches and itself away.
// What people wrote lies in IndexedDB and is not touched; the server's own pages take over.
async function removeItself() {
  for (const name of await caches.keys()) await caches.delete(name);
  await self.registration.unregister();
  for (const page of await self.clients.matchAll({ type: "window" })) {
    await page.navigate(page.url).catch(() => {});
  }
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(removeItself()));
