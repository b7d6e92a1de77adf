// peelfile/1: pieces of 262,144 bytes, each AES-256-GCM under the file's own random key; the nonce
// is seven zeros, the piece's number, and 1 on the last piece, so no piece can move or go missing.
import { base64, fromBase64, join, randomBytes, sha256 } from "./bytes.js";

const PIECE = 262144;

function nonce(index, last) {
  const bytes = new Uint8Array(12);
  new DataView(bytes.buffer).setUint32(7, index);
  bytes[11] = last ? 1 : 0;
  return bytes;
}

const fileKey = (raw, use) => crypto.subtle.importKey("raw", raw, "AES-GCM", false, [use]);

// bytes -> { key, size, sha256, blob, pieces }; the key opens it and is not kept with the pieces
async function encryptFile(bytes, raw = randomBytes(32)) {
  const key = await fileKey(raw, "encrypt");
  const count = Math.max(1, Math.ceil(bytes.byteLength / PIECE));
  const pieces = [];
  for (let i = 0; i < count; i++) {
    const iv = nonce(i, i === count - 1);
    const part = bytes.subarray(i * PIECE, (i + 1) * PIECE);
    pieces.push(new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, part)));
  }
  const [plain, blob] = [await sha256(bytes), await sha256(join(pieces))];
  return { key: base64(raw), size: bytes.byteLength, sha256: plain, blob, pieces };
}

async function decryptFile(pieces, raw) {
  const key = await fileKey(fromBase64(raw), "decrypt");
  const plain = [];
  for (const [i, piece] of pieces.entries()) {
    const iv = nonce(i, i === pieces.length - 1);
    plain.push(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, piece));
  }
  return join(plain);
}

export { decryptFile, encryptFile, PIECE };
