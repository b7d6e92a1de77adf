// A report begun on the server before this worker took over becomes a report of this phone: copied
// whole, kept, and only then erased over there. The number in its name stays, so once is enough.
import { addFile } from "../../sync/attachments.js";
import { changeDraft, createDraft, deleteDraft, loadDraft } from "../../sync/drafts.js";
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

async function theirDraft(theirs) {
  const answer = await fetch(`/r/${theirs}/adopt`, strict);
  return answer.ok ? answer.json() : null;
}

// marked until it is whole: after a crash in between it is copied anew
async function copy(at, theirs) {
  const found = await theirDraft(theirs);
  if (!found) return null;
  const { rev, files, id, ...content } = found;
  if (!(await part(content.digest))) await refreshBundle();
  const mine = ours(theirs);
  await createDraft(at.store, { ...content, id: mine, halfway: true });
  await copyFiles(at, theirs, mine, files);
  await changeDraft(at.store, mine, null, ({ halfway, ...whole }) => whole);
  await fetch(`/r/${theirs}/adopted`, strict);
  return mine;
}

// the id it has here now; null when the server keeps it or there is no signal
async function adopt(at, theirs) {
  const there = await loadDraft(at.store, ours(theirs));
  if (there && !there.halfway) return there.id;
  if (there) await deleteDraft(at.store, there.id);
  return copy(at, theirs).catch(() => null);
}

export { adopt };
