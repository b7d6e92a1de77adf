// The device's side of the words on the wire: what is sent, and what is believed (D6, D7).
import { fromBase64, utf8 } from "./bytes.js";

const PROTO = 1;
const MAX_OPS = 32;
const MAX_TEXT = 72000; // sealed bytes in base64 shrink by a quarter: below 64 KiB on the wire

const number = (position) => Number((position ?? "0:").split(":")[0]);

// a body is sent as the very text that was hashed
function opText(op) {
  const { body, ...rest } = op;
  const said = JSON.stringify(rest);
  return body === undefined ? said : `${said.slice(0, -1)},"body":${body}}`;
}

function exchangeText(said, ops) {
  const head = JSON.stringify({ proto: PROTO, ...said });
  return `${head.slice(0, -1)},"ops":[${ops.map(opText).join(",")}]}`;
}

// as many as fit, at least one
function fitting(ops, limit) {
  const chosen = [];
  let room = MAX_TEXT;
  for (const op of ops.slice(0, Math.min(limit, MAX_OPS))) {
    room -= opText(op).length;
    if (room < 0 && chosen.length) break;
    chosen.push(op);
  }
  return chosen;
}

// D7: only JSON with our mark and our nonce counts; whatever else answers is a stranger's network
function believed(status, text, nonce) {
  if (status !== 200) return null;
  try {
    const answer = JSON.parse(text);
    const ours = answer?.peel === 1 && answer.nonce === nonce;
    return ours && Array.isArray(answer.results) && isMap(answer.feeds) ? answer : null;
  } catch {
    return null;
  }
}

const isMap = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

async function signed(keys, lines, signature) {
  const how = { name: "ECDSA", hash: "SHA-256" };
  for (const raw of keys) {
    try {
      const curve = { name: "ECDSA", namedCurve: "P-256" };
      const key = await crypto.subtle.importKey("raw", raw, curve, false, ["verify"]);
      const bytes = fromBase64(signature);
      if (await crypto.subtle.verify(how, key, bytes, utf8(lines.join("\n")))) return true;
    } catch {
      // not a key, or not a signature: the next one
    }
  }
  return false;
}

// a receipt counts for the op it names, in the words of its own force
function receiptHolds(keys, force, op, receipt) {
  if (!isMap(receipt) || receipt.hash !== op.hash) return false;
  const { hash, pos, ref, at, sig } = receipt;
  return signed(keys, ["peel/1 receipt", force, op.id, hash, pos, ref, at], sig);
}

function blobReceiptHolds(keys, force, op, sha, said) {
  const [at, pos, sig] = (said ?? "").split(" ");
  return signed(keys, ["peel/1 blob", force, op, sha, pos, at], sig ?? "");
}

export { believed, blobReceiptHolds, exchangeText, fitting, MAX_OPS, number, receiptHolds };
