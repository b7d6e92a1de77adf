// Bytes and texts: base64url, hexadecimal, hashes, ids, and deflate before sealing.
const text = new TextEncoder();
const letters = new TextDecoder("utf-8", { fatal: true });

const utf8 = (said) => text.encode(said);
const fromUtf8 = (bytes) => letters.decode(bytes);

function join(parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part instanceof Uint8Array ? part : new Uint8Array(part), at);
    at += part.byteLength;
  }
  return all;
}

function base64(bytes) {
  let said = "";
  for (let i = 0; i < bytes.length; i += 8192) {
    said += String.fromCharCode(...bytes.subarray(i, i + 8192));
  }
  return btoa(said).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function fromBase64(said) {
  const plain = atob(said.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
}

const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

async function sha256(bytes) {
  return hex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}

const randomBytes = (count) => crypto.getRandomValues(new Uint8Array(count));

// RFC 9562 section 5.7: 48 bits of time, the rest random but for version and variant
function uuid7(now) {
  const bytes = randomBytes(16);
  new DataView(bytes.buffer).setUint32(0, Math.floor(now / 65536));
  new DataView(bytes.buffer).setUint16(4, now % 65536);
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return hex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

async function through(stream, bytes) {
  const writer = stream.writable.getWriter();
  const written = writer.write(bytes).then(() => writer.close());
  const answer = new Response(stream.readable).arrayBuffer();
  await Promise.all([written, answer]);
  return new Uint8Array(await answer);
}

const deflate = (bytes) => through(new CompressionStream("deflate-raw"), bytes);
const gzip = (bytes) => through(new CompressionStream("gzip"), bytes);

export { base64, deflate, fromBase64, fromUtf8, gzip, hex, join, randomBytes, sha256, utf8, uuid7 };
