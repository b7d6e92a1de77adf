// Puts this site on the home screen, under its own name or a neutral one. The name is fixed by the
// manifest at that moment, so it is chosen first.
const NEUTRAL = "/notes.webmanifest";
const KEY = "plain-name";
let asked;

const manifest = () => document.querySelector('link[rel="manifest"]');
const remembered = () => {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
};

function neutral() {
  manifest()?.setAttribute("href", NEUTRAL);
}

function onPrompt(event) {
  event.preventDefault();
  asked = event;
  for (const offer of document.querySelectorAll("[data-install]")) offer.removeAttribute("hidden");
}

async function onClick(event) {
  const kind = event.target.closest?.("[data-install-as]")?.dataset.installAs;
  if (!kind) return;
  if (kind === "neutral" && !remembered()) {
    localStorage.setItem(KEY, "1");
    neutral();
    // the browser reads the other manifest and offers again
    addEventListener("beforeinstallprompt", (next) => next.prompt(), { once: true });
    return;
  }
  asked?.prompt();
}

function startInstall() {
  if (remembered()) neutral();
  addEventListener("beforeinstallprompt", onPrompt);
  document.addEventListener("click", onClick);
}

export { startInstall };
