// The device's end of the exchange: one round trip (D5 to D10), and the loop around it (D3, D4,
// D11, D12). Everything it touches is handed in, so that a test can be the world.
import { base64, gzip, randomBytes, utf8 } from "./bytes.js";
import { deleteAll, deviceName } from "./device.js";
import { believed, exchangeText } from "./protocol.js";
import { applyResults, checkResults, readOutbox } from "./receipts.js";
import { sendPiece } from "./uploads.js";
import { applyFeeds, clearView, openView, readCursors } from "./view.js";

const FIRST_BYTE = 15000;
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
    ...given,
  };
  const { disk } = given.store;
  engine.view = openView(disk.memory ? null : disk.factory, given.subject ?? "device");
  return engine;
}

async function post(engine, text) {
  const { id, secret } = await deviceName(engine.store);
  const headers = {
    "Content-Type": "application/json",
    Authorization: `Peel-Device ${id}.${secret}`,
  };
  if (engine.zip) headers["Content-Encoding"] = "gzip";
  const body = engine.zip ? await engine.zip(utf8(text)) : text;
  return request(engine, engine.url, { method: "POST", headers, body });
}

// D6: no redirects, no cache, and an end to waiting. -> { status, text, header() }
async function request(engine, url, options) {
  const stop = new AbortController();
  let slow = setTimeout(() => stop.abort(), FIRST_BYTE);
  const strict = { redirect: "error", cache: "no-store", credentials: "same-origin" };
  try {
    const answer = await engine.fetch(url, { ...strict, ...options, signal: stop.signal });
    clearTimeout(slow);
    slow = setTimeout(() => stop.abort(), FIRST_BYTE);
    const text = await answer.text();
    return { status: answer.status, text, header: (name) => answer.headers.get(name) };
  } finally {
    clearTimeout(slow);
  }
}

// one round trip. -> { said, more, wait? }
async function exchange(engine) {
  const cursors = await readCursors(engine.view);
  const { ops, witness, epoch, left } = await readOutbox(engine, cursors);
  const nonce = engine.nonce?.() ?? base64(randomBytes(15));
  const own = `d:${(await deviceName(engine.store)).id}`;
  const asked = { [own]: "0:", ...cursors };
  const said = { nonce, build: engine.build, sent_at: engine.now(), cursors: asked, witness };
  let response;
  try {
    response = await post(engine, exchangeText(said, ops));
  } catch {
    return { said: "offline" };
  }
  const answer = believed(response.status, response.text, nonce);
  if (!answer) return disbelieve(engine, response, ops);
  if (answer.cmd === "wipe") return wipe(engine);
  const checked = await checkResults(engine, ops, answer);
  // D8, then D9: two databases, and a crash between them is harmless in either order
  const kept = await applyResults(engine, checked, answer, epoch);
  if (!kept) return { said: "ok", more: true };
  await applyFeeds(engine.store, engine.view, answer.feeds);
  engine.changed();
  if (answer.cmd) return { said: answer.cmd };
  if (checked.forged) return { said: "strange" };
  const feeds = Object.values(answer.feeds);
  const more = left > 0 || feeds.some((feed) => feed.more || feed.reset);
  const mark = JSON.stringify([left, feeds.map((feed) => feed.cursor)]);
  return { said: "ok", more, mark };
}

const seconds = (said) => (/^\d{1,5}$/.test(said ?? "") ? Number(said) * 1000 : 0);

function disbelieve(engine, response, ops) {
  const { status } = response;
  if (status === 401) return { said: "relogin" };
  if (status === 413 && ops.length > 1) {
    engine.batch = Math.floor(ops.length / 2);
    return { said: "ok", more: true, mark: `413 ${engine.batch}` };
  }
  if (status === 429 || status >= 500) {
    return { said: "busy", wait: seconds(response.header("Retry-After")) };
  }
  // 200 that is not ours, 4xx of something in between: nothing changes
  return { said: status === 200 || status === 511 ? "portal" : "refused" };
}

// D10: keys first, then everything
async function wipe(engine) {
  await deleteAll(engine.store);
  await clearView(engine.view);
  engine.changed();
  return { said: "wipe" };
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
  return { said: "ok", retry_in: next ? Math.max(1, next - engine.now()) : 0 };
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

export { drain, exchange, openEngine };
