// A report begun on the server before this worker took over becomes a report of this phone: copied
// whole, kept, and only then erased over there. The number in its name stays, so once is enough.
import { addFile } from "../../sync/attachments.js";
import { createDraft, loadDraft } from "../../sync/drafts.js";
import { part, refreshBundle } from "./bundle.js";

const ours = (id) => `l-${id.slice(2)}`;
/** @type {RequestInit} */
const strict = { method: "POST", redirect: "error" };

async function copyFiles(at, theirs, mine, files) {
  for (const { id, size, ...facts } of files) {
    const answer = await fetch(`/r/${theirs}/files/${id}`, { redirect: "error" });
    if (!answer.ok) throw new Error("a file did not come");
    await addFile(at.store, mine, { ...facts, bytes: await answer.arrayBuffer() });
  }
}

async function copy(at, theirs) {
  const answer = await fetch(`/r/${theirs}/adopt`, strict);
  if (!answer.ok) return null;
  const { rev, files, id, ...content } = await answer.json();
  if (!(await part(content.digest))) await refreshBundle();
  const mine = ours(theirs);
  await createDraft(at.store, { ...content, id: mine });
  await copyFiles(at, theirs, mine, files);
  await fetch(`/r/${theirs}/adopted`, strict);
  return mine;
}

// the id it has here now; null when the server keeps it or there is no signal
async function adopt(at, theirs) {
  if (await loadDraft(at.store, ours(theirs))) return ours(theirs);
  return copy(at, theirs).catch(() => null);
}

export { adopt };
