// A force that was restored from a backup gets back what its phones still hold.
import assert from "node:assert/strict";
import { test } from "node:test";
import { drain } from "../../sync/engine.js";
import { exchange } from "../../sync/exchange.js";
import { listItems } from "../../sync/outbox.js";
import { readCursors } from "../../sync/view.js";
import { feed, sentOne } from "./one_sent.mjs";
import { contentsOf, holds } from "./storage.mjs";
import { json, states } from "./world.mjs";

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
