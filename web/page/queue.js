// A queue read like an inbox: j and k go down and up through what can be opened.
const STEPS = { j: 1, k: -1 };

function neighbour(step) {
  const rows = [...document.querySelectorAll(".queue .row")];
  const here = document.activeElement ? rows.indexOf(document.activeElement) : -1;
  return rows[here < 0 ? 0 : here + step];
}

function onQueueKey(event) {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.target.closest("input,textarea,select")) return;
  const step = STEPS[event.key];
  const next = step && neighbour(step);
  if (next instanceof HTMLElement) next.focus();
}

export { onQueueKey };
