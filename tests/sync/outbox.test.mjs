// Finished work: kept the moment it is said to wait, unreadable here from then on, and never lost.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addFile } from "../../sync/attachments.js";
import { exportItem } from "../../sync/carry.js";
import { listDrafts, loadDraft } from "../../sync/drafts.js";
import { drain } from "../../sync/engine.js";
import { listItems, remove, retry } from "../../sync/outbox.js";
import { contentsOf, faulty, holds } from "./storage.mjs";
import {
  engineFor,
  honest,
  json,
  newBrowser,
  newForce,
  openDevice,
  send,
  states,
  writeDraft,
} from "./world.mjs";

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

const answering = (result) => (said) =>
  json({
    peel: 1,
    nonce: said.nonce,
    feeds: {},
    cmd: "",
    results: said.ops.map((op) => ({ id: op.id, hash: op.hash, ...result })),
  });

test("a refusal is shown with its code and can be tried again or deleted", async () => {
  const [force, store] = [await newForce(), await openDevice(newBrowser())];
  const item = await send(store, force, await writeDraft(store));
  const no = engineFor(store, force, answering({ st: "rejected", code: "stale" }), { locks: null });
  await drain(no);
  const [parked] = await listItems(store);
  assert.deepEqual([parked.state, parked.code, parked.title], ["parked", "stale", "Lost things"]);
  await retry(store, item.id);
  assert.deepEqual(await states(store), ["queued"]);
  await remove(store, item.id);
  assert.deepEqual(await states(store), []);
});

test("a refused op holds back its own lane and no other", async () => {
  const [force, store] = [await newForce(), await openDevice(newBrowser())];
  for (const lane of ["a", "a", "b"]) await send(store, force, await writeDraft(store), { lane });
  const engine = engineFor(
    store,
    force,
    async (said) => {
      const answer = await honest(force, said);
      const place = said.ops.findIndex((op) => op.n === 1);
      if (place >= 0)
        answer.results[place] = { id: said.ops[place].id, st: "rejected", code: "no" };
      const behind = said.ops.findIndex((op) => op.n === 2);
      if (behind >= 0) answer.results[behind] = { id: said.ops[behind].id, st: "blocked" };
      return json(answer);
    },
    { locks: null },
  );
  await drain(engine);
  assert.deepEqual(await states(store), ["received", "queued", "parked"]);
});

test("a clash of ids is sent again under a new id that names the old one", async () => {
  const [force, store] = [await newForce(), await openDevice(newBrowser())];
  const item = await send(store, force, await writeDraft(store));
  const seen = [];
  const engine = engineFor(
    store,
    force,
    async (said) => {
      const answer = await honest(force, said);
      for (const [place, op] of said.ops.entries()) {
        seen.push(op);
        if (op.id === item.id) answer.results[place] = { id: op.id, st: "id_conflict" };
      }
      return json(answer);
    },
    { locks: null },
  );
  await drain(engine);
  await drain(engine);
  assert.deepEqual((await states(store)).sort(), ["forked", "received"]);
  const [first, second] = seen;
  assert.notEqual(second.id, first.id);
  assert.equal(second.base, first.id);
  assert.equal(second.sealed, first.sealed);
});

test("a sealed item can be carried as a file that tells nothing", async () => {
  const [force, store] = [await newForce(), await openDevice(newBrowser())];
  const item = await send(store, force, await withFile(store, { answers: { what: CANARY } }));
  const bytes = await exportItem(store, item.id);
  const length = new DataView(bytes.buffer).getUint32(11);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(15, 15 + length)));
  assert.equal(new TextDecoder().decode(bytes.subarray(0, 11)), "peelitem/1\n");
  assert.equal(head.op.id, item.id);
  assert.equal(bytes.length, 15 + length + head.files[0].bytes);
  assert.equal(holds(bytes, CANARY), false);
});
