// The loop around the exchange (D3, D4, D11, D12). Everything it touches is handed in, so that a
// test can be the world.
import { gzip } from "./bytes.js";
import { exchange } from "./exchange.js";
import { readOutbox } from "./queue.js";
import { request } from "./request.js";
import { sendPiece } from "./uploads.js";
import { openView } from "./view.js";

const LONGEST_PAUSE = 300000;
const NEWS = 30000;
const BRAKE = { exchanges: 5, within: 10000 };

// given: { store, fetch, force, signing: async () => [raw public keys], factory?, now?, random?,
// locks?, build?, url?, subject?, zip?, changed? }
function openEngine(given) {
  const engine = {
    url: "/sync/v1",
    build: "",
    now: Date.now,
    random: Math.random,
    locks: globalThis.navigator?.locks ?? null,
    zip: typeof CompressionStream === "function" ? gzip : null,
    changed: () => {},
    failures: 0,
    batch: Number.POSITIVE_INFINITY,
    piece: 65536,
    busy: false,
    uploads: new Map(), // file -> how far the force has it
    later: new Map(), // file -> when to try it again
    ...given,
  };
  const { disk } = given.store;
  engine.view = openView(disk.memory ? null : disk.factory, given.subject ?? "device");
  return engine;
}

// D3, D4: any trigger but the timer forgets the back-off; one tab at a time
async function drain(engine, { timer = false } = {}) {
  if (!timer) engine.failures = 0;
  if (!engine.locks) return engine.busy ? { said: "elsewhere" } : loop(engine);
  return engine.locks.request("peel-sync", { ifAvailable: true }, (lock) =>
    lock ? loop(engine) : { said: "elsewhere" },
  );
}

async function loop(engine) {
  engine.busy = true;
  try {
    return await rounds(engine);
  } finally {
    engine.busy = false;
  }
}

// D11: exchanges until nothing waits, then one piece of a file, and again
async function rounds(engine) {
  const marks = [];
  for (;;) {
    const step = await exchange(engine);
    if (step.said !== "ok") return pause(engine, step);
    if (step.more && stuck(engine, marks, step.mark)) return pause(engine, { said: "stuck" });
    if (step.more) continue;
    const piece = await pieces(engine);
    if (piece.said === "none") return rested(engine);
    if (piece.said !== "ok") return pause(engine, piece);
  }
}

// nothing more to do now; something may have been asked to come again later
async function rested(engine) {
  const { ops, next } = await readOutbox(engine, {});
  if (ops.length) return { said: "ok", retry_in: 1 };
  const times = [next, ...engine.later.values()].filter((time) => time > engine.now());
  const said = times.length > (next ? 1 : 0) ? "refused" : "ok";
  return { said, retry_in: times.length ? Math.min(...times) - engine.now() : 0 };
}

// pieces, until something else waits or it is time to ask for news
async function pieces(engine) {
  const until = engine.now() + NEWS;
  for (;;) {
    const piece = await sendPiece(engine, request);
    if (piece.said !== "ok" || engine.now() > until) return piece;
    const { ops } = await readOutbox(engine, {});
    if (ops.length) return piece;
  }
}

function stuck(engine, marks, mark) {
  marks.push({ mark, at: engine.now() });
  const last = marks.slice(-BRAKE.exchanges);
  if (last.length < BRAKE.exchanges) return false;
  const quick = engine.now() - last[0].at < BRAKE.within;
  return quick && last.every((one) => one.mark === last[0].mark);
}

// D12: nothing expires; who calls sets a timer of `retry_in` and drains again with { timer: true }
function pause(engine, step) {
  if (step.said === "wipe" || step.said === "reload") return { ...step, retry_in: 0 };
  const longest = Math.min(LONGEST_PAUSE, 1000 * 2 ** engine.failures++);
  const retry_in = Math.max(step.wait ?? 0, Math.ceil(engine.random() * longest));
  return { said: step.said, retry_in };
}

export { drain, openEngine };
