// The ends of a draft: where triage leads, the check of all answers, Send, and what became of it.

import { sentView } from "../../schemas/twins/lists.js";
import { today } from "../../schemas/twins/moments.js";
import { outcomeView } from "../../schemas/twins/outcomes.js";
import { checkView } from "../../schemas/twins/review.js";
import { brokenPages, goOn, outcome, relevant } from "../../schemas/twins/rules.js";
import { changeDraft, deleteDraft } from "../../sync/drafts.js";
import { enqueue, listItems } from "../../sync/outbox.js";
import { readRows } from "../../sync/view.js";
import { part } from "./bundle.js";
import { engineReady, send } from "./device.js";
import { chromeOf, sorry } from "./frame.js";
import { begin, whereOf } from "./kept.js";
import { dropStrays, onwards } from "./question.js";
import { html, seeOther } from "./reply.js";
import { worker } from "./self.js";

const NEUTRAL = { en: "Report", cy: "Adroddiad" };

const isTriage = (definition) => definition.kind === "triage";

async function partNamed(at, name) {
  const reference = at.bundle[name];
  return reference ? part(reference.digest) : {};
}

async function formOf(at, slug) {
  const reference = at.bundle.forms[slug];
  return reference ? part(reference.digest) : {};
}

async function showOutcome(at, definition, draft) {
  const chrome = chromeOf(at);
  const found = outcome(definition, draft.answers);
  if (!found.id) return seeOther(onwards(at, definition, draft));
  const [form, signs] = await Promise.all([formOf(at, found.form), partNamed(at, "signposts")]);
  return html("report/outcome.html", outcomeView(definition, draft, form, signs, chrome));
}

// Begin the form that triage led to, or go on where it may be passed.
async function beginForm(at, definition, draft, posted) {
  const found = outcome(definition, draft.answers);
  const memory = posted.word("keep") === "no";
  if (!found.form) return pass(at, definition, draft);
  const reference = at.bundle.forms[found.form];
  if (!reference) return sorry(at, "gone", 404);
  const triage = { ...draft.answers, device_safe: memory ? "no" : "yes" };
  const given = { memory, triage, started_at: draft.started_at };
  const made = await begin(at, reference, given);
  await deleteDraft(at.store, draft.id);
  return seeOther(onwards(at, await part(reference.digest), made));
}

async function pass(at, definition, draft) {
  const on = (now) => ({ ...now, answers: goOn(definition, now.answers) });
  return seeOther(onwards(at, definition, await changeDraft(at.store, draft.id, null, on)));
}

function showCheck(at, definition, draft) {
  if (isTriage(definition)) return seeOther(`${at.base}/r/${draft.id}/outcome`);
  const view = checkView(definition, draft, chromeOf(at), at.lang);
  return html("report/check.html", { ...view, kept: whereOf(at, draft) });
}

function sealedContent(at, definition, draft) {
  const { form, version, digest, triage, started_at } = draft;
  const answers = relevant(definition, draft.answers);
  const device_safe = !draft.id.startsWith("m-");
  return { form, version, digest, lang: at.lang, answers, triage, started_at, device_safe };
}

async function sendDraft(at, definition, draft, posted) {
  if (posted.rev !== null && posted.rev !== draft.rev)
    return sorry(at, "conflict", 409, check(at, draft));
  if (isTriage(definition) || brokenPages(definition, draft.answers, today(Date.now())).length) {
    return seeOther(check(at, draft));
  }
  const whole = await dropStrays(at, definition, draft);
  const { form, version, digest } = draft;
  const discreet = definition.sensitive || draft.id.startsWith("m-");
  const title = { ...(discreet ? NEUTRAL : definition.title), digest };
  const content = sealedContent(at, definition, draft);
  const schema = `${form}@${version}#${digest}`;
  await enqueue(at.store, whole, at.bundle, { kind: "report.submit", schema, title, content });
  at.event.waitUntil(Promise.all([send(), askForSync()]));
  return seeOther(`${at.base}/r/${draft.id}/sent`);
}

const check = (at, draft) => `${at.base}/r/${draft.id}/check`;

// where the browser can wake us when the signal is back, it shall
async function askForSync() {
  await /** @type {any} */ (worker.registration).sync?.register("outbox").catch(() => {});
}

async function itemsNow(at) {
  const engine = await engineReady();
  return listItems(at.store, await readRows(at.store, engine.view));
}

async function showSent(at, draftId) {
  const item = (await itemsNow(at)).find((one) => one.draft === draftId);
  if (!item) return sorry(at, "gone", 404);
  const definition = (await part(item.title.digest)) ?? { title: item.title, next: [] };
  return html("report/sent.html", sentView(definition, item, chromeOf(at), ""));
}

export { beginForm, itemsNow, sendDraft, showCheck, showOutcome, showSent };
