// The sender of HPKE (RFC 9180) in base mode on WebCrypto: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256,
// AES-256-GCM. After sealing, this device cannot read what it wrote.
import { fromBase64, join, utf8 } from "./bytes.js";

const CURVE = { name: "ECDH", namedCurve: "P-256" };
const VERSION = 1;
const [P256, HKDF_SHA256, AES_256_GCM] = [0x0010, 0x0001, 0x0002];
const KEY_SIZE = { 1: 16, 2: 32 }; // by AEAD id; the RFC's own vectors are of the first

const i2osp = (value, size) => {
  const bytes = new Uint8Array(size);
  for (let i = size - 1; i >= 0; i--, value = Math.floor(value / 256)) bytes[i] = value % 256;
  return bytes;
};

async function hmac(key, message) {
  // an empty salt is a key of zeros (RFC 5869), and WebCrypto refuses a key of no bytes
  const raw = key.byteLength ? key : new Uint8Array(32);
  const how = { name: "HMAC", hash: "SHA-256" };
  const imported = await crypto.subtle.importKey("raw", raw, how, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", imported, message));
}

const labeledExtract = (suite, salt, label, ikm) =>
  hmac(salt, join([utf8("HPKE-v1"), suite, utf8(label), ikm]));

async function labeledExpand(suite, prk, label, info, length) {
  const said = join([i2osp(length, 2), utf8("HPKE-v1"), suite, utf8(label), info]);
  let [last, out] = [new Uint8Array(0), new Uint8Array(0)];
  for (let i = 1; out.byteLength < length; i++) {
    last = await hmac(prk, join([last, said, i2osp(i, 1)]));
    out = join([out, last]);
  }
  return out.slice(0, length);
}

const KEM_SUITE = join([utf8("KEM"), i2osp(P256, 2)]);

// section 4.1, Encap
async function encapsulate(receiver, sender) {
  const pair = sender ?? (await crypto.subtle.generateKey(CURVE, false, ["deriveBits"]));
  const enc = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  const theirs = await crypto.subtle.importKey("raw", receiver, CURVE, false, []);
  const dh = await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, pair.privateKey, 256);
  const none = new Uint8Array(0);
  const prk = await labeledExtract(KEM_SUITE, none, "eae_prk", new Uint8Array(dh));
  const context = join([enc, receiver]);
  const secret = await labeledExpand(KEM_SUITE, prk, "shared_secret", context, 32);
  return { enc, secret };
}

// section 5.1, KeySchedule in base mode
async function keySchedule(secret, info, aead) {
  const none = new Uint8Array(0);
  const suite = join([utf8("HPKE"), i2osp(P256, 2), i2osp(HKDF_SHA256, 2), i2osp(aead, 2)]);
  const idHash = await labeledExtract(suite, none, "psk_id_hash", none);
  const infoHash = await labeledExtract(suite, none, "info_hash", info);
  const context = join([i2osp(0, 1), idHash, infoHash]);
  const prk = await labeledExtract(suite, secret, "secret", none);
  const key = await labeledExpand(suite, prk, "key", context, KEY_SIZE[aead]);
  const nonce = await labeledExpand(suite, prk, "base_nonce", context, 12);
  return { key, nonce };
}

// `given` is for the RFC's vectors only: { sender, aad, aead }
async function hpkeSeal(receiver, info, plain, given = {}) {
  const { enc, secret } = await encapsulate(receiver, given.sender);
  const { key, nonce } = await keySchedule(secret, info, given.aead ?? AES_256_GCM);
  const aes = await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt"]);
  const how = { name: "AES-GCM", iv: nonce, additionalData: given.aad ?? new Uint8Array(0) };
  const ciphertext = new Uint8Array(await crypto.subtle.encrypt(how, aes, plain));
  return { enc, ciphertext };
}

// what the seal is bound to: each text behind its length in four bytes
function sealInfo(force, op, schema) {
  const texts = ["peel/1", force, op, schema].map(utf8);
  return join(texts.flatMap((said) => [i2osp(said.byteLength, 4), said]));
}

// version, key id, enc, ciphertext. `key` comes with the signed bundle: { sealing } in base64url
async function seal(key, info, plain) {
  const receiver = fromBase64(key.sealing);
  const id = new Uint8Array(await crypto.subtle.digest("SHA-256", receiver)).slice(0, 8);
  const { enc, ciphertext } = await hpkeSeal(receiver, info, plain);
  return join([new Uint8Array([VERSION]), id, enc, ciphertext]);
}

export { hpkeSeal, KEM_SUITE, labeledExpand, labeledExtract, seal, sealInfo };
