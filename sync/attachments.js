// Files of a draft: each is encrypted under a key of its own when it is added, so that Send has only
// to put that key into the seal and forget it. What a file is called is locked like the answers.
import { uuid7 } from "./bytes.js";
import { placeFor } from "./device.js";
import { fault } from "./faults.js";
import { decryptFile, encryptFile } from "./files.js";
import { lock, unlock } from "./keys.js";
import { ask, run } from "./store.js";

// what a page may know of a file; its key stays behind
async function fileFacts(store, row) {
  const { key, ...facts } = await unlock(store, row.locked, row.id);
  return { id: row.id, ...facts };
}

async function dropFiles({ files, pieces }, which) {
  for (const file of await ask(files.getAll())) {
    if (!which(file)) continue;
    for (let i = 0; i < file.pieces; i++) await ask(pieces.delete(`${file.id}/${i}`));
    await ask(files.delete(file.id));
  }
}

// given: { question, name, type, bytes, added_at } -> { id, question, name, type, size, … }
async function addFile(store, draftId, given) {
  const { bytes, ...facts } = given;
  const plain = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes);
  const { pieces, ...sealed } = await encryptFile(plain);
  const id = uuid7(store.now());
  const row = { v: 1, id, owner: draftId, blob: sealed.blob, pieces: pieces.length };
  row.bytes = pieces.reduce((sum, piece) => sum + piece.byteLength, 0);
  row.locked = await lock(store, { ...facts, ...sealed }, id);
  await run(
    placeFor(store, draftId),
    ["drafts", "files", "pieces"],
    "readwrite",
    async (stores) => {
      if (!(await ask(stores.drafts.get(draftId)))) throw fault("Gone", "the draft is gone");
      await ask(stores.files.put(row));
      for (const [i, piece] of pieces.entries()) {
        await ask(stores.pieces.put({ id: `${id}/${i}`, bytes: piece }));
      }
    },
  );
  return fileFacts(store, row);
}

async function removeFile(store, fileId) {
  for (const place of [store.disk, store.brief]) {
    await run(place, ["files", "pieces"], "readwrite", (stores) =>
      dropFiles(stores, (file) => file.id === fileId),
    );
  }
}

async function piecesOf(place, fileId) {
  return run(place, ["files", "pieces"], "readonly", async ({ files, pieces }) => {
    const file = await ask(files.get(fileId));
    if (!file) return null;
    const parts = [];
    for (let i = 0; i < file.pieces; i++)
      parts.push((await ask(pieces.get(`${fileId}/${i}`))).bytes);
    return { file, parts };
  });
}

async function readFile(store, fileId) {
  const found = (await piecesOf(store.disk, fileId)) ?? (await piecesOf(store.brief, fileId));
  if (!found) throw fault("Gone", "the file is not on this device");
  const { key } = await unlock(store, found.file.locked, fileId);
  return decryptFile(found.parts, key);
}

export { addFile, dropFiles, fileFacts, piecesOf, readFile, removeFile };
