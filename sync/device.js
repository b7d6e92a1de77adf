// What this device holds: its stores, its key, its name towards the force, and the way to empty it.
import { base64, randomBytes, uuid7 } from "./bytes.js";
import { deviceKey } from "./keys.js";
import { ask, database, inMemory, outboxPlace, run, STORES } from "./store.js";

const ALL = Object.keys(STORES);

// -> store. `state` is "durable", or "memory" when nothing here survives closing: say so.
async function openStore(factory, given = {}) {
  const disk = outboxPlace(factory);
  const store = {
    disk,
    brief: { ...outboxPlace(null), memory: inMemory(STORES) }, // drafts that leave no trace
    locks: given.locks ?? globalThis.navigator?.locks ?? null,
    queues: new Map(),
    now: given.now ?? Date.now,
  };
  try {
    await database(disk);
  } catch {
    disk.memory = inMemory(STORES);
  }
  const { key, durable } = await deviceKey(disk);
  return Object.assign(store, { key, state: durable ? "durable" : "memory" });
}

// ids that begin with m- are held in memory only and leave no trace
const placeFor = (store, id) => (id.startsWith("m-") ? store.brief : store.disk);

// id and secret are made here, at first need; the force stores a hash and learns nobody's name
async function deviceName(store) {
  const fresh = { key: "device", v: 1, id: uuid7(store.now()), secret: base64(randomBytes(32)) };
  return run(store.disk, ["meta"], "readwrite", async ({ meta }) => {
    const there = await ask(meta.get("device"));
    if (!there) await ask(meta.put(fresh));
    return there ?? fresh;
  });
}

// everything on this device, keys first
async function deleteAll(store) {
  for (const place of [store.disk, store.brief]) {
    await run(place, ["keys"], "readwrite", ({ keys }) => ask(keys.clear()));
    await run(place, ALL, "readwrite", async (stores) => {
      for (const name of ALL) await ask(stores[name].clear());
    });
  }
  Object.assign(store, await deviceKey(store.disk));
}

export { deleteAll, deviceName, openStore, placeFor };
