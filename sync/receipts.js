// What an answer does to the outbox (D8): an item moves only on a receipt the force signed.
import { dropFiles } from "./attachments.js";
import { uuid7 } from "./bytes.js";
import { number, receiptHolds } from "./protocol.js";
import { ask, run } from "./store.js";

const RETRY = 5000;

// signatures are checked before the transaction begins
async function checkResults(engine, ops, answer) {
  const mine = new Map(ops.map((op) => [op.id, op]));
  const keys = await engine.signing();
  /** @type {{ results: any[], forged: boolean }} */
  const checked = { results: [], forged: false };
  const answered = new Set(answer.results.map((result) => result.id));
  // silence about something we sent is no answer to it
  if (ops.some((op) => !answered.has(op.id))) checked.forged = true;
  for (const result of answer.results) {
    const op = mine.get(result.id);
    if (!op) continue;
    if (result.st === "done" && !(await receiptHolds(keys, engine.force, op, result.receipt))) {
      checked.forged = true;
      continue;
    }
    checked.results.push(result);
  }
  return checked;
}

// D8, all in one transaction. false: the answer was built before a reset and is discarded
function applyResults(engine, checked, answer, epoch) {
  const stores = ["ops", "meta", "files", "pieces"];
  return run(engine.store.disk, stores, "readwrite", async ({ ops, meta, files, pieces }) => {
    if (((await ask(meta.get("epoch")))?.value ?? 0) !== epoch) return false;
    const witness = (await ask(meta.get("witness")))?.feeds ?? {};
    const resets = Object.keys(answer.feeds).filter((feed) => answer.feeds[feed].reset);
    if (resets.length) await ask(meta.put({ key: "epoch", value: epoch + 1 }));
    for (const feed of resets) delete witness[feed];
    const rows = new Map((await ask(ops.getAll())).map((row) => [row.id, row]));
    const before = new Map(Array.from(rows, ([id, row]) => [id, row]));
    for (const row of rows.values()) {
      if (resets.includes(row.op.actor)) rows.set(row.id, offeredAgain(row));
    }
    for (const result of checked.results) {
      const row = rows.get(result.id);
      if (row) moveOn(engine, rows, row, result, witness);
    }
    for (const row of rows.values()) {
      const next = backedUp(row, answer.feeds[row.op.actor]);
      if (next !== row) await dropFiles({ files, pieces }, (file) => file.owner === row.id);
      if (next !== before.get(row.id)) await ask(ops.put(next));
    }
    await ask(meta.put({ key: "witness", feeds: witness }));
    return true;
  });
}

// the force lost some of its past: everything it cannot prove to have backed up is offered again
function offeredAgain(row) {
  if (row.state !== "received") return row;
  const files = row.files.map((file) => ({ ...file, offset: 0, done: "" }));
  return { ...row, state: "queued", not_before: 0, files };
}

function moveOn(engine, rows, row, result, witness) {
  const later = { ...row, not_before: engine.now() + RETRY };
  const next = {
    done: () => received(row, result, witness),
    rejected: () => ({ ...row, state: "parked", code: result.code ?? "" }),
    blocked: () => row,
    retry: () => later,
    login: () => ({ ...row, state: "login" }),
    id_conflict: () => forked(engine, rows, row),
  }[result.st];
  if (next) rows.set(row.id, next());
}

function received(row, result, witness) {
  const feed = row.op.actor;
  const { receipt } = result;
  if (number(receipt.pos) > number(witness[feed])) witness[feed] = receipt.pos;
  return { ...row, state: "received", code: "", receipt };
}

// the same bytes under a new id; `base` names the id the seal is bound to
function forked(engine, rows, row) {
  const id = uuid7(engine.now());
  const lane = row.lane === row.id ? id : row.lane;
  const op = { ...row.op, id, lane, base: row.op.base || row.id };
  rows.set(id, { ...row, id, lane, op, state: "queued", code: "", forked_from: row.id });
  return { ...row, state: "forked", files: [] };
}

// everything of it is in a verified backup: the words stay, the bytes go
function backedUp(row, feed) {
  if (row.state !== "received" || !feed) return row;
  const positions = [row.receipt.pos, ...row.files.map((file) => file.done)];
  const covered = positions.every((pos) => pos && number(feed.horizon) >= number(pos));
  if (!covered) return row;
  const { sealed, body, ...op } = row.op;
  return { ...row, state: "safe", op };
}

export { applyResults, checkResults };
