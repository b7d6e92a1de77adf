// Drafts that must not be saved live in this worker and, because it may be stopped, in the page.
import { addFile, readFile } from "../../sync/attachments.js";
import { createDraft, loadDraft } from "../../sync/drafts.js";
import { worker } from "./self.js";

const PATIENCE = 1500;

function ask(client, id) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const slow = setTimeout(() => resolve(null), PATIENCE);
    port1.onmessage = (event) => {
      clearTimeout(slow);
      resolve(event.data);
    };
    client.postMessage({ want: id }, [port2]);
  });
}

async function giveBack(store, held) {
  const { files, ...draft } = held.draft;
  await createDraft(store, draft);
  for (const file of held.files) await addFile(store, draft.id, file);
  return loadDraft(store, draft.id);
}

// asks every open page; null when none has it
async function recall(store, id) {
  const pages = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  for (const page of pages) {
    const held = await ask(page, id);
    if (held) return giveBack(store, held);
  }
  return null;
}

async function heldOf(store, draft) {
  const files = [];
  for (const { id, ...facts } of draft.files) {
    files.push({ ...facts, bytes: await readFile(store, id) });
  }
  return { draft, files };
}

async function hold(store, draft, client) {
  if (draft.id.startsWith("m-") && client) client.postMessage({ hold: await heldOf(store, draft) });
}

// a page that was loaded whole asks for what it should hold
async function onHold(store, id, client) {
  const draft = await loadDraft(store, id);
  if (draft) await hold(store, draft, client);
}

export { hold, onHold, recall };
