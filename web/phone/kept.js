// One draft of this phone and the definition it was begun with.

import { uuid7 } from "../../sync/bytes.js";
import { createDraft, deleteDraft, loadDraft } from "../../sync/drafts.js";
import { part } from "./bundle.js";
import { hold, recall } from "./memory.js";
import { worker } from "./self.js";

const clientOf = (event) => worker.clients.get(event.clientId || event.resultingClientId);

async function findDraft(at, id) {
  const draft = await loadDraft(at.store, id);
  if (draft || !id.startsWith("m-")) return draft;
  return recall(at.store, id);
}

async function hand(at, draft) {
  if (draft.id.startsWith("m-")) await hold(at.store, draft, await clientOf(at.event));
  return draft;
}

// a browser that gives no storage keeps drafts no longer than the page
const whereOf = ({ store }, { id }) =>
  id.startsWith("m-") || store.state === "memory" ? "memory" : "phone";

async function begin(at, reference, given = {}) {
  const definition = await part(reference.digest);
  const content = {
    form: definition.slug,
    version: definition.version,
    digest: reference.digest,
    lang: at.lang,
    answers: {},
    triage: {},
    started_at: Date.now(),
    title: definition.title,
    days: definition.retention.drafts_days ?? 28,
    ...given,
  };
  const id = `${given.memory ? "m" : "l"}-${uuid7(Date.now())}`;
  return hand(at, await createDraft(at.store, { ...content, id }));
}

const definitionOf = (draft) => part(draft.digest);

export { begin, definitionOf, deleteDraft, findDraft, hand, whereOf };
