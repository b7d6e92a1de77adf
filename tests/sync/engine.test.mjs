// What the loop around the exchange does: rows, pauses, halves, and the end of a device.
import assert from "node:assert/strict";
import { test } from "node:test";
import { drain } from "../../sync/engine.js";
import { exchange } from "../../sync/exchange.js";
import { listItems } from "../../sync/outbox.js";
import { readRows } from "../../sync/view.js";
import { sentOne } from "./one_sent.mjs";
import { contentsOf, holds } from "./storage.mjs";
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

test("rows are kept locked, replaced, and removed; the item shows what its row says", async () => {
  const rows = [
    (item) => [{ e: "note", k: item.id, v: 1, body: { read_at: 0, words: "zanzibarcanary" } }],
    (item) => [{ e: "note", k: item.id, v: 2, body: { read_at: 1402, words: "zanzibarcanary" } }],
    (item) => [{ e: "note", k: item.id, v: 3, gone: 1 }],
  ];
  const { engine, store, browser } = await sentOne((turn, item) => ({
    rows: rows[turn - 1](item),
  }));
  await exchange(engine);
  await exchange(engine);
  const [shown] = await listItems(store, await readRows(store, engine.view));
  assert.equal(shown.read_at, 1402);
  assert.equal(holds(await contentsOf(browser), "zanzibarcanary"), false);
  await exchange(engine);
  assert.deepEqual(await readRows(store, engine.view), []);
});

test("a wiped device is empty", async () => {
  const { engine, store, browser } = await sentOne(() => ({
    rows: [{ e: "note", k: "k", v: 1, body: {} }],
  }));
  await exchange(engine);
  const wiped = engineFor(
    store,
    await newForce(),
    (said) => json({ peel: 1, nonce: said.nonce, results: [], feeds: {}, cmd: "wipe" }),
    { locks: null },
  );
  assert.equal((await drain(wiped)).said, "wipe");
  const left = (await contentsOf(browser)).flatMap((one) => Object.entries(one.stores));
  assert.deepEqual(
    left.filter(([name, all]) => all.length && name !== "keys"),
    [],
  );
});

test("five exchanges that get nowhere end in a pause", async () => {
  const { engine, seen } = await sentOne(() => ({ more: true }));
  const { said, retry_in } = await drain(engine);
  assert.deepEqual([said, retry_in > 0], ["stuck", true]);
  assert.ok(seen.length < 10);
});

test("pauses grow to five minutes and no further, and a new trigger forgets them", async () => {
  const [force, store] = [await newForce(), await openDevice(newBrowser())];
  const engine = engineFor(store, force, () => json("", 503), { locks: null, random: () => 1 });
  const pauses = [(await drain(engine)).retry_in];
  for (let turn = 0; turn < 10; turn++)
    pauses.push((await drain(engine, { timer: true })).retry_in);
  assert.deepEqual(pauses.slice(0, 4), [1000, 2000, 4000, 8000]);
  assert.equal(pauses.at(-1), 300000);
  assert.equal((await drain(engine)).retry_in, 1000);
});

test("an exchange that is too large is halved", async () => {
  const [force, store] = [await newForce(), await openDevice(newBrowser())];
  for (let i = 0; i < 8; i++) await send(store, force, await writeDraft(store));
  const sizes = [];
  const engine = engineFor(
    store,
    force,
    async (said) => {
      sizes.push(said.ops.length);
      return said.ops.length > 2 ? json("", 413) : json(await honest(force, said));
    },
    { locks: null },
  );
  await drain(engine);
  assert.deepEqual(sizes.slice(0, 4), [8, 4, 2, 2]);
  assert.deepEqual(new Set(await states(store)), new Set(["received"]));
});
