// Which file goes next, and the bytes of it that go next (B6).
import { join } from "./bytes.js";
import { PIECE } from "./files.js";
import { ask, run } from "./store.js";

async function nextFile(engine) {
  const all = await run(engine.store.disk, ["ops"], "readonly", ({ ops }) => ask(ops.getAll()));
  const waiting = all
    .filter((row) => row.state === "received")
    .flatMap((row) => row.files.filter((file) => !file.done).map((file) => ({ row, file })))
    .filter(({ file }) => (engine.later.get(file.id) ?? 0) <= engine.now());
  return waiting.sort((a, b) => a.file.bytes - b.file.bytes)[0] ?? null;
}

const STORED = PIECE + 16; // each piece carries its tag

// the bytes of the blob from `start` on, at most `length`, across the pieces they are stored in
async function slice(store, file, start, length) {
  const parts = [];
  await run(store.disk, ["pieces"], "readonly", async ({ pieces }) => {
    let i = Math.floor(start / STORED);
    let [from, wanted] = [start - i * STORED, length];
    for (; i < file.pieces && wanted > 0; i++) {
      const kept = await ask(pieces.get(`${file.id}/${i}`));
      if (!kept) throw new Error("a piece is missing");
      const part = kept.bytes.subarray(from, from + wanted);
      parts.push(part);
      wanted -= part.byteLength;
      from = 0;
    }
  });
  return join(parts);
}

export { nextFile, slice };
