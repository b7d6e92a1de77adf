// A force that was restored from a backup gets back what its phones still hold.
import assert from "node:assert/strict";
import { test } from "node:test";
import { deviceName } from "../../sync/device.js";
import { drain } from "../../sync/engine.js";
import { exchange } from "../../sync/exchange.js";
import { listItems } from "../../sync/outbox.js";
import { readCursors, readRows } from "../../sync/view.js";
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

const feed = (more) => ({
  cursor: "0:",
  more: false,
  reset: false,
  horizon: "0",
  rows: [],
  ...more,
});

async function sentOne(answer) {
  const [force, browser] = [await newForce(), newBrowser()];
  const store = await openDevice(browser);
  const mine = `d:${(await deviceName(store)).id}`;
  const item = await send(store, force, await writeDraft(store));
  const seen = [];
  const engine = engineFor(
    store,
    force,
    async (said) => {
      seen.push(said);
      return json(
        await honest(force, said, { feeds: { [mine]: feed(answer(seen.length, item)) } }),
      );
    },
    { locks: null },
  );
  return { browser, store, engine, seen, mine, item };
}

test("the highest receipt is the witness until the cursor has passed it", async () => {
  const { engine, seen, mine } = await sentOne((turn) => ({
    cursor: turn > 2 ? "1:AAAAAAAA" : "0:",
  }));
  for (let turn = 0; turn < 4; turn++) await exchange(engine);
  assert.deepEqual(
    seen.map((said) => said.witness[mine] ?? ""),
    ["", "1:AAAAAAAA", "1:AAAAAAAA", ""],
  );
});

test("a reset offers everything again that is not backed up", async () => {
  const { engine, store, seen, item } = await sentOne((turn) => ({ reset: turn === 2 }));
  await exchange(engine);
  await exchange(engine);
  assert.deepEqual(await states(store), ["queued"]);
  await drain(engine);
  assert.deepEqual(await states(store), ["received"]);
  assert.equal(seen[2].ops[0].id, item.id);
  assert.deepEqual(seen[2].witness, {});
});

test("what a backup holds leaves the phone, and its words stay", async () => {
  const { engine, store, browser, item } = await sentOne((turn) => ({
    horizon: turn > 1 ? "1" : "0",
  }));
  await exchange(engine);
  const { sealed } = (await contentsOf(browser))[0].stores.ops[0].op;
  await exchange(engine);
  const [kept] = await listItems(store);
  assert.deepEqual([kept.state, kept.ref, kept.title], ["safe", "CWM-7F3K-Q2", "Lost things"]);
  assert.equal(holds(await contentsOf(browser), sealed.slice(0, 40)), false);
  assert.equal(kept.id, item.id);
});

test("an answer from before a reset is discarded", async () => {
  const { engine, store, mine } = await sentOne((turn) => ({ reset: turn === 2 }));
  await exchange(engine);
  let release = null;
  const held = new Promise((resolve) => {
    release = resolve;
  });
  const fetchNow = engine.fetch;
  const slow = {
    ...engine,
    fetch: async (_url, options) => {
      const answer = JSON.parse(options.body);
      await held;
      return json({
        peel: 1,
        nonce: answer.nonce,
        results: [],
        feeds: { [mine]: feed({ cursor: "9:ZZZZZZZZ" }) },
      });
    },
  };
  const late = exchange(slow);
  await exchange({ ...engine, fetch: fetchNow });
  release();
  await late;
  assert.equal((await readCursors(engine.view))[mine], "0:");
  assert.deepEqual(await states(store), ["queued"]);
});

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
