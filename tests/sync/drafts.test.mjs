// Drafts on the device: no edit is lost, nothing is readable, and a browser that refuses is noticed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { deleteAll } from "../../sync/device.js";
import {
  changeDraft,
  createDraft,
  expireDrafts,
  listDrafts,
  loadDraft,
} from "../../sync/drafts.js";
import { newBrowser, openDevice, writeDraft } from "./world.mjs";

for (const [locks, name] of [
  [navigator.locks, "with locks"],
  [null, "without locks"],
]) {
  test(`sixty edits from two tabs at once are all kept, ${name}`, async () => {
    const browser = newBrowser();
    const tabs = [await openDevice(browser, { locks }), await openDevice(browser, { locks })];
    const { id } = await writeDraft(tabs[0]);
    await Promise.all(
      Array.from({ length: 60 }, (_, i) =>
        changeDraft(tabs[i % 2], id, null, (draft) => {
          draft.answers[`a${i}`] = String(i);
        }),
      ),
    );
    const draft = await loadDraft(tabs[0], id);
    assert.equal(draft.rev, 61);
    assert.equal(Object.keys(draft.answers).length, 61);
  });
}

test("two pages that hold the same revision: the second is told", async () => {
  const store = await openDevice(newBrowser());
  const { id } = await writeDraft(store);
  await changeDraft(store, id, 1, (draft) => ({ ...draft, answers: { what: "first" } }));
  const late = changeDraft(store, id, 1, (draft) => ({ ...draft, answers: { what: "late" } }));
  await assert.rejects(late, (error) => error.name === "Stale" && error.current.rev === 2);
  assert.equal((await loadDraft(store, id)).answers.what, "first");
});

test("drafts unused for 28 days go, others stay", async () => {
  let now = Date.UTC(2026, 0, 1);
  const store = await openDevice(newBrowser(), { now: () => now });
  await writeDraft(store);
  now += 27 * 24 * 3600 * 1000;
  const { id } = await writeDraft(store);
  now += 2 * 24 * 3600 * 1000;
  await expireDrafts(store);
  assert.deepEqual(
    (await listDrafts(store)).map((draft) => draft.id),
    [id],
  );
});

test("delete everything leaves nothing, and the device can be used again", async () => {
  const browser = newBrowser();
  const store = await openDevice(browser);
  await writeDraft(store);
  await deleteAll(store);
  assert.deepEqual(await listDrafts(store), []);
  await writeDraft(store);
  assert.equal((await listDrafts(await openDevice(browser))).length, 1);
});

test("a name that is taken is never overwritten", async () => {
  const store = await openDevice(newBrowser());
  const { id } = await writeDraft(store);
  await assert.rejects(createDraft(store, { id, answers: {} }), { name: "Stale" });
});
