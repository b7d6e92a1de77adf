// A sealed item as one file, for any other way to the force: a line of name, the length of a
// heading, the heading in JSON, then the encrypted files one after the other.
import { join, utf8 } from "./bytes.js";
import { fault } from "./faults.js";
import { ask, run } from "./store.js";

const NAME = "peelitem/1\n";

async function exportItem(store, id) {
  const { row, parts } = await run(store.disk, ["ops", "pieces"], "readonly", async (stores) => {
    const row = await ask(stores.ops.get(id));
    const parts = [];
    for (const file of row?.files ?? []) {
      for (let i = 0; i < file.pieces; i++) {
        const piece = await ask(stores.pieces.get(`${file.id}/${i}`));
        if (piece) parts.push(piece.bytes);
      }
    }
    return { row, parts };
  });
  if (!row?.op.sealed) throw fault("Gone", "there is nothing left to carry");
  const files = row.files.map(({ blob, bytes }) => ({ blob, bytes }));
  const head = utf8(JSON.stringify({ op: row.op, files }));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, head.byteLength);
  return join([utf8(NAME), length, head, ...parts]);
}

export { exportItem };
