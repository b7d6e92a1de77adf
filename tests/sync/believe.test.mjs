// An item leaves the queue on a receipt that its force signed for it, and on nothing else.
import assert from "node:assert/strict";
import { test } from "node:test";
import { drain } from "../../sync/engine.js";
import { PAGE, STRANGERS, throws } from "./strangers.mjs";
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

for (const [name, answer] of Object.entries(STRANGERS)) {
  test(`${name}: the item stays, and goes when the force itself answers`, async () => {
    const [force, store] = [await newForce(), await openDevice(newBrowser())];
    await send(store, force, await writeDraft(store));
    const before = engineFor(store, force, (said) => answer(force, said), { locks: null });
    const { said, retry_in } = await drain(before);
    assert.notEqual(said, "ok");
    assert.ok(retry_in > 0);
    assert.deepEqual(await states(store), ["queued"]);
    const after = engineFor(store, force, async (said) => json(await honest(force, said)), {
      locks: null,
    });
    assert.equal((await drain(after)).said, "ok");
    assert.deepEqual(await states(store), ["received"]);
  });
}

test("what the screen is told follows what answered", async () => {
  const [force, store] = [await newForce(), await openDevice(newBrowser())];
  await send(store, force, await writeDraft(store));
  const said = async (answer) =>
    (await drain(engineFor(store, force, answer, { locks: null }))).said;
  assert.equal(await said(() => json(PAGE)), "portal");
  assert.equal(await said(throws), "offline");
  assert.equal(await said(() => json("", 503)), "busy");
  assert.equal(await said(() => json("{}", 401)), "relogin");
});

test("the force's wish to wait is kept", async () => {
  const [force, store] = [await newForce(), await openDevice(newBrowser())];
  const busy = engineFor(store, force, () => json("", 429, { "Retry-After": "600" }), {
    locks: null,
  });
  assert.equal((await drain(busy)).retry_in, 600000);
});

test("the request follows no redirect and asks no cache", async () => {
  const [force, store] = [await newForce(), await openDevice(newBrowser())];
  let seen = null;
  const engine = engineFor(
    store,
    force,
    async (said, options) => {
      seen = options;
      return json(await honest(force, said));
    },
    { locks: null },
  );
  await drain(engine);
  assert.equal(seen.redirect, "error");
  assert.equal(seen.cache, "no-store");
  assert.match(seen.headers.Authorization, /^Peel-Device [0-9a-f-]{36}\.[A-Za-z0-9_-]{43}$/);
});
