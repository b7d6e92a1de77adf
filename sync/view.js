// What the force shows this device: another database, so that it can be thrown away and pulled
// again whenever it is in doubt. Bodies are locked under the device's key.
import { lock, unlock } from "./keys.js";
import { ask, inMemory, placeOf, run } from "./store.js";

const STORES = { rows: "id", cursors: "feed" };

function openView(factory, subject) {
  const place = placeOf(factory, `peel-view-${subject}`, STORES);
  if (!factory) place.memory = inMemory(STORES);
  return place;
}

const isFromNewerCode = (error) => error?.cause?.name === "VersionError";

// newer code may have left a newer version behind: drop it, pull again
async function mended(place, mode, work) {
  const names = Object.keys(STORES);
  try {
    return await run(place, names, mode, work);
  } catch (error) {
    if (!isFromNewerCode(error)) throw error;
    await ask(place.factory.deleteDatabase(place.name));
    return run(place, names, mode, work);
  }
}

async function readCursors(place) {
  const all = await mended(place, "readonly", ({ cursors }) => ask(cursors.getAll()));
  return Object.fromEntries(all.map((row) => [row.feed, row.cursor]));
}

async function lockedRows(store, feed, rows) {
  const made = [];
  for (const row of rows) {
    const id = `${feed} ${row.e} ${row.k}`;
    const body = row.gone ? null : await lock(store, row.body, id);
    made.push({ id, v: 1, feed, e: row.e, k: row.k, seq: row.v, body });
  }
  return made;
}

// D9: rows and cursor in one transaction; the cursor exactly as it was answered
async function applyFeeds(store, place, feeds) {
  const made = {};
  for (const [feed, said] of Object.entries(feeds)) {
    made[feed] = await lockedRows(store, feed, said.rows);
  }
  await mended(place, "readwrite", async ({ rows, cursors }) => {
    for (const [feed, said] of Object.entries(feeds)) {
      if (said.reset) await clearFeed(rows, feed);
      for (const row of made[feed]) await ask(row.body ? rows.put(row) : rows.delete(row.id));
      await ask(cursors.put({ feed, cursor: said.cursor }));
    }
  });
}

async function clearFeed(rows, feed) {
  for (const row of await ask(rows.getAll())) if (row.feed === feed) await ask(rows.delete(row.id));
}

// -> [{ feed, e, k, body }]
async function readRows(store, place) {
  const found = await mended(place, "readonly", ({ rows }) => ask(rows.getAll()));
  const open = async ({ id, feed, e, k, body }) => ({
    feed,
    e,
    k,
    body: await unlock(store, body, id),
  });
  const all = await Promise.all(found.map((row) => open(row).catch(() => null)));
  return all.filter(Boolean);
}

function clearView(place) {
  return mended(place, "readwrite", async ({ rows, cursors }) => {
    await ask(rows.clear());
    await ask(cursors.clear());
  });
}

export { applyFeeds, clearView, openView, readCursors, readRows };
