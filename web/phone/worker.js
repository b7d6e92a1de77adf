// The phone is a second server: this worker answers the same addresses from the same templates.
import { refreshBundle } from "./bundle.js";
import { deviceReady, send } from "./device.js";
import { frame, languageOf, sorry } from "./frame.js";
import { onHold } from "./memory.js";
import { onClick, onPush } from "./notify.js";
import { dropOld, fromShell, keepShell, remember } from "./precache.js";
import { answer, isOurs } from "./routes.js";

// never skipWaiting here: the page asks, when the person agrees
self.addEventListener("install", (event) => {
  event.waitUntil(Promise.all([keepShell(), refreshBundle()]));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOld().then(() => self.clients.claim()));
});

const MESSAGES = {
  takeOver: () => self.skipWaiting(),
  drain: () => send(),
  hold: async ({ hold }, source) => onHold(await deviceReady(), hold, source),
};

self.addEventListener("message", (event) => {
  const kind = Object.keys(MESSAGES).find((key) => event.data?.[key]);
  if (kind)
    event.waitUntil(Promise.resolve(MESSAGES[kind](event.data, event.source)).catch(() => {}));
});

self.addEventListener("sync", (event) => event.waitUntil(send()));
self.addEventListener("push", onPush);
self.addEventListener("notificationclick", onClick);

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

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (url.origin !== self.location.origin) return;
  const [, path] = languageOf(url.pathname);
  if (path.startsWith("/assets/")) event.respondWith(fromShell(event.request));
  else if (["GET", "POST"].includes(event.request.method) && isOurs(path)) {
    event.respondWith(fromHere(event));
  } else if (wantsPage(event.request)) event.respondWith(fromNetwork(event));
});
