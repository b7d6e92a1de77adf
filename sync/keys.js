// The device's own key: AES-256-GCM, not extractable, kept where the drafts are. It guards copies
// and backups of the browser's files, not a person who holds the unlocked phone.
import { fromUtf8, join, randomBytes, utf8 } from "./bytes.js";
import { ask, run } from "./store.js";

const AES = { name: "AES-GCM", length: 256 };

const newKey = () => crypto.subtle.generateKey(AES, false, ["encrypt", "decrypt"]);

async function lockWith(key, bytes, about) {
  const iv = randomBytes(12);
  const how = { name: "AES-GCM", iv, additionalData: utf8(about) };
  return join([iv, await crypto.subtle.encrypt(how, key, bytes)]);
}

async function unlockWith(key, bytes, about) {
  const how = { name: "AES-GCM", iv: bytes.subarray(0, 12), additionalData: utf8(about) };
  return new Uint8Array(await crypto.subtle.decrypt(how, key, bytes.subarray(12)));
}

// Some browsers take a key and give back nothing, or a dead record: write, read back, and open
// with the one what the other locked.
async function works(kept, fresh) {
  try {
    const probe = await lockWith(fresh ?? kept, utf8("probe"), "probe");
    return fromUtf8(await unlockWith(kept, probe, "probe")) === "probe";
  } catch {
    return false;
  }
}

async function readKey(place) {
  return run(place, ["keys"], "readonly", ({ keys }) => ask(keys.get("device")));
}

async function keepKey(place, fresh, broken) {
  return run(place, ["keys"], "readwrite", async ({ keys }) => {
    const there = broken ? null : await ask(keys.get("device"));
    if (!there) await ask(keys.put({ key: "device", v: 1, secret: fresh }));
  });
}

// -> { key, durable }: not durable means the drafts die with this process
async function deviceKey(place) {
  try {
    const found = (await readKey(place))?.secret;
    if (found && (await works(found))) return { key: found, durable: !place.memory };
    const fresh = await newKey();
    await keepKey(place, fresh, Boolean(found));
    const kept = (await readKey(place))?.secret;
    // another tab may have been quicker: then its key is the one
    if (kept && (await works(kept))) return { key: kept, durable: !place.memory };
  } catch {
    // storage refused the key: below
  }
  return { key: await newKey(), durable: false };
}

async function lock(store, value, about) {
  return lockWith(store.key, utf8(JSON.stringify(value)), about);
}

async function unlock(store, bytes, about) {
  return JSON.parse(fromUtf8(await unlockWith(store.key, bytes, about)));
}

export { deviceKey, lock, unlock };
