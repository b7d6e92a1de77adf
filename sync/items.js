// The items of the outbox as a page shows them, and what their maker may do with them.
import { dropFiles } from "./attachments.js";
import { unlock } from "./keys.js";
import { ask, run } from "./store.js";

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

export { itemFacts, listItems, remove, retry };
