// Files of a draft, and what of it all could be read in the browser's storage.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addFile, readFile, removeFile } from "../../sync/attachments.js";
import { deleteDraft, listDrafts, loadDraft } from "../../sync/drafts.js";
import { PIECE } from "../../sync/files.js";
import { contentsOf, holds } from "./storage.mjs";
import { newBrowser, openDevice, writeDraft } from "./world.mjs";

const CANARY = "zanzibarcanary";

test("a draft and its file come back after the browser was closed", async () => {
  const browser = newBrowser();
  const before = await openDevice(browser);
  const { id } = await writeDraft(before, { answers: { what: CANARY } });
  const bytes = crypto.getRandomValues(new Uint8Array(60000));
  const added = await addFile(before, id, {
    question: "photos",
    name: "a.jpg",
    type: "image/jpeg",
    bytes,
    added_at: 1,
  });
  const after = await openDevice(browser);
  const draft = await loadDraft(after, id);
  assert.equal(draft.answers.what, CANARY);
  assert.deepEqual(draft.files, [added]);
  assert.equal("key" in added, false);
  assert.deepEqual(await readFile(after, added.id), bytes);
});

for (const size of [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE]) {
  test(`a file of ${size} bytes comes back byte for byte`, async () => {
    const store = await openDevice(newBrowser());
    const { id } = await writeDraft(store);
    const bytes = Uint8Array.from({ length: size }, (_, i) => i % 251);
    const file = await addFile(store, id, {
      question: "photos",
      name: "b",
      type: "",
      bytes,
      added_at: 1,
    });
    assert.deepEqual(await readFile(store, file.id), bytes);
    assert.equal(file.size, size);
  });
}

test("nothing a person wrote is readable in the browser's storage", async () => {
  const browser = newBrowser();
  const store = await openDevice(browser);
  const bytes = new TextEncoder().encode(`${CANARY} `.repeat(50));
  const { id } = await writeDraft(store, { answers: { what: CANARY } });
  await addFile(store, id, {
    question: CANARY,
    name: `${CANARY}.jpg`,
    type: CANARY,
    bytes,
    added_at: 1,
  });
  assert.equal(holds(await contentsOf(browser), CANARY), false);
  // the same search finds what is not encrypted
  assert.equal(holds(await contentsOf(browser), id), true);
});

test("a draft for memory only leaves no trace at all", async () => {
  const browser = newBrowser();
  const store = await openDevice(browser);
  const { id } = await writeDraft(store, { memory: true });
  assert.match(id, /^m-/);
  assert.equal(holds(await contentsOf(browser), id), false);
  assert.equal((await listDrafts(store)).length, 1);
  assert.equal((await listDrafts(await openDevice(browser))).length, 0);
});

test("a deleted draft takes its files along", async () => {
  const browser = newBrowser();
  const store = await openDevice(browser);
  const { id } = await writeDraft(store);
  const given = { question: "photos", name: "a", type: "", bytes: new Uint8Array(9), added_at: 1 };
  const [one] = [await addFile(store, id, given), await addFile(store, id, given)];
  await removeFile(store, one.id);
  assert.equal((await loadDraft(store, id)).files.length, 1);
  await deleteDraft(store, id);
  const [{ stores }] = await contentsOf(browser);
  assert.deepEqual([stores.drafts, stores.files, stores.pieces], [[], [], []]);
});
