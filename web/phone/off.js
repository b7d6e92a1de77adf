// Served in place of the worker when it has to go: it takes the shell's caches and itself away.
// What people wrote lies in IndexedDB and is not touched; the server's own pages take over.
import { worker } from "./self.js";

async function removeItself() {
  for (const name of await caches.keys()) await caches.delete(name);
  await worker.registration.unregister();
  for (const page of await worker.clients.matchAll({ type: "window" })) {
    await page.navigate(page.url).catch(() => {});
  }
}

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(removeItself()));
