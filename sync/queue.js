// What may be sent now (D5): by number, no lane past an op that waits, and what proves our past.
import { fitting, MAX_OPS, number } from "./protocol.js";
import { ask, run } from "./store.js";

const HELD = ["parked", "login"];

async function readOutbox(engine, cursors) {
  const found = await run(
    engine.store.disk,
    ["ops", "meta"],
    "readonly",
    async ({ ops, meta }) => ({
      all: await ask(ops.getAll()),
      witness: (await ask(meta.get("witness")))?.feeds ?? {},
      epoch: (await ask(meta.get("epoch")))?.value ?? 0,
    }),
  );
  const { ready, next } = sendable(found.all, engine.now());
  const ops = fitting(
    ready.map((row) => row.op),
    Math.min(engine.batch, MAX_OPS),
  );
  // a witness counts while it is ahead of the cursor
  const ahead = Object.entries(found.witness).filter(
    ([feed, position]) => number(position) > number(cursors[feed]),
  );
  const left = ready.length - ops.length;
  return { ops, left, next, epoch: found.epoch, witness: Object.fromEntries(ahead) };
}

// a lane goes no further than its first op that has to wait
function sendable(all, now) {
  const held = new Set(all.filter((row) => HELD.includes(row.state)).map((row) => row.lane));
  const queued = all.filter((row) => row.state === "queued").sort((a, b) => a.n - b.n);
  /** @type {any[][]} */
  const [ready, times] = [[], []];
  for (const row of queued) {
    if (held.has(row.lane)) continue;
    if (row.not_before <= now) ready.push(row);
    else {
      held.add(row.lane);
      times.push(row.not_before);
    }
  }
  return { ready, next: times.length ? Math.min(...times) : 0 };
}

export { readOutbox };
