// Starts the worker, offers a newer one, and asks for sending whenever something may have changed.
import { settled } from "./autosave.js";
import { button, say } from "./say.js";

const EVERY = 30000;
const tell = (message) => navigator.serviceWorker.controller?.postMessage(message);
const drain = () => tell({ drain: true });

function offer(waiting) {
  const act = async () => {
    await settled();
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
    waiting.postMessage({ takeOver: true });
  };
  if (navigator.serviceWorker.controller) say("new", button("reload", act));
}

function watch(registration) {
  if (!registration) return;
  if (registration.waiting) offer(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const coming = registration.installing;
    coming?.addEventListener("statechange", () => {
      if (coming.state === "installed") offer(coming);
    });
  });
}

// A first try may have failed on a bad line: until a worker is in charge, each tick tries again.
function tick() {
  if (navigator.serviceWorker.controller) drain();
  else navigator.serviceWorker.register("/sw.js").catch(() => {});
  setTimeout(tick, EVERY * (0.5 + Math.random()));
}

// What waits has changed: pages that show it are asked for anew.
async function refresh() {
  const shown = document.querySelector("[data-refresh]");
  if (!shown) return;
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  const there = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = there.querySelector("[data-refresh]");
  if (fresh && fresh.outerHTML !== shown.outerHTML) shown.replaceWith(fresh);
}

function startWorker() {
  const container = navigator.serviceWorker;
  container.register("/sw.js").then(watch, () => {});
  container.addEventListener("message", (event) => event.data?.changed && refresh());
  addEventListener("online", drain);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") drain();
  });
  tick();
}

export { startWorker };
