// The way out: a click or three times Shift. First in line (capture), so nothing else sees it.
// The view goes at once; the address is replaced, so that this page is not one step back.
const TIMES = 3;
const WITHIN = 5000;

function leave() {
  const way = /** @type {HTMLAnchorElement | null} */ (document.getElementById("exit"));
  const to = way ? way.href : "/exit";
  document.title = "\u2026";
  document.body.textContent = "";
  location.replace(to);
}

function onClick(event) {
  if (!event.target.closest?.("#exit")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  leave();
}

let presses = [];

function onKey(event) {
  if (event.key !== "Shift") {
    presses = [];
    return;
  }
  presses = [...presses.filter((at) => event.timeStamp - at < WITHIN), event.timeStamp];
  if (presses.length >= TIMES && document.getElementById("exit")) leave();
}

function startExit() {
  addEventListener("click", onClick, true);
  addEventListener("keyup", onKey, true);
  // a page brought back from the browser's memory is asked for anew
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
}

export { startExit };
