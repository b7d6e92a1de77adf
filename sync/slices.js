// Which file goes next, and the bytes of it that go next (B6).
import { join } from "./bytes.js";
import { ask, run } from "./store.js";

async function nextFile(engine) {
  const all = await run(engine.store.disk, ["ops"], "readonly", ({ ops }) => ask(ops.getAll()));
  const waiting = all
    .filter((row) => row.state === "received")
    .flatMap((row) => row.files.filter((file) => !file.done).map((file) => ({ row, file })));
  return waiting.sort((a, b) => a.file.bytes - b.file.bytes)[0] ?? null;
}

// the bytes of the blob from `start` on, at most `length`, across the pieces they are stored in
async function slice(store, file, start, length) {
  const parts = [];
  let [at, wanted] = [0, length];
  await run(store.disk, ["pieces"], "readonly", async ({ pieces }) => {
    for (let i = 0; i < file.pieces && wanted > 0; i++) {
      const kept = await ask(pieces.get(`${file.id}/${i}`));
      if (!kept) throw new Error("a piece is missing");
      const { bytes } = kept;
      const part = bytes.subarray(Math.max(0, start - at), Math.max(0, start - at + wanted));
      at += bytes.byteLength;
      parts.push(part);
      wanted -= part.byteLength;
    }
  });
  return join(parts);
}

export { nextFile, slice };
