// What can be reported, and what is on this phone.

import { draftsView, homeView, servicesView, startView } from "../../schemas/twins/lists.js";
import { exportItem } from "../../sync/carry.js";
import { deleteAll } from "../../sync/device.js";
import { deleteDraft, expireDrafts, listDrafts } from "../../sync/drafts.js";
import { remove, retry } from "../../sync/outbox.js";
import { part } from "./bundle.js";
import { send } from "./device.js";
import { itemsNow } from "./finish.js";
import { chromeOf, formsOf, sorry } from "./frame.js";
import { begin } from "./kept.js";
import { onwards } from "./question.js";
import { file, html, seeOther } from "./reply.js";

// what is held in memory only is shown nowhere
async function listed(at) {
  await expireDrafts(at.store);
  return (await listDrafts(at.store)).filter((draft) => !draft.id.startsWith("m-"));
}

async function showHome(at) {
  const [drafts, items] = await Promise.all([listed(at), itemsNow(at)]);
  const waiting = items.filter((item) => item.state === "queued").length;
  const counts = { drafts: drafts.length, waiting };
  return html("forces/home.html", homeView(await formsOf(at), counts, chromeOf(at), ""));
}

async function showStart(at) {
  return html(
    "report/start.html",
    startView(await part(at.bundle.triage.digest), chromeOf(at), ""),
  );
}

async function showServices(at) {
  return html("report/services.html", servicesView(await formsOf(at), chromeOf(at), ""));
}

// Triage comes first; a service chosen from the list is an answer it need not ask for.
async function startReport(at, posted) {
  const service = posted.word("service");
  if (service && !Object.hasOwn(at.bundle.forms, service)) return sorry(at, "gone", 404);
  const answers = service ? { service, topic: service } : {};
  const draft = await begin(at, at.bundle.triage, { answers });
  return seeOther(onwards(at, await part(draft.digest), draft));
}

async function showDrafts(at) {
  const drafts = (await listed(at)).map((draft) => ({ ...draft, saved_at: draft.changed_at }));
  const view = draftsView(drafts, await itemsNow(at), chromeOf(at), "", Date.now());
  return html("report/drafts.html", { ...view, here: "phone" });
}

const ACTS = {
  async delete(at, id) {
    if (id === "all") await deleteAll(at.store);
    else if (/^[lm]-/.test(id)) await deleteDraft(at.store, id);
    else await remove(at.store, id);
  },
  async retry(at, id) {
    await retry(at.store, id);
    at.event.waitUntil(send());
  },
};

async function actOn(at, id, what) {
  if (!Object.hasOwn(ACTS, what)) return sorry(at, "gone", 404);
  await ACTS[what](at, id);
  return seeOther(`${at.base}/drafts`);
}

async function carryAway(at, id) {
  return file(await exportItem(at.store, id), "report.peel");
}

export { actOn, carryAway, showDrafts, showHome, showServices, showStart, startReport };
