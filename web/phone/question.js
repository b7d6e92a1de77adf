// A page of questions of a draft: shown, saved, and what follows.

import { merge, pageOf, read, without } from "../../schemas/twins/answers.js";
import { today } from "../../schemas/twins/moments.js";
import { pageView } from "../../schemas/twins/pages.js";
import { outcome, pageErrors, route, scope } from "../../schemas/twins/rules.js";
import { strayFiles } from "../../schemas/twins/strays.js";
import { address, firstUrl, nextUrl } from "../../schemas/twins/ways.js";
import { addFile, removeFile } from "../../sync/attachments.js";
import { changeDraft, loadDraft } from "../../sync/drafts.js";
import { chromeOf } from "./frame.js";
import { givenBy } from "./given.js";
import { hand, whereOf } from "./kept.js";
import { refusal } from "./posted.js";
import { html, saved, seeOther } from "./reply.js";

const hereOf = (page, number) => ({ page, number: page.repeat ? Math.max(number, 1) : 0 });

// where a draft goes on: an outcome stops the walk
function onwards(at, definition, draft) {
  const stopped = "id" in outcome(definition, draft.answers);
  return stopped ? `${at.base}/r/${draft.id}/outcome` : firstUrl(definition, draft, at.base);
}

function show(at, definition, draft, here, errors = []) {
  const chrome = chromeOf(at);
  const { page, number } = here;
  const view = pageView(definition, draft, page.id, number, errors, chrome, at.lang);
  return html("report/page.html", { ...view, kept: whereOf(at, draft) }, errors.length ? 422 : 200);
}

function showPage(at, definition, draft, pageId, number) {
  const page = pageOf(definition, pageId);
  if (!page.id || !route(definition, draft.answers).includes(pageId)) {
    return seeOther(onwards(at, definition, draft));
  }
  return show(at, definition, draft, hereOf(page, number));
}

const revOf = (draft, posted) => (draft.id.startsWith("m-") ? null : posted.rev);

async function saveAnswers(at, definition, draft, here, posted) {
  const given = read(here.page, posted.pairs);
  const known = await givenBy(at, definition, here.page);
  return changeDraft(at.store, draft.id, revOf(draft, posted), (now) => ({
    ...now,
    lang: at.lang,
    answers: known(merge(definition, now.answers, here.page.id, here.number, given)),
  }));
}

// The words are safe already; a file that does not fit harms nothing but itself.
async function saveFiles(at, draft, here, posted) {
  const errors = [];
  const kept = (name) => (file) => file.question === name && file.index === here.number;
  for (const question of here.page.questions.filter((one) => one.type === "photos")) {
    let room = (question.max || 10) - draft.files.filter(kept(question.name)).length;
    for (const [, file] of posted.files.filter(([name]) => name === question.name)) {
      const refused = refusal(file, room);
      if (refused?.code === "many") refused.limit = question.max || 10;
      if (refused) errors.push({ name: question.name, ...refused });
      else await addOne(at, draft, here, question, file);
      room -= refused ? 0 : 1;
    }
  }
  return errors;
}

async function addOne(at, draft, here, question, file) {
  const { name, type } = file;
  const facts = { question: question.name, index: here.number, name, type };
  const bytes = new Uint8Array(await file.arrayBuffer());
  await addFile(at.store, draft.id, { ...facts, bytes, added_at: Date.now() });
}

// what belongs to no question any more is not sent, and not kept either
async function dropStrays(at, definition, draft) {
  const strays = strayFiles(definition, draft.answers, draft.files);
  for (const id of strays) await removeFile(at.store, id);
  return strays.length ? loadDraft(at.store, draft.id) : draft;
}

async function takeOut(at, definition, draft, here) {
  const out = (now) => without(definition, now.answers, here.page.id, here.number);
  const now = await changeDraft(at.store, draft.id, null, (now) => ({ ...now, answers: out(now) }));
  await dropStrays(at, definition, now);
  return seeOther(address(draft, here.page.id, Math.max(1, here.number - 1), at.base));
}

async function savePage(at, definition, draft, pageId, number, posted) {
  const page = pageOf(definition, pageId);
  if (!page.id) return seeOther(onwards(at, definition, draft));
  const here = hereOf(page, number);
  if (posted.go === "remove") return takeOut(at, definition, draft, here);
  await saveAnswers(at, definition, draft, here, posted);
  if (posted.remove) await removeFile(at.store, posted.remove);
  const refused = await saveFiles(at, draft, here, posted);
  const now = await hand(at, await loadDraft(at.store, draft.id));
  if (posted.auto)
    return refused.length ? show(at, definition, now, here, refused) : saved(now.rev);
  if (posted.remove) return seeOther(address(draft, pageId, here.number, at.base));
  return follow(at, definition, now, here, posted, refused);
}

function follow(at, definition, draft, here, posted, refused) {
  const day = today(Date.now());
  const scoped = scope(here.page, draft.answers, here.number);
  const errors = [...pageErrors(here.page, scoped, day), ...refused];
  if (errors.length) return show(at, definition, draft, here, errors);
  const step = { page: here.page.id, number: here.number, go: posted.go };
  return seeOther(nextUrl(definition, draft, step, at.base, day));
}

export { dropStrays, onwards, savePage, showPage };
