// A staff list read like an inbox: j and k go down and up through its links.
function neighbour(step) {
  const links = [...document.querySelectorAll("[data-queue] a[data-row]")];
  const here = links.indexOf(document.activeElement);
  return links[here < 0 ? 0 : here + step];
}

function onKey(event) {
  if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input,textarea"))
    return;
  const step = { j: 1, k: -1 }[event.key];
  if (step) neighbour(step)?.focus();
}

document.addEventListener("keydown", onKey);
