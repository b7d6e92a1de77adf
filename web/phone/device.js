// What this phone holds, opened once: the store of drafts and the engine that sends.

import { VERSION } from "../../build/shell.js";
import { fromBase64 } from "../../sync/bytes.js";
import { openStore } from "../../sync/device.js";
import { drain, openEngine } from "../../sync/engine.js";
import { bundleNow, lookForNewer } from "./bundle.js";
import { worker } from "./self.js";

/** @type {Promise<any> | null} */
let opening = null;
/** @type {any} */
let engine = null;

function deviceReady() {
  opening ??= openStore(self.indexedDB).catch((error) => {
    opening = null;
    throw error;
  });
  return opening;
}

// pages that show what waits ask anew when they hear this
async function tellPages() {
  const pages = await worker.clients.matchAll({ type: "window" });
  for (const page of pages) page.postMessage({ changed: true });
}

async function engineReady() {
  if (engine) return engine;
  const [store, bundle] = await Promise.all([deviceReady(), bundleNow()]);
  engine ??= openEngine({
    store,
    fetch: (url, options) => fetch(url, options),
    force: bundle.force.id,
    signing: async () => [fromBase64((await bundleNow()).key.signing)],
    build: VERSION,
    changed: tellPages,
  });
  return engine;
}

/** @type {number | undefined} */
let later;

// D3: any trigger ends here; a timer of the engine's own choosing comes back
async function send(options = {}) {
  clearTimeout(later);
  lookForNewer();
  const { said, retry_in } = await drain(await engineReady(), options);
  if (retry_in) later = setTimeout(() => send({ timer: true }).catch(() => {}), retry_in);
  await tellPages();
  return said;
}

export { deviceReady, engineReady, send };
