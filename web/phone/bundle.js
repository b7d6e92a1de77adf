// What a force offers, signed: forms, triage, signposts. Parts are kept for ever by their hash, so
// a draft is answered by the very version it was begun with.
import { BUNDLE_URL } from "../../build/shell.js";
import { fromBase64, sha256, utf8 } from "../../sync/bytes.js";
import { ask, inMemory, placeOf, run } from "../../sync/store.js";

const STORES = { bundles: "id", parts: "digest" };
const NAMES = Object.keys(STORES);
const P256 = { name: "ECDSA", namedCurve: "P-256" };
const AGAIN = 3600000;

const place = placeOf(self.indexedDB ?? null, "peel-schemas", STORES);
if (!place.factory) place.memory = inMemory(STORES);
let asked = 0;

// sorted keys, no blanks: the spelling that was signed
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const pairs = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${pairs.join(",")}}`;
}

async function isSigned({ sig, ...said }) {
  const key = await crypto.subtle.importKey("raw", fromBase64(said.key.signing), P256, false, [
    "verify",
  ]);
  const how = { name: "ECDSA", hash: "SHA-256" };
  return crypto.subtle.verify(how, key, fromBase64(sig), utf8(canonical(said)));
}

const one = (store, key) =>
  run(place, [store], "readonly", (stores) => ask(stores[store].get(key)));

// every part a bundle names: an object with digest and address
const partsOf = ({ forms, pack, ...others }) =>
  [...Object.values(forms), ...Object.values(others)].filter((part) => part?.digest);

async function fetched({ digest, url }) {
  const bytes = await (await fetch(url)).arrayBuffer();
  if (!(await sha256(bytes)).startsWith(digest)) throw new Error("a part was changed on the way");
  return JSON.parse(new TextDecoder().decode(bytes));
}

async function missing(bundle) {
  const wanted = partsOf(bundle);
  const there = await Promise.all(wanted.map(({ digest }) => one("parts", digest)));
  return wanted.filter((_, at) => !there[at]);
}

// one new form comes alone; a phone that has little takes the pack, in which forms share words
async function fetchParts(bundle) {
  const wanted = await missing(bundle);
  const pack = wanted.length > 2 && bundle.pack ? await fetched(bundle.pack) : {};
  const value = (one) => pack[one.digest] ?? fetched(one);
  return Promise.all(wanted.map(async (one) => ({ digest: one.digest, value: await value(one) })));
}

async function refreshBundle() {
  const answer = await fetch(BUNDLE_URL, { cache: "no-cache", redirect: "error" });
  const bundle = await answer.json();
  if (!(await isSigned(bundle))) throw new Error("the bundle is not signed by this force");
  const parts = await fetchParts(bundle);
  await run(place, NAMES, "readwrite", async (stores) => {
    for (const part of parts) await ask(stores.parts.put(part));
    await ask(stores.bundles.put({ id: "now", bundle }));
  });
  return bundle;
}

// a newer one is looked for at most once an hour, and never waited for
function lookForNewer() {
  if (Date.now() - asked < AGAIN) return;
  asked = Date.now();
  refreshBundle().catch(() => {});
}

async function bundleNow() {
  const kept = await one("bundles", "now");
  return kept ? kept.bundle : refreshBundle();
}

async function part(digest) {
  return (await one("parts", digest))?.value ?? null;
}

export { bundleNow, lookForNewer, part, refreshBundle };
