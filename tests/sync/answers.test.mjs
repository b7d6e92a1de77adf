// What the force says about an op decides what a page shows of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addFile } from "../../sync/attachments.js";
import { exportItem } from "../../sync/carry.js";
import { loadDraft } from "../../sync/drafts.js";
import { drain } from "../../sync/engine.js";
import { listItems, remove, retry } from "../../sync/outbox.js";
import { holds } from "./storage.mjs";
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
