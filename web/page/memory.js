// A report that must not be saved lives here, in the page, and nowhere else. The worker may be
// stopped at any time; a new one asks the page for what it needs.
const held = new Map();

function onMessage(event) {
  const { hold, drop, want } = event.data ?? {};
  if (hold) held.set(hold.draft.id, hold);
  if (drop) held.delete(drop);
  if (want) event.ports[0]?.postMessage(held.get(want) ?? null);
}

// A page loaded whole is empty: it takes over what the worker still knows.
function takeOver() {
  const id = /\/r\/(m-[0-9a-f-]+)\//.exec(location.pathname)?.[1];
  if (id) navigator.serviceWorker.controller?.postMessage({ hold: id });
}

function startMemory() {
  navigator.serviceWorker.addEventListener("message", onMessage);
  takeOver();
}

export { startMemory };
