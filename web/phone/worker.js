// The phone is a second server: this worker answers the same addresses from the same templates.
import { refreshBundle } from "./bundle.js";
import { deviceReady, send } from "./device.js";
import { frame, languageOf, sorry } from "./frame.js";
import { onHold } from "./memory.js";
import { onClick, onPush } from "./notify.js";
import { dropOld, fromShell, keepShell, remember } from "./precache.js";
import { answer, isOurs } from "./routes.js";
import { worker } from "./self.js";

// never skipWaiting here: the page asks, when the person agrees
worker.addEventListener("install", (event) => {
  event.waitUntil(Promise.all([keepShell(), refreshBundle()]));
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(dropOld().then(() => worker.clients.claim()));
});

const MESSAGES = {
  takeOver: () => worker.skipWaiting(),
  drain: () => send(),
  hold: async ({ hold }, source) => onHold(await deviceReady(), hold, source),
};

worker.addEventListener("message", (event) => {
  const kind = Object.keys(MESSAGES).find((key) => event.data?.[key]);
  if (kind)
    event.waitUntil(Promise.resolve(MESSAGES[kind](event.data, event.source)).catch(() => {}));
});

worker.addEventListener("sync", (event) => event.waitUntil(send()));
worker.addEventListener("push", onPush);
worker.addEventListener("notificationclick", onClick);

async function fromNetwork(event) {
  try {
    return await fetch(event.request);
  } catch {
    return sorry(await frame(event), "offline", 503);
  }
}

async function fromHere(event) {
  if (event.request.mode === "navigate") event.waitUntil(remember(event.resultingClientId));
  const ready = await frame(event).catch(() => null);
  // a browser that lets us keep nothing at all is served by the server
  return ready ? answer(ready) : fetch(event.request);
}

const wantsPage = (request) =>
  request.method === "GET" && (request.headers.get("Accept") ?? "").includes("text/html");

worker.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (url.origin !== worker.location.origin) return;
  const [, path] = languageOf(url.pathname);
  if (path.startsWith("/assets/")) event.respondWith(fromShell(event.request));
  else if (["GET", "POST"].includes(event.request.method) && isOurs(path)) {
    event.respondWith(fromHere(event));
  } else if (wantsPage(event.request)) event.respondWith(fromNetwork(event));
});
