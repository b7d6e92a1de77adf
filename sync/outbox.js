// Finished work on its way out: freeze it (D1), keep it (D2), show it, let its maker act on it.
// The database of drafts is the database of ops, so a draft turns into an op in one transaction.
import { dropFiles } from "./attachments.js";
import { base64, deflate, sha256, utf8, uuid7 } from "./bytes.js";
import { deviceName, placeFor } from "./device.js";
import { dropDraft } from "./drafts.js";
import { fault } from "./faults.js";
import { lock, unlock } from "./keys.js";
import { seal, sealInfo } from "./seal.js";
import { ask, run } from "./store.js";

const MAX_SEALED = 45000; // an op has to fit into one exchange
const WRITES = ["meta", "drafts", "files", "pieces", "ops"];

async function lockedFiles(store, draft) {
  const place = placeFor(store, draft.id);
  const all = await run(place, ["files"], "readonly", ({ files }) => ask(files.getAll()));
  const mine = all.filter((file) => file.owner === draft.id);
  const open = (row) => unlock(store, row.locked, row.id).then((facts) => ({ row, facts }));
  const opened = await Promise.all(mine.map(open));
  const order = draft.files.map((file) => file.id);
  return opened.sort((a, b) => order.indexOf(a.row.id) - order.indexOf(b.row.id));
}

// what the seal says of each file: its place among the files of its question, and its key
function fileWords(opened) {
  const counts = {};
  return opened.map(({ facts }) => {
    const { question, name, type, size, added_at, sha256: plain, blob, key } = facts;
    const index = counts[question] ?? 0;
    counts[question] = index + 1;
    return { question, index, name, type, size, added_at, sha256: plain, blob, key };
  });
}

// D1: seal once; a repeat must send the same bytes
async function freeze(store, draft, bundle, what) {
  const id = uuid7(store.now());
  const made_at = store.now();
  const opened = await lockedFiles(store, draft);
  const said = { ...what.content, made_at, files: fileWords(opened) };
  const plain = await deflate(utf8(JSON.stringify(said)));
  const sealed = await seal(bundle.key, sealInfo(bundle.force.id, id, what.schema), plain);
  if (sealed.byteLength > MAX_SEALED) throw fault("TooBig", "this is too long to send");
  const device = await deviceName(store);
  const op = {
    id,
    n: 0,
    lane: what.lane ?? id,
    kind: what.kind,
    actor: what.actor ?? `d:${device.id}`,
    made_at,
    schema: what.schema,
    hash: await sha256(sealed),
    sealed: base64(sealed),
    needs: opened.map(({ row }) => `sha256:${row.blob}`),
  };
  return { op, opened };
}

function newItem(op, locked) {
  const { id, n, lane } = op;
  const at = { not_before: 0, queued_at: op.made_at };
  return {
    v: 1,
    id,
    n,
    lane,
    state: "queued",
    code: "",
    op,
    locked,
    receipt: null,
    files: [],
    ...at,
  };
}

async function nextNumber(meta) {
  const last = (await ask(meta.get("n")))?.value ?? 0;
  await ask(meta.put({ key: "n", value: last + 1 }));
  return last + 1;
}

// what: { kind, schema: "slug@version#digest", title, content, lane?, actor? }; `content` is what
// gets sealed, and `made_at` and `files` are added to it. -> the item, once it is safely kept
async function enqueue(store, draft, bundle, what) {
  const { op, opened } = await freeze(store, draft, bundle, what);
  const size = op.sealed.length + opened.reduce((sum, { row }) => sum + row.bytes, 0);
  const shown = { title: what.title, made_at: op.made_at, size, draft: draft.id };
  const item = newItem(op, await lock(store, shown, op.id));
  item.files = opened.map(({ row }) => {
    const { id, blob, bytes, pieces } = row;
    return { id, blob, bytes, pieces, offset: 0, done: "" };
  });
  const parts = draft.id.startsWith("m-") ? await takeParts(store, item) : null;
  await run(store.disk, WRITES, "readwrite", (stores) => keep(stores, draft, item, parts));
  if (parts) await run(store.brief, WRITES, "readwrite", (stores) => dropDraft(stores, draft.id));
  // D2: said to be waiting only when it can be read back
  const kept = await run(store.disk, ["ops"], "readonly", ({ ops }) => ask(ops.get(item.id)));
  if (kept?.op.hash !== op.hash) throw fault("NoStorage", "the browser did not keep it");
  return itemFacts(store, kept);
}

async function keep({ meta, drafts, files, pieces, ops }, draft, item, parts) {
  if (!parts) {
    const there = await ask(drafts.get(draft.id));
    if (there?.rev !== draft.rev) throw fault("Stale", "the draft was changed elsewhere");
  }
  item.n = await nextNumber(meta);
  item.op.n = item.n;
  await ask(ops.put(item));
  await ask(drafts.delete(draft.id));
  // the key of each file is in the seal now: what stays is ciphertext nobody here can open
  for (const file of item.files) {
    await ask(
      files.put({ v: 1, id: file.id, owner: item.id, blob: file.blob, pieces: file.pieces }),
    );
  }
  for (const piece of parts ?? []) await ask(pieces.put(piece));
}

async function takeParts(store, item) {
  const ids = item.files.flatMap((file) =>
    Array.from({ length: file.pieces }, (_, i) => `${file.id}/${i}`),
  );
  return run(store.brief, ["pieces"], "readonly", async ({ pieces }) => {
    const parts = [];
    for (const id of ids) parts.push(await ask(pieces.get(id)));
    return parts;
  });
}

// what a page may show of an item
async function itemFacts(store, row, view = {}) {
  // without the device's key the words are lost, the item is not: it still travels
  const shown = await unlock(store, row.locked, row.id).catch(() => ({ title: "", size: 0 }));
  const left = row.files.filter((file) => !file.done);
  return {
    id: row.id,
    ...shown,
    state: row.state,
    code: row.code,
    ref: row.receipt?.ref ?? "",
    received_at: row.receipt?.at ?? 0,
    queued_at: row.queued_at,
    not_before: row.not_before,
    read_at: view.read_at ?? 0,
    view,
    files: row.files.length,
    files_left: left.length,
    bytes_left: left.reduce((sum, file) => sum + file.bytes - file.offset, 0),
  };
}

// rows: what readRows() of view.js answered; a row whose key is the op's id is shown with its item
async function listItems(store, rows = []) {
  const views = new Map(rows.map(({ k, body }) => [k, body]));
  const all = await run(store.disk, ["ops"], "readonly", ({ ops }) => ask(ops.getAll()));
  all.sort((a, b) => b.n - a.n);
  return Promise.all(all.map((row) => itemFacts(store, row, views.get(row.id) ?? {})));
}

// try again, at the maker's wish
function retry(store, id) {
  return run(store.disk, ["ops"], "readwrite", async ({ ops }) => {
    const row = await ask(ops.get(id));
    if (!row || !["parked", "login", "queued"].includes(row.state)) return;
    await ask(ops.put({ ...row, state: "queued", code: "", not_before: 0 }));
  });
}

function remove(store, id) {
  return run(store.disk, ["ops", "files", "pieces"], "readwrite", async (stores) => {
    await ask(stores.ops.delete(id));
    await dropFiles(stores, (file) => file.owner === id);
  });
}

export { enqueue, listItems, remove, retry };
