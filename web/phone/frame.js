// One request as the pages see it: language, path, the force, what this phone holds.

import { chrome } from "../../schemas/twins/ways.js";
import { bundleNow, part } from "./bundle.js";
import { deviceReady } from "./device.js";
import { html } from "./reply.js";

const PREFIX = "/cy";

function languageOf(pathname) {
  const welsh = pathname === PREFIX || pathname.startsWith(`${PREFIX}/`);
  return welsh ? ["cy", pathname.slice(PREFIX.length) || "/"] : ["en", pathname];
}

async function frame(event) {
  const [lang, path] = languageOf(new URL(event.request.url).pathname);
  const [bundle, store] = await Promise.all([bundleNow(), deviceReady()]);
  const base = lang === "cy" ? PREFIX : "";
  return { event, request: event.request, lang, path, base, bundle, store };
}

const chromeOf = (at, title = "") => chrome(at.bundle.force, at.lang, at.path, title);

// pages that say what went wrong; `again` is where to go from there
function sorry(at, kind, status, again = at.base + at.path) {
  return html("report/gone.html", { ...chromeOf(at), kind, again }, status);
}

async function formsOf(at) {
  return Promise.all(Object.values(at.bundle.forms).map(({ digest }) => part(digest)));
}

export { chromeOf, formsOf, frame, languageOf, sorry };
