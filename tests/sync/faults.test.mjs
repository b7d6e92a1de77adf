// Browsers that refuse: a full disk, no key storage, a dead connection, a database that never opens.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addFile } from "../../sync/attachments.js";
import { changeDraft, listDrafts, loadDraft } from "../../sync/drafts.js";
import { listItems } from "../../sync/outbox.js";
import { faulty } from "./storage.mjs";
import { newBrowser, newForce, openDevice, send, writeDraft } from "./world.mjs";

// every put into `store` fails as on a full disk
function full(browser, store) {
  return faulty(browser, (database) => {
    const begin = database.transaction.bind(database);
    database.transaction = (...given) => {
      const tx = begin(...given);
      const find = tx.objectStore.bind(tx);
      tx.objectStore = (name) => {
        const found = find(name);
        if (name !== store) return found;
        found.put = () => {
          throw Object.assign(new Error("full"), { name: "QuotaExceededError" });
        };
        return found;
      };
      return tx;
    };
  });
}

test("a photograph that does not fit is refused by name, and the words stay", async () => {
  const browser = newBrowser();
  const { id } = await writeDraft(await openDevice(browser));
  const store = await openDevice(full(browser, "pieces"));
  const given = { question: "photos", name: "a", type: "", bytes: new Uint8Array(99), added_at: 1 };
  await assert.rejects(addFile(store, id, given), { name: "NoSpace" });
  await changeDraft(store, id, null, (draft) => ({ ...draft, answers: { what: "still here" } }));
  const draft = await loadDraft(store, id);
  assert.deepEqual([draft.answers.what, draft.files], ["still here", []]);
});

test("a full disk at Send keeps the draft", async () => {
  const [force, browser] = [await newForce(), newBrowser()];
  const draft = await writeDraft(await openDevice(browser));
  const store = await openDevice(full(browser, "ops"));
  await assert.rejects(send(store, force, draft), { name: "NoSpace" });
  assert.equal((await listDrafts(store)).length, 1);
  assert.deepEqual(await listItems(store), []);
});

test("a browser that keeps no key says so, and works until it is closed", async () => {
  const store = await openDevice(full(newBrowser(), "keys"));
  assert.equal(store.state, "memory");
  const { id } = await writeDraft(store);
  assert.equal((await loadDraft(store, id)).answers.what, "bicycle");
});

test("a browser that gives back another record than it took is noticed", async () => {
  const browser = faulty(newBrowser(), (database) => {
    const begin = database.transaction.bind(database);
    database.transaction = (...given) => {
      const tx = begin(...given);
      const find = tx.objectStore.bind(tx);
      tx.objectStore = (name) => {
        const found = find(name);
        const put = found.put.bind(found);
        if (name === "keys") found.put = (row) => put({ ...row, secret: null });
        return found;
      };
      return tx;
    };
  });
  assert.equal((await openDevice(browser)).state, "memory");
});

test("a connection that the system killed is opened again", async () => {
  const databases = [];
  const browser = faulty(newBrowser(), (database) => databases.push(database));
  const store = await openDevice(browser);
  const { id } = await writeDraft(store);
  databases.at(-1).close();
  assert.equal((await loadDraft(store, id)).id, id);
  assert.equal(databases.length, 2);
});

test("another tab's wish to remove the database is not held up", async () => {
  const browser = newBrowser();
  await openDevice(browser);
  await new Promise((resolve, reject) => {
    const request = browser.deleteDatabase("peel-outbox");
    request.onsuccess = resolve;
    request.onblocked = () => reject(new Error("blocked"));
  });
});

for (const [name, open] of Object.entries({
  "never opens": () => ({}),
  "is forbidden": () => {
    throw Object.assign(new Error("insecure"), { name: "SecurityError" });
  },
})) {
  test(`a database that ${name}: drafts live in memory`, async (t) => {
    t.mock.timers.enable({ apis: ["setTimeout"] });
    const opening = openDevice({ open });
    t.mock.timers.tick(5000);
    const store = await opening;
    assert.equal(store.state, "memory");
    await writeDraft(store);
    assert.equal((await listDrafts(store)).length, 1);
  });
}
