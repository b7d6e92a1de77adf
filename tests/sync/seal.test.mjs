// Our own sender is held to the vectors of RFC 9180 and to another implementation of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from "@hpke/core";
import { base64, deflate, fromBase64, hex, join, utf8 } from "../../sync/bytes.js";
import {
  hpkeSeal,
  KEM_SUITE,
  labeledExpand,
  labeledExtract,
  seal,
  sealInfo,
} from "../../sync/seal.js";
import { newForce, rawOf } from "./world.mjs";

const bytes = (said) => Uint8Array.from(said.match(/../g), (pair) => Number.parseInt(pair, 16));

// RFC 9180 appendix A.3.1
const VECTOR = {
  info: "4f6465206f6e2061204772656369616e2055726e",
  ikmE: "4270e54ffd08d79d5928020af4686d8f6b7d35dbe470265f1f5aa22816ce860e",
  skEm: "4995788ef4b9d6132b249ce59a77281493eb39af373d236a1fe415cb0c2d7beb",
  enc: "04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac98536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4",
  pkRm: "04fe8c19ce0905191ebc298a9245792531f26f0cece2460639e8bc39cb7f706a826a779b4cf969b8a0e539c7f62fb3d30ad6aa8f80e30f1d128aafd68a2ce72ea0",
  pt: "4265617574792069732074727574682c20747275746820626561757479",
  aad: "436f756e742d30",
  ct: "5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f20b6c7f9076ac232e3ab2523f39513434",
};

// section 7.1.3, DeriveKeyPair: the first candidate is the key (a second is needed once in 2^32)
async function derivedScalar(ikm) {
  const prk = await labeledExtract(KEM_SUITE, new Uint8Array(0), "dkp_prk", ikm);
  return labeledExpand(KEM_SUITE, prk, "candidate", new Uint8Array([0]), 32);
}

async function pairOf(scalar, point) {
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const [x, y] = [base64(point.slice(1, 33)), base64(point.slice(33))];
  const jwk = { kty: "EC", crv: "P-256", x, y };
  const secret = { ...jwk, d: base64(scalar) };
  const privateKey = await crypto.subtle.importKey("jwk", secret, curve, false, ["deriveBits"]);
  const publicKey = await crypto.subtle.importKey("jwk", jwk, curve, true, []);
  return { privateKey, publicKey };
}

test("the sender's key, its share and the ciphertext are those of the RFC", async () => {
  const scalar = await derivedScalar(bytes(VECTOR.ikmE));
  assert.equal(hex(scalar), VECTOR.skEm);
  const sender = await pairOf(scalar, bytes(VECTOR.enc));
  const given = { sender, aad: bytes(VECTOR.aad), aead: 1 };
  const { enc, ciphertext } = await hpkeSeal(
    bytes(VECTOR.pkRm),
    bytes(VECTOR.info),
    bytes(VECTOR.pt),
    given,
  );
  assert.equal(hex(enc), VECTOR.enc);
  assert.equal(hex(ciphertext), VECTOR.ct);
});

const suite = new CipherSuite({
  kem: new DhkemP256HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});

test("another implementation opens what we seal, and not for another op", async () => {
  const force = await newForce();
  const info = sealInfo("cwm", "op-1", "x@1#0");
  const plain = await deflate(utf8("a bicycle, blue"));
  const sealed = await seal(force.bundle.key, info, plain);
  const receiver = { recipientKey: force.sealing };
  const [enc, ciphertext] = [sealed.slice(9, 74), sealed.slice(74)];
  const opened = await suite.open({ ...receiver, info, enc }, ciphertext);
  assert.deepEqual(new Uint8Array(opened), plain);
  const other = sealInfo("cwm", "op-2", "x@1#0");
  await assert.rejects(suite.open({ ...receiver, info: other, enc }, ciphertext));
});

test("a seal says its version and the id of the key it is for", async () => {
  const force = await newForce();
  const sealed = await seal(force.bundle.key, utf8("info"), utf8("plain"));
  const point = await rawOf(force.sealing.publicKey);
  const id = new Uint8Array(await crypto.subtle.digest("SHA-256", point)).slice(0, 8);
  assert.equal(sealed[0], 1);
  assert.deepEqual(sealed.slice(1, 9), id);
  assert.equal(sealed.length, 1 + 8 + 65 + 5 + 16);
});

test("what a seal is bound to cannot be shifted from one text to the next", () => {
  assert.notDeepEqual(sealInfo("a", "bc", "d"), sealInfo("ab", "c", "d"));
  assert.equal(hex(sealInfo("", "", "")), "000000067065656c2f31000000000000000000000000");
});

test("base64url comes back as it went, whatever its length", () => {
  for (let length = 0; length < 70; length++) {
    const raw = crypto.getRandomValues(new Uint8Array(length));
    assert.deepEqual(fromBase64(base64(raw)), raw);
    assert.match(base64(join([raw])), /^[A-Za-z0-9_-]*$/);
  }
});
