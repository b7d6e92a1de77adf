// Drafts on this device, encrypted from the first save. What a draft says is its owner's business:
// here it is `content`, locked as a whole; only id, rev and time stay readable.
import { dropFiles, fileFacts } from "./attachments.js";
import { uuid7 } from "./bytes.js";
import { placeFor } from "./device.js";
import { fault } from "./faults.js";
import { lock, unlock } from "./keys.js";
import { ask, locked, run } from "./store.js";

const UNUSED_LIMIT = 28 * 24 * 3600 * 1000;
const draftLock = (id) => `peel-draft-${id}`;

function split(draft) {
  const { id, rev, changed_at, files, memory, ...content } = draft;
  return content;
}

async function rowOf(store, id, rev, content) {
  return { v: 1, id, rev, changed_at: store.now(), locked: await lock(store, content, id) };
}

// given: { id?, memory?, ...content } -> draft
async function createDraft(store, given) {
  const id = given.id ?? `${given.memory ? "m" : "l"}-${uuid7(store.now())}`;
  const row = await rowOf(store, id, 1, split(given));
  await run(placeFor(store, id), ["drafts"], "readwrite", async ({ drafts }) => {
    if (await ask(drafts.get(id))) throw fault("Stale", "a draft of this name is there already");
    await ask(drafts.put(row));
  });
  return loadDraft(store, id);
}

async function draftOf(store, row, files) {
  const content = await unlock(store, row.locked, row.id);
  const mine = await Promise.all(
    files.filter((file) => file.owner === row.id).map((file) => fileFacts(store, file)),
  );
  mine.sort((a, b) => a.added_at - b.added_at || (a.id < b.id ? -1 : 1));
  return { id: row.id, rev: row.rev, changed_at: row.changed_at, files: mine, ...content };
}

async function loadDraft(store, id) {
  const found = await run(
    placeFor(store, id),
    ["drafts", "files"],
    "readonly",
    async ({ drafts, files }) => ({
      row: await ask(drafts.get(id)),
      all: await ask(files.getAll()),
    }),
  );
  return found.row ? draftOf(store, found.row, found.all) : null;
}

// Reading, unlocking, editing, locking and writing can't be one transaction (crypto ends it), so a
// Web Lock holds the others off, and the write looks once more whether the rev is still the same.
async function changeDraft(store, id, rev, edit) {
  return locked(store, draftLock(id), async () => {
    for (;;) {
      const draft = await loadDraft(store, id);
      if (!draft) throw fault("Gone", "the draft is not on this device");
      if (rev !== null && draft.rev !== rev) {
        throw fault("Stale", "the draft was changed elsewhere", { current: draft });
      }
      const edited = (await edit(draft)) ?? draft;
      const row = await rowOf(store, id, draft.rev + 1, split(edited));
      if (await replace(placeFor(store, id), row, draft.rev)) return loadDraft(store, id);
    }
  });
}

function replace(place, row, expected) {
  return run(place, ["drafts"], "readwrite", async ({ drafts }) => {
    const there = await ask(drafts.get(row.id));
    if (!there) throw fault("Gone", "the draft is not on this device");
    if (there.rev !== expected) return false;
    await ask(drafts.put(row));
    return true;
  });
}

async function listDrafts(store) {
  const found = [];
  for (const place of [store.disk, store.brief]) {
    const [rows, files] = await run(place, ["drafts", "files"], "readonly", async (stores) => [
      await ask(stores.drafts.getAll()),
      await ask(stores.files.getAll()),
    ]);
    for (const row of rows) {
      // a row locked under a key that is lost cannot be read by anyone any more
      const draft = await draftOf(store, row, files).catch(() => null);
      if (draft) found.push(draft);
    }
  }
  return found.sort((a, b) => b.changed_at - a.changed_at);
}

function deleteDraft(store, id) {
  const work = (stores) => dropDraft(stores, id);
  return locked(store, draftLock(id), () =>
    run(placeFor(store, id), ["drafts", "files", "pieces"], "readwrite", work),
  );
}

async function dropDraft(stores, id) {
  await ask(stores.drafts.delete(id));
  await dropFiles(stores, (file) => file.owner === id);
}

async function expireDrafts(store) {
  const old = store.now() - UNUSED_LIMIT;
  const rows = await run(store.disk, ["drafts"], "readonly", ({ drafts }) => ask(drafts.getAll()));
  for (const row of rows) if (row.changed_at < old) await deleteDraft(store, row.id);
}

export { changeDraft, createDraft, deleteDraft, dropDraft, expireDrafts, listDrafts, loadDraft };
