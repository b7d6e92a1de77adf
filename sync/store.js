// The one database of drafts and unsent work, raw IndexedDB, frozen at version 1 for ever: records
// carry their own version, so no upgrade can block or lose anything.
import { fault, named } from "./faults.js";
import { memoryStores } from "./memory.js";
import { database } from "./open.js";

const NAME = "peel-outbox";
const STORES = { meta: "key", keys: "key", drafts: "id", files: "id", pieces: "id", ops: "id" };

function ask(request) {
  if (!request || !("onsuccess" in request)) return Promise.resolve(request);
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function begun(opened, place, names, mode) {
  try {
    return opened.transaction(names, mode, { durability: "strict" });
  } catch (error) {
    place.opened = null;
    throw error;
  }
}

async function once(place, names, mode, work) {
  const tx = begun(await database(place), place, names, mode);
  const ended = new Promise((resolve, reject) => {
    tx.oncomplete = resolve;
    tx.onabort = () => reject(tx.error || fault("AbortError", "the change was undone"));
  });
  ended.catch(() => {});
  const stores = Object.fromEntries(names.map((name) => [name, tx.objectStore(name)]));
  let value;
  try {
    value = await work(stores);
  } catch (error) {
    if (tx.error === null) tryAbort(tx);
    throw tx.error || error;
  }
  await ended;
  return value;
}

function tryAbort(tx) {
  try {
    tx.abort();
  } catch {
    // it had ended already
  }
}

const isDead = (error) => ["InvalidStateError", "UnknownError"].includes(error?.name);

// All of `work` in one transaction, or none of it. Only requests may be awaited inside: waiting for
// anything else ends the transaction in Firefox. A dead connection is opened again, once.
async function run(place, names, mode, work) {
  if (place.memory) return place.memory.run(names, work);
  try {
    return await once(place, names, mode, work);
  } catch (error) {
    if (!isDead(error)) throw named(error);
    place.opened = null;
  }
  try {
    return await once(place, names, mode, work);
  } catch (error) {
    throw named(error);
  }
}

const inMemory = (stores) => memoryStores(stores);
/** @returns {any} */
const placeOf = (factory, name, stores) => ({ factory, name, stores, opened: null, memory: null });
const outboxPlace = (factory) => placeOf(factory, NAME, STORES);

// Tabs and the worker take turns where the browser can arrange it; what must hold is checked again
// inside the transaction, so a browser without locks stays correct.
function locked(store, name, work) {
  if (store.locks) return store.locks.request(name, work);
  const before = store.queues.get(name) ?? Promise.resolve();
  const mine = before.then(work, work);
  store.queues.set(
    name,
    mine.catch(() => {}),
  );
  return mine;
}

export { ask, database, inMemory, locked, outboxPlace, placeOf, run, STORES };
