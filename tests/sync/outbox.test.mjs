// Finished work: kept the moment it is said to wait, unreadable here from then on, and never lost.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addFile } from "../../sync/attachments.js";
import { listDrafts, loadDraft } from "../../sync/drafts.js";
import { listItems } from "../../sync/outbox.js";
import { contentsOf, faulty, holds } from "./storage.mjs";
import { newBrowser, newForce, openDevice, send, writeDraft } from "./world.mjs";

const CANARY = "zanzibarcanary";

async function withFile(store, given = {}) {
  const draft = await writeDraft(store, given);
  const bytes = new TextEncoder().encode(`${CANARY} `.repeat(20000));
  await addFile(store, draft.id, {
    question: "photos",
    name: CANARY,
    type: "image/jpeg",
    bytes,
    added_at: 1,
  });
  return loadDraft(store, draft.id);
}

for (const memory of [false, true]) {
  test(`after Send nothing of it is readable or can be opened here (memory ${memory})`, async () => {
    const [force, browser] = [await newForce(), newBrowser()];
    const store = await openDevice(browser);
    const draft = await withFile(store, { answers: { what: CANARY }, memory });
    const item = await send(store, force, draft);
    const left = await contentsOf(browser);
    assert.equal(holds(left, CANARY), false);
    assert.deepEqual(await listDrafts(store), []);
    const outbox = left.find((one) => one.name === "peel-outbox").stores;
    assert.deepEqual(
      outbox.files.map((file) => Object.keys(file).sort()),
      [["blob", "id", "owner", "pieces", "v"]],
    );
    assert.equal(item.files_left, 1);
    assert.ok(item.bytes_left > 300000);
  });
}

test("a crash at any moment of Send leaves the draft or the item, never neither, never both", async () => {
  const force = await newForce();
  let crashes = 0;
  for (let budget = 0; budget < 40; budget++) {
    const browser = newBrowser();
    await writeDraft(await openDevice(browser));
    const left = { transactions: budget };
    const store = await openDevice(faulty(browser, (database) => limited(database, left)));
    const [draft] = await listDrafts(store).catch(() => []);
    const sent = draft ? await send(store, force, draft).catch(() => null) : null;
    if (!sent) crashes++;
    const after = await openDevice(browser);
    const [drafts, items] = [await listDrafts(after), await listItems(after)];
    assert.equal(drafts.length + items.length, 1, `after ${budget} transactions`);
    if (sent) assert.equal(items[0].id, sent.id);
  }
  assert.ok(crashes > 5 && crashes < 40);
});

// the process dies when its transactions are used up
function limited(database, left) {
  const begin = database.transaction.bind(database);
  database.transaction = (...given) => {
    if (left.transactions-- <= 0) throw new Error("the process is dead");
    return begin(...given);
  };
}

test("a draft changed in another tab is not sent as it was", async () => {
  const [force, store] = [await newForce(), await openDevice(newBrowser())];
  const draft = await writeDraft(store);
  await assert.rejects(send(store, force, { ...draft, rev: draft.rev - 1 }), { name: "Stale" });
  assert.equal((await listDrafts(store)).length, 1);
  assert.deepEqual(await listItems(store), []);
});

test("what is too long for one exchange is told at Send, and the draft stays", async () => {
  const [force, store] = [await newForce(), await openDevice(newBrowser())];
  const draft = await writeDraft(store);
  const noise = Array.from({ length: 120000 }, () => Math.random().toString(36)[2]).join("");
  await assert.rejects(send(store, force, draft, { content: { noise } }), { name: "TooBig" });
  assert.equal((await listDrafts(store)).length, 1);
});
