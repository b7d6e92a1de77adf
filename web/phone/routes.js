// Which address is answered here, by the same rules as on the server.
import { adopt } from "./adopt.js";
import { beginForm, sendDraft, showCheck, showOutcome, showSent } from "./finish.js";
import { chromeOf, sorry } from "./frame.js";
import { definitionOf, findDraft } from "./kept.js";
import { closed, comeBack, hasLeft, leave } from "./left.js";
import {
  actOn,
  carryAway,
  showDrafts,
  showHome,
  showServices,
  showStart,
  startReport,
} from "./lists.js";
import { readPosted } from "./posted.js";
import { onwards, savePage, showPage } from "./question.js";
import { html, seeOther, sheet } from "./reply.js";

const fixed = (name, kind) => (at) => html(`forces/${name}.html`, { ...chromeOf(at), kind });

const PAGES = {
  "/": showHome,
  "/report": showStart,
  "/services": showServices,
  "/drafts": showDrafts,
  "/exit": leave,
  "/colour.css": (at) => sheet(`:root { --force: ${at.bundle.force.colour}; }\n`),
  "/check": fixed("genuine", "genuine"),
  "/accessibility": fixed("accessibility", "accessibility"),
  "/privacy": fixed("privacy", "privacy"),
};
const REPORT = /^\/r\/([lms]-[0-9a-f-]{36})(?:\/([a-z0-9-]{1,40})(?:\/([0-9]{1,3}))?)?$/;
const KEPT = /^\/drafts\/([a-z0-9-]{1,40})\/([a-z]+)$/;

function isOurs(path) {
  return (
    Object.hasOwn(PAGES, path) || REPORT.test(path) || KEPT.test(path) || path === "/exit/back"
  );
}

const SHOWN = {
  outcome: showOutcome,
  check: showCheck,
};
const DONE = { begin: beginForm, send: sendDraft };

async function getReport(at, id, page, number) {
  if (page === "sent") return showSent(at, id);
  const draft = await findDraft(at, id);
  if (!draft) return afterwards(at, id);
  const definition = await definitionOf(draft);
  if (!page) return seeOther(onwards(at, definition, draft));
  if (Object.hasOwn(SHOWN, page)) return SHOWN[page](at, definition, draft);
  return showPage(at, definition, draft, page, number);
}

// sent meanwhile, perhaps from another window
async function afterwards(at, id) {
  const sent = await showSent(at, id);
  return sent.ok ? seeOther(`${at.base}/r/${id}/sent`) : sorry(at, "gone", 404);
}

async function postReport(at, id, page, number) {
  const draft = await findDraft(at, id);
  if (!draft) return afterwards(at, id);
  const posted = await readPosted(at.request);
  // the revision of a page that the server made is not ours
  if (at.adopted) posted.rev = null;
  const definition = await definitionOf(draft);
  if (Object.hasOwn(DONE, page)) return DONE[page](at, definition, draft, posted);
  return savePage(at, definition, draft, page, number, posted);
}

async function report(at, found) {
  const [, id, page = "", number = "0"] = found;
  const isPost = at.request.method === "POST";
  if (id.startsWith("s-")) return adopted(at, id, page, number);
  return (isPost ? postReport : getReport)(at, id, page, Number(number));
}

async function adopted(at, id, page, number) {
  const request = at.request.clone();
  const mine = await adopt(at, id);
  if (!mine) return fetch(request).catch(() => sorry(at, "offline", 503));
  const tail = number === "0" ? "" : `/${number}`;
  if (at.request.method === "POST") {
    return postReport({ ...at, request, adopted: true }, mine, page, Number(number));
  }
  return seeOther(`${at.base}/r/${mine}${page ? `/${page}${tail}` : ""}`);
}

async function post(at) {
  if (at.path === "/exit/back") return comeBack(at);
  if (at.path === "/report") return startReport(at, await readPosted(at.request));
  const [, id, what] = KEPT.exec(at.path) ?? [];
  return id ? actOn(at, id, what) : sorry(at, "gone", 404);
}

async function get(at) {
  if (at.path !== "/exit" && (await hasLeft())) return closed(at);
  const [, id, what] = KEPT.exec(at.path) ?? [];
  if (id) return what === "file" ? carryAway(at, id) : seeOther(`${at.base}/drafts`);
  return PAGES[at.path](at);
}

async function route(at) {
  const found = REPORT.exec(at.path);
  if (!found) return (at.request.method === "POST" ? post : get)(at);
  if (await hasLeft()) return closed(at);
  return report(at, found);
}

// what went wrong, as a page that says what was kept
const FAULTS = { Stale: ["conflict", 409], NoSpace: ["full", 507], Gone: ["gone", 404] };

async function answer(at) {
  try {
    return await route(at);
  } catch (error) {
    const [kind, status] = FAULTS[/** @type {Error} */ (error)?.name] ?? ["broken", 500];
    return sorry(at, kind, status);
  }
}

export { answer, isOurs };
