// Files, piece by piece, after the ops (B6): smallest first, each piece small enough for a bad
// network, and always from the offset the force names.
import { deviceName } from "./device.js";
import { blobReceiptHolds } from "./protocol.js";
import { nextFile, slice } from "./slices.js";
import { ask, run } from "./store.js";

const SMALLEST = 32768;
const LARGEST = 262144;
const [QUICK, SLOW] = [4000, 15000];
const PAUSE = 60000;

async function headersOf(engine, row, more) {
  const { id, secret } = await deviceName(engine.store);
  return { Authorization: `Peel-Device ${id}.${secret}`, "Peel-Op": row.id, ...more };
}

function keepFile(engine, row, file, change) {
  return run(engine.store.disk, ["ops"], "readwrite", async ({ ops }) => {
    const there = await ask(ops.get(row.id));
    if (!there) return;
    const files = there.files.map((one) => (one.id === file.id ? { ...one, ...change } : one));
    await ask(ops.put({ ...there, files }));
  });
}

// B2: creating is also asking; a name that is there already answers how far it has come
async function create(engine, request, url, row, file) {
  const headers = await headersOf(engine, row, { "Upload-Length": String(file.bytes) });
  return request(engine, url, { method: "PUT", headers });
}

async function patch(engine, request, url, row, file, offset) {
  const body = await slice(engine.store, file, offset, engine.piece);
  const headers = await headersOf(engine, row, {
    "Upload-Offset": String(offset),
    "Content-Type": "application/octet-stream",
  });
  const began = engine.now();
  const answer = await request(engine, url, { method: "PATCH", headers, body });
  const took = engine.now() - began;
  if (took < QUICK) engine.piece = Math.min(LARGEST, engine.piece * 2);
  if (took > SLOW) engine.piece = Math.max(SMALLEST, engine.piece / 2);
  return answer;
}

// one request for one file. -> { said: "none" | "ok" | … }
async function sendPiece(engine, request) {
  const next = await nextFile(engine);
  if (!next) return { said: "none" };
  const { row, file } = next;
  const url = `${engine.url}/blobs/${file.blob}`;
  const begun = engine.uploads.get(file.id);
  let answer;
  try {
    answer =
      begun === undefined
        ? await create(engine, request, url, row, file)
        : await patch(engine, request, url, row, file, begun);
  } catch {
    engine.piece = Math.max(SMALLEST, engine.piece / 2);
    engine.uploads.delete(file.id);
    return { said: "offline" };
  }
  return hear(engine, row, file, answer);
}

// only an offset that the force names, and at the end its signature, moves a file on
async function hear(engine, row, file, answer) {
  const keys = await engine.signing();
  const said = answer.header("Peel-Receipt");
  if (said && (await blobReceiptHolds(keys, engine.force, row.id, file.blob, said))) {
    await keepFile(engine, row, file, { done: said.split(" ")[1], offset: file.bytes });
    engine.changed();
    return { said: "ok" };
  }
  const offset = answer.header("Upload-Offset");
  const known = [200, 201, 204, 409].includes(answer.status) && /^\d{1,15}$/.test(offset ?? "");
  if (known && Number(offset) <= file.bytes) {
    const still = engine.uploads.get(file.id) === Number(offset);
    engine.uploads.set(file.id, Number(offset));
    if (still) return { said: "busy" };
    await keepFile(engine, row, file, { offset: Number(offset) });
    engine.changed();
    return { said: "ok" };
  }
  engine.uploads.delete(file.id);
  return refused(engine, file, answer.status);
}

// one file that is not taken holds up no other
function refused(engine, file, status) {
  if (status >= 500 || status === 429) return { said: "busy" };
  if (status < 400 || status === 401) return { said: "portal" };
  engine.later.set(file.id, engine.now() + PAUSE);
  return { said: "ok" };
}

export { sendPiece };
