// Several phones with the real engine send notes and files over a bad network until all have
// arrived. Told in JSON on the command line, answered in JSON: what each phone was promised.

import { addFile } from "../../sync/attachments.js";
import { base64, fromBase64 } from "../../sync/bytes.js";
import { createDraft, loadDraft } from "../../sync/drafts.js";
import { drain, openEngine } from "../../sync/engine.js";
import { enqueue, listItems } from "../../sync/outbox.js";
import { FORCE, hashOf, newBrowser, openDevice } from "./world.mjs";

const told = JSON.parse(process.argv[2]);
const bundle = { force: { id: FORCE }, key: { sealing: told.sealing } };
const SCHEMA = "notes@1#0123456789abcdef";

async function newPhone() {
  const store = await openDevice(newBrowser());
  const engine = openEngine({
    store,
    force: FORCE,
    signing: async () => [fromBase64(told.signing)],
    url: `${told.base}/sync/v1`,
    fetch: (url, options) => fetch(url, options),
    locks: null,
  });
  engine.piece = 32768;
  return { store, engine };
}

async function writeNote({ store }, place, size) {
  const { id } = await createDraft(store, { answers: { place } });
  let blob = null;
  if (size) {
    const bytes = crypto.getRandomValues(new Uint8Array(size));
    const given = { question: "photos", name: "a", type: "image/jpeg", bytes, added_at: 1 };
    blob = { ...(await addFile(store, id, given)), plain: hashOf(bytes) };
  }
  const what = { kind: "note.add", schema: SCHEMA, title: "Note", content: { answers: { place } } };
  const item = await enqueue(store, await loadDraft(store, id), bundle, what);
  return { id: item.id, place, blob: blob?.blob ?? "" };
}

const settled = (items) => items.every((item) => item.state === "received" && !item.files_left);

async function sendAll(phone) {
  for (let round = 0; round < 2000; round++) {
    await drain(phone.engine);
    const items = await listItems(phone.store);
    if (settled(items)) return items.map(({ id, ref }) => ({ id, ref }));
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`still waiting: ${JSON.stringify(await listItems(phone.store))}`);
}

async function live(number) {
  const phone = await newPhone();
  const promised = [];
  for (let n = 0; n < told.notes; n++) {
    const size = n % 3 === 0 ? 40000 + n * 1000 : 0;
    promised.push(await writeNote(phone, `${number}-${n}`, size));
    if (n % 2) await drain(phone.engine);
  }
  return { promised, received: await sendAll(phone) };
}

const all = await Promise.all(Array.from({ length: told.phones }, (_, number) => live(number)));
console.log(JSON.stringify({ phones: all, device: base64(new Uint8Array(1)) }));
