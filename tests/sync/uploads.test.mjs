// A file is done when the force signed for it; until then it stays, and goes on where the force is.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { addFile } from "../../sync/attachments.js";
import { loadDraft } from "../../sync/drafts.js";
import { drain, openEngine } from "../../sync/engine.js";
import { listItems } from "../../sync/outbox.js";
import { contentsOf } from "./storage.mjs";
import {
  FORCE,
  hashOf,
  honest,
  json,
  newBrowser,
  newForce,
  openDevice,
  send,
  signature,
  writeDraft,
} from "./world.mjs";

const SIZE = 600000;

const told = (status, headers = {}) => new Response(null, { status, headers });

// a received item with one file, and an engine whose file requests `answer(method, options)` gets
async function withFile(answer) {
  const [force, browser] = [await newForce(), newBrowser()];
  const store = await openDevice(browser);
  const draft = await writeDraft(store);
  const bytes = new Uint8Array(randomBytes(SIZE));
  await addFile(store, draft.id, { question: "photos", name: "a", type: "", bytes, added_at: 1 });
  const item = await send(store, force, await loadDraft(store, draft.id));
  const fetch = async (url, options) =>
    url.includes("/blobs/")
      ? answer(options, url.split("/").at(-1), force, item)
      : json(await honest(force, JSON.parse(options.body)));
  const signing = async () => force.keys;
  const engine = openEngine({
    store,
    force: FORCE,
    signing,
    zip: null,
    locks: null,
    random: () => 0.5,
    fetch,
  });
  return { browser, engine, force, store };
}

// an honest force that keeps what arrives
function keeping(state) {
  return async (options, sha, force) => {
    state.got ??= [];
    const at = state.got.reduce((sum, part) => sum + part.length, 0);
    const offset = { "Upload-Offset": String(at) };
    if (options.method === "PUT") return told(201, offset);
    if (Number(options.headers["Upload-Offset"]) !== at) return told(409, offset);
    state.got.push(options.body);
    const now = at + options.body.length;
    if (now < Number(state.size ?? SIZE + 48)) return told(204, { "Upload-Offset": String(now) });
    state.done = hashOf(Buffer.concat(state.got)) === sha;
    const sig = await signature(force, [
      "peel/1 blob",
      FORCE,
      options.headers["Peel-Op"],
      sha,
      "2:AAAAAAAA",
      "1000",
    ]);
    return told(204, { "Upload-Offset": String(now), "Peel-Receipt": `1000 2:AAAAAAAA ${sig}` });
  };
}

test("a file goes in pieces and ends with the force's signature", async () => {
  const state = {};
  const { engine, store } = await withFile(keeping(state));
  assert.equal((await drain(engine)).said, "ok");
  assert.equal(state.done, true);
  assert.ok(state.got.length > 2);
  assert.equal((await listItems(store))[0].files_left, 0);
});

test("after a restart it goes on where the force is", async () => {
  const state = {};
  let requests = 0;
  const honestly = keeping(state);
  const { engine, store } = await withFile(async (...given) => {
    if (++requests === 4) throw new TypeError("cut");
    return honestly(...given);
  });
  assert.equal((await drain(engine)).said, "offline");
  const before = state.got.length;
  assert.equal((await listItems(store))[0].files_left, 1);
  assert.equal((await drain(engine)).said, "ok");
  assert.equal(state.done, true);
  assert.ok(before > 0 && state.got.length > before);
});

test("a file that is not taken holds up no other", async () => {
  const honestly = keeping({});
  let small = "";
  const { engine, force, store } = await withFile((options, sha, ...rest) =>
    sha === small ? told(404) : honestly(options, sha, ...rest),
  );
  const draft = await writeDraft(store);
  const given = { question: "photos", name: "b", type: "", bytes: new Uint8Array(99), added_at: 1 };
  small = (await addFile(store, draft.id, given)).blob;
  await send(store, force, await loadDraft(store, draft.id));
  const { said, retry_in } = await drain(engine);
  assert.deepEqual([said, retry_in > 50000], ["refused", true]);
  const left = (await listItems(store)).map((one) => one.files_left);
  assert.deepEqual(left, [1, 0]);
});

const STRANGERS = {
  "204 and nothing": () => told(204),
  "200 and a page": () => json("<html>"),
  "204 and the whole length": () => told(204, { "Upload-Offset": String(SIZE + 48) }),
  "more than there is": () => told(204, { "Upload-Offset": "99999999" }),
  "an offset that is no number": () => told(204, { "Upload-Offset": "1e3" }),
  "a signature of nothing": () => told(204, { "Peel-Receipt": "1000 2:AAAAAAAA AAAA" }),
  "a signature for another file": async (_options, _sha, force, item) => {
    const sig = await signature(force, [
      "peel/1 blob",
      FORCE,
      item.id,
      "0".repeat(64),
      "2:AAAAAAAA",
      "1000",
    ]);
    return told(204, { "Peel-Receipt": `1000 2:AAAAAAAA ${sig}` });
  },
  404: () => told(404),
  503: () => told(503),
};

for (const [name, answer] of Object.entries(STRANGERS)) {
  test(`${name}: the file stays on the phone`, async () => {
    const { browser, engine, store } = await withFile(answer);
    const { said, retry_in } = await drain(engine);
    assert.notEqual(said, "ok");
    assert.ok(retry_in > 0);
    assert.equal((await listItems(store))[0].files_left, 1);
    assert.equal(
      (await contentsOf(browser)).find((one) => one.name === "peel-outbox").stores.pieces.length,
      3,
    );
  });
}
