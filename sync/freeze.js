// D1: what was written becomes an op whose bytes never change again. Sealing is random, so it is
// done once; a repeat must send the same bytes.
import { base64, deflate, sha256, utf8, uuid7 } from "./bytes.js";
import { deviceName, placeFor } from "./device.js";
import { fault } from "./faults.js";
import { unlock } from "./keys.js";
import { seal, sealInfo } from "./seal.js";
import { ask, run } from "./store.js";

const MAX_SEALED = 45000; // an op has to fit into one exchange

async function lockedFiles(store, draft) {
  const place = placeFor(store, draft.id);
  const all = await run(place, ["files"], "readonly", ({ files }) => ask(files.getAll()));
  const mine = all.filter((file) => file.owner === draft.id);
  const open = (row) => unlock(store, row.locked, row.id).then((facts) => ({ row, facts }));
  const opened = await Promise.all(mine.map(open));
  const order = draft.files.map((file) => file.id);
  return opened.sort((a, b) => order.indexOf(a.row.id) - order.indexOf(b.row.id));
}

// what the seal says of each file: its place among the files of its question, and its key
function fileWords(opened) {
  const counts = {};
  return opened.map(({ facts }) => {
    const { question, name, type, size, added_at, sha256: plain, blob, key } = facts;
    const index = counts[question] ?? 0;
    counts[question] = index + 1;
    return { question, index, name, type, size, added_at, sha256: plain, blob, key };
  });
}

async function freeze(store, draft, bundle, what) {
  const id = uuid7(store.now());
  const made_at = store.now();
  const opened = await lockedFiles(store, draft);
  const said = { ...what.content, made_at, files: fileWords(opened) };
  const plain = await deflate(utf8(JSON.stringify(said)));
  const sealed = await seal(bundle.key, sealInfo(bundle.force.id, id, what.schema), plain);
  if (sealed.byteLength > MAX_SEALED) throw fault("TooBig", "this is too long to send");
  const device = await deviceName(store);
  const op = {
    id,
    n: 0,
    lane: what.lane ?? id,
    kind: what.kind,
    actor: what.actor ?? `d:${device.id}`,
    made_at,
    schema: what.schema,
    hash: await sha256(sealed),
    sealed: base64(sealed),
    needs: opened.map(({ row }) => `sha256:${row.blob}`),
  };
  return { op, opened };
}

export { freeze };
