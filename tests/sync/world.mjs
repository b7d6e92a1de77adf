// A device and a force in one process: a fresh browser storage, a bundle, and a force that signs.
import "fake-indexeddb/auto";
import { createHash } from "node:crypto";
import { IDBFactory } from "fake-indexeddb";
import { base64, utf8 } from "../../sync/bytes.js";
import { openStore } from "../../sync/device.js";
import { createDraft, loadDraft } from "../../sync/drafts.js";
import { openEngine } from "../../sync/engine.js";
import { enqueue, listItems } from "../../sync/outbox.js";

const FORCE = "cwm";
const SCHEMA = "lost-things@1#0123456789abcdef";
const ECDSA = { name: "ECDSA", namedCurve: "P-256" };
const ECDH = { name: "ECDH", namedCurve: "P-256" };
const rawOf = async (key) => new Uint8Array(await crypto.subtle.exportKey("raw", key));

async function newForce() {
  const signing = await crypto.subtle.generateKey(ECDSA, true, ["sign", "verify"]);
  const sealing = await crypto.subtle.generateKey(ECDH, true, ["deriveBits"]);
  const [sign, seal] = [await rawOf(signing.publicKey), await rawOf(sealing.publicKey)];
  const bundle = { force: { id: FORCE }, key: { sealing: base64(seal), signing: base64(sign) } };
  return { signing, sealing, bundle, keys: [sign] };
}

async function signature(force, lines) {
  const how = { name: "ECDSA", hash: "SHA-256" };
  const said = utf8(lines.join("\n"));
  return base64(new Uint8Array(await crypto.subtle.sign(how, force.signing.privateKey, said)));
}

async function receiptFor(force, op, pos = "1:AAAAAAAA", ref = "CWM-7F3K-Q2") {
  const receipt = { pos, ref, at: 1000, hash: op.hash };
  const { hash, at } = receipt;
  const sig = await signature(force, ["peel/1 receipt", FORCE, op.id, hash, pos, ref, at]);
  return { ...receipt, sig };
}

const newBrowser = () => new IDBFactory();
const openDevice = (browser, given = {}) => openStore(browser, given);

async function writeDraft(store, given = {}) {
  const { id } = await createDraft(store, {
    form: "lost-things",
    answers: { what: "bicycle" },
    ...given,
  });
  return loadDraft(store, id);
}

function send(store, force, draft, more = {}) {
  const { form, answers } = draft;
  const what = {
    kind: "note.add",
    schema: SCHEMA,
    title: "Lost things",
    content: { form, answers },
  };
  return enqueue(store, draft, force.bundle, { ...what, ...more });
}

// an engine whose network is the function `answer(said, options)`
function engineFor(store, force, answer, given = {}) {
  return openEngine({
    store,
    force: FORCE,
    signing: async () => force.keys,
    zip: null,
    random: () => 0.5,
    fetch: async (url, options) => answer(JSON.parse(options.body), options, url),
    ...given,
  });
}

const json = (said, status = 200, headers = {}) =>
  new Response(typeof said === "string" ? said : JSON.stringify(said), { status, headers });

// what an honest force answers to an exchange
async function honest(force, said, more = {}) {
  const results = [];
  for (const op of said.ops) {
    const receipt = await receiptFor(force, op, `${results.length + 1}:AAAAAAAA`);
    results.push({ id: op.id, st: "done", hash: op.hash, receipt });
  }
  return { peel: 1, nonce: said.nonce, server_time: 1, cmd: "", results, feeds: {}, ...more };
}

const states = async (store) => (await listItems(store)).map((item) => item.state);
const hashOf = (bytes) => createHash("sha256").update(bytes).digest("hex");

export {
  engineFor,
  FORCE,
  hashOf,
  honest,
  json,
  newBrowser,
  newForce,
  openDevice,
  rawOf,
  receiptFor,
  SCHEMA,
  send,
  signature,
  states,
  writeDraft,
};
