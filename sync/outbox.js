// Finished work on its way out: kept the moment it is said to wait (D2). The database of drafts is
// the database of ops, so a draft turns into an op in one transaction.
import { dropDraft } from "./drafts.js";
import { fault } from "./faults.js";
import { freeze } from "./freeze.js";
import { itemFacts, listItems, remove, retry } from "./items.js";
import { lock } from "./keys.js";
import { ask, run } from "./store.js";

const WRITES = ["meta", "drafts", "files", "pieces", "ops"];

/** @returns {any} */
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

export { enqueue, listItems, remove, retry };
