// The other language is the same page: what was typed is saved first, then its address is taken.
import { settled } from "./autosave.js";

const PREFIX = "/cy";

function other() {
  const { pathname } = location;
  const welsh = pathname === PREFIX || pathname.startsWith(`${PREFIX}/`);
  return welsh ? pathname.slice(PREFIX.length) || "/" : PREFIX + pathname;
}

async function onClick(event) {
  if (!event.target.closest?.("#language")) return;
  event.preventDefault();
  await settled();
  location.assign(other());
}

function startLanguage() {
  document.addEventListener("click", onClick);
}

export { startLanguage };
